-- How often to be in touch with a lead: days from its last touch until it is due again; 0 for never, whatever its tags
-- and its tier say; NULL where only those say it.
ALTER TABLE lead ADD COLUMN every_days INTEGER CHECK (every_days BETWEEN 0 AND 3650);
CREATE INDEX lead_every ON lead (id) WHERE every_days IS NOT NULL;

-- How often to be in touch with all leads of a tier, or with a tag.
CREATE TABLE keep_in_touch (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  uid    BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  tier   TEXT UNIQUE CHECK (tier IN ('dream', 'A', 'B', 'C')),
  tag    TEXT CHECK (length(tag) BETWEEN 1 AND 100),
  folded TEXT UNIQUE CHECK (length(folded) BETWEEN 1 AND 400),
  days   INTEGER NOT NULL CHECK (days BETWEEN 1 AND 3650),
  CHECK ((tier IS NULL) <> (tag IS NULL)),
  CHECK ((tag IS NULL) = (folded IS NULL))
) STRICT;

-- After how many days of silence to follow up, attempt by attempt: '3,7,14'. NULL where nothing was said.
ALTER TABLE tactic ADD COLUMN follow_up TEXT CHECK (length(follow_up) BETWEEN 1 AND 100);

-- The log of changes names the tables it may tell of: it is made again, to name one more.
CREATE TEMP TABLE kept_change AS SELECT * FROM change;
CREATE TEMP TABLE kept_back AS SELECT * FROM taken_back;
DELETE FROM taken_back;
DROP TABLE change;

CREATE TABLE change (
  id           INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  table_name   TEXT NOT NULL CHECK (table_name IN ('setting', 'alias', 'outcome', 'reason', 'source', 'lead', 'address', 'tag', 'merged_lead', 'keep_in_touch',
                 'tactic', 'tactic_version', 'trial', 'decision', 'plan', 'benchmark', 'feeling', 'review', 'spend', 'touch', 'result', 'next_step')),
  kind         TEXT NOT NULL CHECK (kind IN ('added', 'edited', 'removed')),
  first_id     INTEGER NOT NULL,
  last_id      INTEGER NOT NULL,
  image        TEXT
) STRICT;
CREATE INDEX change_operation ON change (operation_id);

INSERT INTO change (id, operation_id, table_name, kind, first_id, last_id, image)
SELECT id, operation_id, table_name, kind, first_id, last_id, image FROM kept_change ORDER BY id;
INSERT INTO taken_back (change_id, row_id, image)
SELECT change_id, row_id, image FROM kept_back ORDER BY change_id, row_id;
DROP TABLE kept_change;
DROP TABLE kept_back;
