-- Copies, utterances and stories: what is the same thing told again. Written as dispatches arrive.

-- Dispatches that are one agency's copy; earliest is the first of them by publication.
CREATE TABLE copy_group (
  key INTEGER PRIMARY KEY,
  earliest INTEGER NOT NULL REFERENCES dispatch(key),
  agency TEXT,                            -- that most of them name; null when none or two as often
  dispatches INTEGER NOT NULL
);
CREATE INDEX copy_group_by_earliest ON copy_group (earliest);

CREATE TABLE dispatch_copy (
  dispatch INTEGER PRIMARY KEY REFERENCES dispatch(key),
  copy_group INTEGER NOT NULL REFERENCES copy_group(key)
);
CREATE INDEX dispatch_copy_by_group ON dispatch_copy (copy_group);

-- Pairs of copies with what they share: runs of four words.
CREATE TABLE copy_link (
  one INTEGER NOT NULL REFERENCES dispatch(key),
  other INTEGER NOT NULL REFERENCES dispatch(key),
  shared INTEGER NOT NULL,
  of_smaller REAL NOT NULL,               -- the share of the smaller one that the larger one has
  jaccard REAL NOT NULL,
  within INTEGER REFERENCES dispatch(key), -- the one that stands nearly whole in the other
  PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX copy_link_by_other ON copy_link (other);

-- The index by which copies are found: hashes of MinHash signatures of sentences.
CREATE TABLE copy_band (
  band INTEGER NOT NULL,
  dispatch INTEGER NOT NULL REFERENCES dispatch(key),
  PRIMARY KEY (band, dispatch)
) WITHOUT ROWID;

-- The same thing said by the same speaker, in the same words, cut short, or in other words.
CREATE TABLE utterance (
  key INTEGER PRIMARY KEY,
  first_statement INTEGER NOT NULL REFERENCES statement(key),
  first_moment TEXT,                      -- of its dispatch
  statements INTEGER NOT NULL,
  wordings INTEGER NOT NULL
);

CREATE TABLE wording (
  key INTEGER PRIMARY KEY,
  utterance INTEGER NOT NULL REFERENCES utterance(key),
  speaker INTEGER,                        -- the key of an entity; below 0 a hash of the words for somebody unnamed
  digest INTEGER NOT NULL,                -- of the words without marks and capitals
  content TEXT NOT NULL,                  -- as first met
  day TEXT                                -- when first met
);
CREATE INDEX wording_by_utterance ON wording (utterance);
CREATE INDEX wording_by_digest ON wording (speaker, digest) WHERE speaker IS NOT NULL;

-- The index by which other wordings are found: beginnings of the words that carry a content.
CREATE TABLE wording_key (
  speaker INTEGER NOT NULL,               -- as in wording
  beginning INTEGER NOT NULL,
  wording INTEGER NOT NULL REFERENCES wording(key),
  PRIMARY KEY (speaker, beginning, wording)
) WITHOUT ROWID;

CREATE TABLE statement_utterance (
  statement INTEGER PRIMARY KEY REFERENCES statement(key),
  utterance INTEGER NOT NULL REFERENCES utterance(key),
  wording INTEGER NOT NULL REFERENCES wording(key)
);
CREATE INDEX statement_utterance_by_utterance ON statement_utterance (utterance, statement);
CREATE INDEX statement_utterance_by_wording ON statement_utterance (wording);

-- Dispatches about the same thing, near in time.
CREATE TABLE story (
  key INTEGER PRIMARY KEY,
  earliest INTEGER NOT NULL REFERENCES dispatch(key),
  dispatches INTEGER NOT NULL
);

CREATE TABLE dispatch_story (
  dispatch INTEGER PRIMARY KEY REFERENCES dispatch(key),
  story INTEGER NOT NULL REFERENCES story(key)
);
CREATE INDEX dispatch_story_by_story ON dispatch_story (story);

-- The index by which stories are found: hashes of who and what a dispatch is about, by day.
CREATE TABLE story_mark (
  mark INTEGER NOT NULL,
  day INTEGER NOT NULL,                   -- days since 1970-01-01
  dispatch INTEGER NOT NULL REFERENCES dispatch(key),
  PRIMARY KEY (mark, day, dispatch)
) WITHOUT ROWID;

CREATE VIEW copies AS
SELECT c.copy_group, d.published, d.agency, d.outlet, d.headline, d.key = g.earliest AS earliest, g.agency AS from_agency,
  d.id AS dispatch, d.key AS dispatch_key
FROM dispatch_copy c JOIN copy_group g ON g.key = c.copy_group JOIN dispatch d ON d.key = c.dispatch;

CREATE VIEW who_carried_what AS
SELECT u.utterance, d.published, d.outlet, d.agency, s.speaker, s.content, s.key = t.first_statement AS first,
  u.wording, c.copy_group, d.headline, d.id || ':' || s.id AS statement, s.key AS statement_key, d.key AS dispatch_key
FROM statement_utterance u JOIN utterance t ON t.key = u.utterance JOIN statement s ON s.key = u.statement
JOIN dispatch d ON d.key = s.dispatch LEFT JOIN dispatch_copy c ON c.dispatch = d.key;

CREATE VIEW said_most AS
SELECT t.statements, t.wordings, s.speaker, s.content, t.first_moment, t.key AS utterance
FROM utterance t JOIN statement s ON s.key = t.first_statement ORDER BY t.statements DESC;
