-- The numbered steps that brought this file to its present shape.
CREATE TABLE migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  applied TEXT NOT NULL
);

-- Dispatches with their records. Offsets (starts, ends) are half-open, in code points of dispatch.text.

CREATE TABLE version_group (
  key INTEGER PRIMARY KEY,
  first_dispatch INTEGER NOT NULL REFERENCES dispatch(key) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE dispatch (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,                -- SHA-256 of the text in UTF-8
  headline TEXT,
  kicker TEXT,
  published TEXT,                         -- as the record has it: ISO 8601 with zone, a date alone, or null
  day TEXT,                               -- YYYY-MM-DD, the date as published
  moment TEXT,                            -- for ordering: the instant in UTC, or the day where only that is known
  agency TEXT,
  outlet TEXT,                            -- host of the url without www
  status TEXT,                            -- alert, urgent, lead, update, correction, withdrawal
  standing TEXT NOT NULL DEFAULT 'current' CHECK (standing IN ('current', 'superseded', 'withdrawn')),
  version_group INTEGER REFERENCES version_group(key),
  superseded_by INTEGER REFERENCES dispatch(key),
  withdrawn_by INTEGER REFERENCES dispatch(key),
  withdrawn_by_input INTEGER REFERENCES refused_input(key), -- a withdrawal that had no words of its own
  provider TEXT,                          -- who sends it, as the fields around the text say
  version TEXT,                           -- as those fields count
  updated TEXT,                           -- when that version was made
  language TEXT NOT NULL,
  byline TEXT,
  dateline TEXT,
  lead TEXT,
  url TEXT,
  path TEXT,
  source_id TEXT,                         -- the identifier that the input gave
  format TEXT NOT NULL,
  characters INTEGER NOT NULL,
  ingested TEXT NOT NULL,                 -- ISO 8601 in UTC
  text TEXT NOT NULL
);
CREATE INDEX dispatch_by_moment ON dispatch (moment, key, standing, agency, outlet);
CREATE INDEX dispatch_by_agency ON dispatch (agency, moment);
CREATE INDEX dispatch_by_outlet ON dispatch (outlet, moment);
CREATE INDEX dispatch_by_url ON dispatch (url) WHERE url IS NOT NULL;
CREATE INDEX dispatch_by_source_id ON dispatch (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX dispatch_by_version_group ON dispatch (version_group) WHERE version_group IS NOT NULL;

-- The whole record as `guillemets read` gives it: zlib over compact JSON; sha256 is that of the JSON.
CREATE TABLE record (
  dispatch INTEGER PRIMARY KEY REFERENCES dispatch(key),
  schema_version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  json BLOB NOT NULL
);

-- Every place where the same text was found; the first one is repeated in dispatch.
CREATE TABLE appearance (
  key INTEGER PRIMARY KEY,
  dispatch INTEGER NOT NULL REFERENCES dispatch(key),
  outlet TEXT,
  url TEXT,
  path TEXT,
  source_id TEXT,
  format TEXT NOT NULL,
  published TEXT,                         -- as this input gave it
  ingested TEXT NOT NULL
);
CREATE UNIQUE INDEX appearance_once ON appearance
  (dispatch, ifnull(url, ''), ifnull(path, ''), ifnull(source_id, ''), format);

CREATE TABLE part (
  dispatch INTEGER NOT NULL REFERENCES dispatch(key),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  duplicate_of INTEGER,
  PRIMARY KEY (dispatch, position)
) WITHOUT ROWID;

-- Who is who over all dispatches.
CREATE TABLE entity (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,                -- person-kaja-kallas; a number follows for homonyms
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,                           -- ISO 3166-1 alpha-3
  gender TEXT,
  folded TEXT NOT NULL,                   -- the name in small letters without accents
  names TEXT NOT NULL,                    -- every name it goes under, one a line
  dispatches INTEGER NOT NULL DEFAULT 0,
  statements INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX entity_by_folded ON entity (folded, kind);

CREATE TABLE entity_identifier (
  scheme TEXT NOT NULL,                   -- wikidata, ...
  value TEXT NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity(key),
  PRIMARY KEY (scheme, value)
) WITHOUT ROWID;
CREATE INDEX entity_identifier_by_entity ON entity_identifier (entity);

-- The acronyms that bodies go under: ONU for Nations unies.
CREATE TABLE entity_acronym (
  acronym TEXT NOT NULL,                  -- folded
  entity INTEGER NOT NULL REFERENCES entity(key),
  PRIMARY KEY (acronym, entity)
) WITHOUT ROWID;

-- An entity as one dispatch has it. entity is null for the unnamed, and where two entities fit.
CREATE TABLE dispatch_entity (
  key INTEGER PRIMARY KEY,
  dispatch INTEGER NOT NULL REFERENCES dispatch(key),
  id TEXT NOT NULL,                       -- e1, e2... in the record
  entity INTEGER REFERENCES entity(key),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  gender TEXT,
  roles TEXT,                             -- one a line
  UNIQUE (dispatch, id)
);
CREATE INDEX dispatch_entity_by_entity ON dispatch_entity (entity, dispatch) WHERE entity IS NOT NULL;

CREATE TABLE mention (
  dispatch_entity INTEGER NOT NULL REFERENCES dispatch_entity(key),
  position INTEGER NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  text TEXT NOT NULL,
  form TEXT NOT NULL,
  PRIMARY KEY (dispatch_entity, position)
) WITHOUT ROWID;

-- The attributions: who said what.
CREATE TABLE statement (
  key INTEGER PRIMARY KEY,
  dispatch INTEGER NOT NULL REFERENCES dispatch(key),
  id TEXT NOT NULL,                       -- a1, a2... in the record
  content TEXT NOT NULL,                  -- the pieces, with […] between them
  starts INTEGER NOT NULL,                -- of the first piece
  ends INTEGER NOT NULL,                  -- of the last piece
  type TEXT NOT NULL,
  act TEXT NOT NULL,
  speaker TEXT,                           -- names, with ; between them; null when nobody or nobody in particular
  kind TEXT NOT NULL,
  naming TEXT NOT NULL CHECK (naming IN ('named', 'role', 'anonymous', 'unresolved')),
  gender TEXT,
  anonymous INTEGER NOT NULL,
  negated INTEGER NOT NULL,
  conditional INTEGER NOT NULL,
  relayed INTEGER NOT NULL,               -- how many links stand between the dispatch and the speaker
  cue TEXT,
  cue_starts INTEGER,
  cue_ends INTEGER,
  source TEXT,
  source_starts INTEGER,
  source_ends INTEGER,
  addressee TEXT,
  addressee_starts INTEGER,
  addressee_ends INTEGER,
  reason TEXT,                            -- why the source is not named, in the words of the dispatch
  reason_starts INTEGER,
  reason_ends INTEGER,
  institution INTEGER REFERENCES dispatch_entity(key),
  part INTEGER NOT NULL,
  part_kind TEXT NOT NULL,
  repeated INTEGER NOT NULL,              -- 1 where its part repeats another part of the dispatch
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  day TEXT,                               -- of the dispatch
  standing TEXT NOT NULL DEFAULT 'current' CHECK (standing IN ('current', 'superseded', 'withdrawn')),
  UNIQUE (dispatch, id)
);
-- Browsing and counting over all statements never reads the rows themselves.
CREATE INDEX statement_by_day ON statement (day, standing, repeated, act, kind, naming, type, dispatch);
CREATE INDEX statement_by_institution ON statement (institution) WHERE institution IS NOT NULL;

CREATE TABLE statement_piece (
  statement INTEGER NOT NULL REFERENCES statement(key),
  position INTEGER NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  PRIMARY KEY (statement, position)
) WITHOUT ROWID;

-- Who speaks, one row a speaker; candidates where several fit and none was chosen.
CREATE TABLE statement_speaker (
  statement INTEGER NOT NULL REFERENCES statement(key),
  role TEXT NOT NULL CHECK (role IN ('speaker', 'candidate')),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  dispatch_entity INTEGER NOT NULL REFERENCES dispatch_entity(key),
  entity INTEGER REFERENCES entity(key),
  act TEXT NOT NULL,                      -- this and what follows is of the statement, for counting without reading it
  negated INTEGER NOT NULL,
  repeated INTEGER NOT NULL,
  day TEXT,
  standing TEXT NOT NULL,
  PRIMARY KEY (statement, role, position)
) WITHOUT ROWID;
CREATE INDEX statement_speaker_by_entity ON statement_speaker (entity, role, day, statement, act, negated, repeated, standing)
  WHERE entity IS NOT NULL;

-- On whose word: the links between the dispatch and the speaker, outermost first.
CREATE TABLE relay (
  statement INTEGER NOT NULL REFERENCES statement(key),
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  speaker TEXT,
  anonymous INTEGER NOT NULL,
  PRIMARY KEY (statement, position)
) WITHOUT ROWID;

CREATE TABLE event (
  key INTEGER PRIMARY KEY,
  dispatch INTEGER NOT NULL REFERENCES dispatch(key),
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  trigger_words TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  date TEXT,
  date_basis TEXT,
  date_starts INTEGER,
  date_ends INTEGER,
  place TEXT,
  place_country TEXT,
  place_starts INTEGER,
  place_ends INTEGER,
  factuality TEXT NOT NULL,
  historical INTEGER NOT NULL,
  goldstein REAL NOT NULL,
  quad TEXT NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  day TEXT,                               -- of the dispatch
  standing TEXT NOT NULL DEFAULT 'current' CHECK (standing IN ('current', 'superseded', 'withdrawn')),
  UNIQUE (dispatch, id)
);
CREATE INDEX event_by_date ON event (date, type, mode, standing, quad, factuality, goldstein, dispatch);
CREATE INDEX event_by_type ON event (type, date, mode, standing);
CREATE INDEX event_by_place ON event (place, date, standing, type, mode) WHERE place IS NOT NULL;

CREATE TABLE event_context (
  event INTEGER NOT NULL REFERENCES event(key),
  context TEXT NOT NULL,
  PRIMARY KEY (event, context)
) WITHOUT ROWID;

CREATE TABLE event_mention (
  event INTEGER NOT NULL REFERENCES event(key),
  position INTEGER NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;

CREATE TABLE event_party (
  event INTEGER NOT NULL REFERENCES event(key),
  side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
  position INTEGER NOT NULL,
  dispatch_entity INTEGER NOT NULL REFERENCES dispatch_entity(key),
  entity INTEGER REFERENCES entity(key),
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  PRIMARY KEY (event, side, position)
) WITHOUT ROWID;
CREATE INDEX event_party_by_entity ON event_party (entity, side, event) WHERE entity IS NOT NULL;

-- Who asserts an event and who denies it.
CREATE TABLE event_statement (
  event INTEGER NOT NULL REFERENCES event(key),
  statement INTEGER NOT NULL REFERENCES statement(key),
  stance TEXT NOT NULL CHECK (stance IN ('asserts', 'denies')),
  PRIMARY KEY (event, statement, stance)
) WITHOUT ROWID;
CREATE INDEX event_statement_by_statement ON event_statement (statement);

CREATE TABLE time_expression (
  dispatch INTEGER NOT NULL REFERENCES dispatch(key),
  position INTEGER NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  mod TEXT,
  PRIMARY KEY (dispatch, position)
) WITHOUT ROWID;

-- What stayed unread in a dispatch, and inputs that gave no dispatch at all.
CREATE TABLE refusal (
  dispatch INTEGER NOT NULL REFERENCES dispatch(key),
  position INTEGER NOT NULL,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  PRIMARY KEY (dispatch, position)
) WITHOUT ROWID;

CREATE TABLE refused_input (
  key INTEGER PRIMARY KEY,
  path TEXT,
  url TEXT,
  source_id TEXT,
  number INTEGER,                         -- which item of the input, from 1
  format TEXT NOT NULL,
  provider TEXT,
  status TEXT,                            -- as the fields around it say; a withdrawal withdraws all the same
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  message TEXT NOT NULL,
  ingested TEXT NOT NULL
);
CREATE UNIQUE INDEX refused_input_once ON refused_input
  (ifnull(path, ''), ifnull(url, ''), ifnull(source_id, ''), ifnull(number, 0), stage, reason, message);

-- Why two dispatches are versions of one; several candidates are none and are kept as such.
CREATE TABLE version_link (
  later INTEGER NOT NULL REFERENCES dispatch(key),
  earlier INTEGER NOT NULL REFERENCES dispatch(key),
  basis TEXT NOT NULL CHECK (basis IN ('wire id', 'url', 'headline', 'quoted headline')),
  chosen INTEGER NOT NULL,                -- 0 for one of several candidates
  PRIMARY KEY (later, earlier)
) WITHOUT ROWID;
CREATE INDEX version_link_by_earlier ON version_link (earlier);

-- The headline without its status words, folded: what versions of one dispatch share.
CREATE TABLE version_headline (
  folded TEXT NOT NULL,
  dispatch INTEGER NOT NULL REFERENCES dispatch(key),
  PRIMARY KEY (folded, dispatch)
) WITHOUT ROWID;

-- Who held which office, as dispatches say and as people have confirmed; times counts the dispatches that say so.
CREATE TABLE office (
  key INTEGER PRIMARY KEY,
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  role_key TEXT NOT NULL,                 -- the role folded
  institution TEXT,
  country TEXT,
  gender TEXT,
  first_seen TEXT,
  last_seen TEXT,
  dispatch INTEGER REFERENCES dispatch(key),  -- the first that says so; null when added by hand
  starts INTEGER,
  ends INTEGER,
  times INTEGER NOT NULL DEFAULT 1,
  status TEXT NOT NULL CHECK (status IN ('read', 'confirmed', 'rejected', 'added'))
);
CREATE UNIQUE INDEX office_once ON office (person, role_key, ifnull(institution, ''), ifnull(country, ''));
CREATE INDEX office_by_role ON office (role_key, country);

-- Feeds that are polled.
CREATE TABLE feed (
  key INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  title TEXT,
  etag TEXT,
  modified TEXT,
  added TEXT NOT NULL,
  polled TEXT,
  status INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  wait_until TEXT,
  note TEXT
);

-- How many current statements, for the questions about sources; kept by the triggers below.
CREATE TABLE source_tally (
  day TEXT NOT NULL,
  outlet TEXT NOT NULL,
  agency TEXT NOT NULL,
  kind TEXT NOT NULL,
  naming TEXT NOT NULL,
  gender TEXT NOT NULL,
  statements INTEGER NOT NULL,
  PRIMARY KEY (day, outlet, agency, kind, naming, gender)
) WITHOUT ROWID;

CREATE TRIGGER statement_counted AFTER INSERT ON statement WHEN new.standing = 'current' AND new.repeated = 0 BEGIN
  INSERT INTO source_tally
  SELECT ifnull(new.day, ''), ifnull(d.outlet, ''), ifnull(d.agency, ''), new.kind, new.naming, ifnull(new.gender, ''), 1
  FROM dispatch d WHERE d.key = new.dispatch
  ON CONFLICT DO UPDATE SET statements = statements + 1;
END;

CREATE TRIGGER statement_discounted AFTER UPDATE OF standing ON statement
WHEN (old.standing = 'current') <> (new.standing = 'current') AND new.repeated = 0 BEGIN
  INSERT INTO source_tally
  SELECT ifnull(new.day, ''), ifnull(d.outlet, ''), ifnull(d.agency, ''), new.kind, new.naming, ifnull(new.gender, ''),
    iif(new.standing = 'current', 1, -1)
  FROM dispatch d WHERE d.key = new.dispatch
  ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;

-- A dispatch that is superseded or withdrawn takes its statements and events with it.
CREATE TRIGGER standing_follows AFTER UPDATE OF standing ON dispatch WHEN old.standing <> new.standing BEGIN
  UPDATE statement SET standing = new.standing WHERE dispatch = new.key;
  UPDATE event SET standing = new.standing WHERE dispatch = new.key;
  UPDATE statement_speaker SET standing = new.standing
  WHERE statement IN (SELECT key FROM statement WHERE dispatch = new.key);
END;

-- entity.statements counts the current statements that it speaks.
CREATE TRIGGER speaker_counted AFTER INSERT ON statement_speaker
WHEN new.entity IS NOT NULL AND new.role = 'speaker' AND new.standing = 'current' BEGIN
  UPDATE entity SET statements = statements + 1 WHERE key = new.entity;
END;
CREATE TRIGGER speaker_discounted AFTER UPDATE OF standing ON statement_speaker
WHEN new.entity IS NOT NULL AND new.role = 'speaker' AND (old.standing = 'current') <> (new.standing = 'current') BEGIN
  UPDATE entity SET statements = statements + iif(new.standing = 'current', 1, -1) WHERE key = new.entity;
END;

-- Full text. The *_search tables hold the words as they stand (accents folded), for phrases, prefixes and browsers of
-- databases; the *_stem tables hold French stems, written by Guillemets, without a copy of the text.
CREATE VIRTUAL TABLE dispatch_search USING fts5 (
  headline, text, content="dispatch", content_rowid="key", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER dispatch_search_insert AFTER INSERT ON dispatch BEGIN
  INSERT INTO dispatch_search (rowid, headline, text) VALUES (new.key, new.headline, new.text);
END;
CREATE TRIGGER dispatch_search_delete AFTER DELETE ON dispatch BEGIN
  INSERT INTO dispatch_search (dispatch_search, rowid, headline, text)
  VALUES ('delete', old.key, old.headline, old.text);
END;
CREATE TRIGGER dispatch_search_update AFTER UPDATE OF headline, text ON dispatch BEGIN
  INSERT INTO dispatch_search (dispatch_search, rowid, headline, text)
  VALUES ('delete', old.key, old.headline, old.text);
  INSERT INTO dispatch_search (rowid, headline, text) VALUES (new.key, new.headline, new.text);
END;
CREATE VIRTUAL TABLE dispatch_stem USING fts5 (headline, text, content="", tokenize="unicode61 remove_diacritics 0");

CREATE VIRTUAL TABLE statement_search USING fts5 (
  content, speaker, content="statement", content_rowid="key", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER statement_search_insert AFTER INSERT ON statement BEGIN
  INSERT INTO statement_search (rowid, content, speaker) VALUES (new.key, new.content, new.speaker);
END;
CREATE TRIGGER statement_search_delete AFTER DELETE ON statement BEGIN
  INSERT INTO statement_search (statement_search, rowid, content, speaker)
  VALUES ('delete', old.key, old.content, old.speaker);
END;
CREATE TRIGGER statement_search_update AFTER UPDATE OF content, speaker ON statement BEGIN
  INSERT INTO statement_search (statement_search, rowid, content, speaker)
  VALUES ('delete', old.key, old.content, old.speaker);
  INSERT INTO statement_search (rowid, content, speaker) VALUES (new.key, new.content, new.speaker);
END;
CREATE VIRTUAL TABLE statement_stem USING fts5 (content, content="", tokenize="unicode61 remove_diacritics 0");

CREATE VIRTUAL TABLE entity_search USING fts5 (
  name, names, content="entity", content_rowid="key", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER entity_search_insert AFTER INSERT ON entity BEGIN
  INSERT INTO entity_search (rowid, name, names) VALUES (new.key, new.name, new.names);
END;
CREATE TRIGGER entity_search_delete AFTER DELETE ON entity BEGIN
  INSERT INTO entity_search (entity_search, rowid, name, names) VALUES ('delete', old.key, old.name, old.names);
END;
CREATE TRIGGER entity_search_update AFTER UPDATE OF name, names ON entity BEGIN
  INSERT INTO entity_search (entity_search, rowid, name, names) VALUES ('delete', old.key, old.name, old.names);
  INSERT INTO entity_search (rowid, name, names) VALUES (new.key, new.name, new.names);
END;

CREATE VIEW current_dispatch AS
SELECT key, id, published, agency, outlet, status, kicker, headline, url, text
FROM dispatch WHERE standing = 'current';

CREATE VIEW who_said_what AS
SELECT d.id || ':' || s.id AS statement, d.published, d.agency, d.outlet, d.headline, s.speaker, s.naming, s.kind, s.act,
  s.negated, s.conditional, s.content, s.source, s.cue, s.addressee,
  (SELECT group_concat(source, ' > ') FROM (SELECT r.source FROM relay r WHERE r.statement = s.key ORDER BY r.position))
    AS on_the_word_of,
  s.standing, s.key AS statement_key, d.key AS dispatch_key
FROM statement s JOIN dispatch d ON d.key = s.dispatch;

CREATE VIEW who_did_what AS
SELECT d.id || ':' || e.id AS event, e.date, e.date_basis, e.type, e.mode, e.factuality,
  (SELECT group_concat(name, '; ') FROM (SELECT p.name FROM event_party p WHERE p.event = e.key AND p.side = 'actor'
    GROUP BY p.name ORDER BY min(p.position))) AS actors,
  (SELECT group_concat(name, '; ') FROM (SELECT p.name FROM event_party p WHERE p.event = e.key AND p.side = 'recipient'
    GROUP BY p.name ORDER BY min(p.position))) AS recipients,
  e.trigger_words, e.place, e.quad, e.goldstein, d.published, d.headline, e.standing, e.key AS event_key,
  d.key AS dispatch_key
FROM event e JOIN dispatch d ON d.key = e.dispatch;

CREATE VIEW who_speaks_most AS
SELECT name, kind, country, gender, statements, dispatches, key AS entity_key FROM entity WHERE statements > 0
ORDER BY statements DESC;

CREATE VIEW left_unread AS
SELECT d.id AS dispatch, r.stage, r.reason, substr(d.text, r.starts + 1, r.ends - r.starts) AS words, d.headline,
  d.key AS dispatch_key
FROM refusal r JOIN dispatch d ON d.key = r.dispatch;
