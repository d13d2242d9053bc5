-- What whole pages are made of, kept so that a question need not read every row: sources by month, countries of events.

-- As source_tally, a month (YYYY-MM, empty for the undated) in one row.
CREATE TABLE source_month (
  month TEXT NOT NULL,
  outlet TEXT NOT NULL,
  agency TEXT NOT NULL,
  kind TEXT NOT NULL,
  naming TEXT NOT NULL,
  gender TEXT NOT NULL,
  statements INTEGER NOT NULL,
  PRIMARY KEY (month, outlet, agency, kind, naming, gender)
) WITHOUT ROWID;
INSERT INTO source_month
SELECT substr(day, 1, 7), outlet, agency, kind, naming, gender, sum(statements) FROM source_tally
GROUP BY 1, 2, 3, 4, 5, 6;

CREATE TRIGGER month_counted AFTER INSERT ON source_tally BEGIN
  INSERT INTO source_month
  VALUES (substr(new.day, 1, 7), new.outlet, new.agency, new.kind, new.naming, new.gender, new.statements)
  ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;
CREATE TRIGGER month_recounted AFTER UPDATE OF statements ON source_tally BEGIN
  UPDATE source_month SET statements = statements + new.statements - old.statements
  WHERE month = substr(new.day, 1, 7) AND outlet = new.outlet AND agency = new.agency AND kind = new.kind
    AND naming = new.naming AND gender = new.gender;
END;

-- The country of a party, as the dispatch has it (ISO 3166-1 alpha-3).
ALTER TABLE event_party ADD COLUMN country TEXT;
UPDATE event_party SET country = (SELECT m.country FROM dispatch_entity m WHERE m.key = event_party.dispatch_entity);
CREATE INDEX event_party_by_country ON event_party (country, side, event) WHERE country IS NOT NULL;

-- Who carries a dispatch, apart from its text: a thousand of them are counted without reading the rows.
CREATE INDEX dispatch_carriers ON dispatch (key, agency, outlet);
