-- The journal.
--
-- id   short number, for people to type; never used twice (AUTOINCREMENT).
-- uid  the row's identity for ever and in every copy: a UUID (version 7), 16 bytes.
-- at   instant, milliseconds since 1970-01-01 UTC; NULL when only the date is known.
-- day  local calendar date 'YYYY-MM-DD' where and when it was written; never recomputed.
-- utc_offset  minutes east of UTC at that instant; zone: IANA name.
-- Money is in minor units of the journal's one currency, durations in seconds.
-- folded  the name as it is compared: case, accents and invisible characters folded away.

CREATE TABLE setting (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  key   TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 100),
  value TEXT NOT NULL CHECK (length(value) <= 1000)
) STRICT;

-- A word of the owner's own for the beginning of a command line. words: as typed, quotes and backslashes and all.
CREATE TABLE alias (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  uid    BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name   TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  folded TEXT NOT NULL UNIQUE CHECK (length(folded) BETWEEN 1 AND 400),
  words  TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 4000)
) STRICT;

-- Outcomes and reasons are data: people add their own and rename these.
-- stage: 0 attempted, 1 reached, 2 conversation, 3 meeting, 4 held, 5 proposal, 6 won;
--        NULL is the furthest stage the lead had reached by then.
-- ends:  whether it ends the lead; 'address' means unless another address of the lead is known.
-- asks:  what is worth asking for next: a date to come back, the meeting's date, or the lead passed on.
-- channels: those it is offered for, blank for all.
CREATE TABLE outcome (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  uid      BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  folded   TEXT NOT NULL UNIQUE CHECK (length(folded) BETWEEN 1 AND 400),
  stage    INTEGER CHECK (stage BETWEEN 0 AND 6),
  state    TEXT NOT NULL CHECK (state IN ('nothing', 'waiting', 'open', 'deferred', 'advanced', 'failed', 'won')),
  ends     TEXT NOT NULL DEFAULT 'no' CHECK (ends IN ('no', 'yes', 'address')),
  stops    INTEGER NOT NULL DEFAULT 0 CHECK (stops IN (0, 1)),
  asks     TEXT CHECK (asks IN ('date', 'meeting', 'lead')),
  channels TEXT NOT NULL DEFAULT '' CHECK (length(channels) <= 100)
) STRICT;

CREATE TABLE reason (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  uid    BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name   TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  folded TEXT NOT NULL UNIQUE CHECK (length(folded) BETWEEN 1 AND 400),
  place  TEXT CHECK (place IN ('list', 'message', 'offer', 'channel', 'timing', 'follow-up', 'hand-off', 'me', 'tactic'))
) STRICT;

-- asked: whether somebody was asked for the origin; it is not asked for again, known or not.
CREATE TABLE source (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  uid    BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name   TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
  folded TEXT NOT NULL UNIQUE CHECK (length(folded) BETWEEN 1 AND 2000),
  origin TEXT CHECK (origin IN ('self', 'given')),
  asked  INTEGER NOT NULL DEFAULT 0 CHECK (asked IN (0, 1))
) STRICT;

-- stopped: not to be contacted, as was said by itself on stopped_day (NULL: in another journal); a touch with an outcome
-- that stops says so too. lifted: the moment from which those before it no longer do, as '2026-11-21T14:02:00+01:00'.
-- searched: what search looks in, folded: name, company, note, url, tags and the names of leads merged into it; NULL
-- when there is only the name.
CREATE TABLE lead (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
  folded      TEXT NOT NULL CHECK (length(folded) BETWEEN 1 AND 2000),
  company     TEXT CHECK (length(company) BETWEEN 1 AND 500),
  source_id   INTEGER REFERENCES source (id),
  origin      TEXT CHECK (origin IN ('self', 'given')),
  tier        TEXT CHECK (tier IN ('dream', 'A', 'B', 'C')),
  external_id TEXT UNIQUE CHECK (length(external_id) BETWEEN 1 AND 500),
  stopped     INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1)),
  stopped_day TEXT CHECK (stopped_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  lifted      TEXT CHECK (lifted GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*' AND length(lifted) <= 40),
  day         TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  url         TEXT CHECK (length(url) BETWEEN 1 AND 2000),
  note        TEXT CHECK (length(note) BETWEEN 1 AND 65536),
  searched    TEXT
) STRICT;
CREATE INDEX lead_folded ON lead (folded);
CREATE INDEX lead_source ON lead (source_id);
CREATE INDEX lead_dream ON lead (id) WHERE tier = 'dream';
-- Most journals have few of these or none, which is then known at once.
CREATE INDEX lead_origin ON lead (id) WHERE origin IS NOT NULL;
CREATE INDEX lead_tier ON lead (id) WHERE tier IS NOT NULL;
CREATE INDEX lead_stopped ON lead (id) WHERE stopped = 1;

-- The ways to reach a lead.
CREATE TABLE address (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  lead_id INTEGER NOT NULL REFERENCES lead (id),
  kind    TEXT NOT NULL CHECK (kind IN ('email', 'phone')),
  value   TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 320),
  folded  TEXT NOT NULL CHECK (length(folded) BETWEEN 1 AND 1280)
) STRICT;
CREATE INDEX address_folded ON address (folded);
CREATE INDEX address_lead ON address (lead_id);

-- Words of the owner's own for leads.
CREATE TABLE tag (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  lead_id INTEGER NOT NULL REFERENCES lead (id),
  name    TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  folded  TEXT NOT NULL CHECK (length(folded) BETWEEN 1 AND 400),
  UNIQUE (lead_id, folded)
) STRICT;
CREATE INDEX tag_folded ON tag (folded, lead_id);

-- What a lead was known by before it was merged into lead_id on that day: by it an import, an old number and an old name
-- still find that lead. number is the one it had; NULL where that is another's here.
CREATE TABLE merged_lead (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  lead_id     INTEGER NOT NULL REFERENCES lead (id),
  number      INTEGER UNIQUE,
  name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),
  folded      TEXT NOT NULL CHECK (length(folded) BETWEEN 1 AND 2000),
  external_id TEXT UNIQUE CHECK (length(external_id) BETWEEN 1 AND 500),
  day         TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE INDEX merged_lead_into ON merged_lead (lead_id);
CREATE INDEX merged_lead_folded ON merged_lead (folded);

-- worth: the share of leads that must reach the goal for the tactic to be worth its owner's time.
-- seconds: what a touch usually takes, where none was typed.
CREATE TABLE tactic (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  folded      TEXT NOT NULL UNIQUE CHECK (length(folded) BETWEEN 1 AND 400),
  channel     TEXT NOT NULL CHECK (channel IN ('call', 'text', 'email', 'social', 'visit', 'event', 'mail', 'other')),
  kind        TEXT NOT NULL DEFAULT 'cold' CHECK (kind IN ('cold', 'warm', 'follow-up')),
  worth       REAL CHECK (worth > 0 AND worth < 1),
  seconds     INTEGER CHECK (seconds BETWEEN 0 AND 1000000),
  note        TEXT CHECK (length(note) BETWEEN 1 AND 65536),
  dropped_day TEXT CHECK (dropped_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- change: what was changed against the version it comes from. day: when it was made, NULL when that is not known.
CREATE TABLE tactic_version (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  tactic_id INTEGER NOT NULL REFERENCES tactic (id),
  version   INTEGER NOT NULL CHECK (version BETWEEN 1 AND 9999),
  origin    INTEGER CHECK (origin BETWEEN 1 AND 9999 AND origin < version),
  change    TEXT CHECK (length(change) BETWEEN 1 AND 65536),
  day       TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  UNIQUE (tactic_id, version)
) STRICT;

-- A bounded test of one version. touches and until: how far it is planned to go. goal: a stage's number.
-- expected: the share of leads it is expected to bring to the goal; the tactic's worth when it began.
CREATE TABLE trial (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  version_id INTEGER NOT NULL REFERENCES tactic_version (id),
  day        TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  until      TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND until >= day),
  hypothesis TEXT CHECK (length(hypothesis) BETWEEN 1 AND 65536),
  touches    INTEGER CHECK (touches BETWEEN 1 AND 1000000),
  goal       INTEGER NOT NULL CHECK (goal BETWEEN 1 AND 6),
  expected   REAL CHECK (expected > 0 AND expected < 1)
) STRICT;
CREATE INDEX trial_version ON trial (version_id);

-- What was decided about a version, in a trial or without one; a decided trial is over. evidence: what was known then,
-- as JSON; nothing ever changes it.
CREATE TABLE decision (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  version_id INTEGER NOT NULL REFERENCES tactic_version (id),
  trial_id   INTEGER UNIQUE REFERENCES trial (id),
  day        TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  choice     TEXT NOT NULL CHECK (choice IN ('keep', 'tweak', 'drop')),
  learned    TEXT CHECK (length(learned) BETWEEN 1 AND 65536),
  evidence   TEXT NOT NULL CHECK (json_valid(evidence) AND length(evidence) <= 100000)
) STRICT;
CREATE INDEX decision_version ON decision (version_id);

-- So many touches of a tactic, or touches that reach a stage, every week or month from a day on, until a last day or
-- until the next plan for the same thing begins; an amount of 0 plans nothing from then on.
CREATE TABLE plan (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  tactic_id INTEGER REFERENCES tactic (id),
  stage     INTEGER CHECK (stage BETWEEN 1 AND 6),
  amount    INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 1000000),
  every     TEXT NOT NULL CHECK (every IN ('week', 'month')),
  day       TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  until     TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND until >= day),
  CHECK ((tactic_id IS NULL) <> (stage IS NULL))
) STRICT;

-- Somebody's claim: of `unit`, the share low to high (the same for one figure) reach the stage `goal`. About one tactic,
-- about all of a channel, or with neither about any.
CREATE TABLE benchmark (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  tactic_id INTEGER REFERENCES tactic (id),
  channel   TEXT CHECK (channel IN ('call', 'text', 'email', 'social', 'visit', 'event', 'mail', 'other')),
  low       REAL NOT NULL CHECK (low >= 0 AND low <= high),
  high      REAL NOT NULL CHECK (high > 0 AND high <= 1),
  unit      TEXT NOT NULL CHECK (unit IN ('touches', 'leads', 'reached', 'conversations', 'meetings', 'held', 'proposals')),
  goal      INTEGER NOT NULL CHECK (goal BETWEEN 1 AND 6),
  source    TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 2000),
  year      INTEGER CHECK (year BETWEEN 1900 AND 2999),
  note      TEXT CHECK (length(note) BETWEEN 1 AND 65536),
  CHECK (tactic_id IS NULL OR channel IS NULL)
) STRICT;

-- How a tactic sits with its owner, asked once a week, and what is in the way of doing it.
CREATE TABLE feeling (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  tactic_id  INTEGER NOT NULL REFERENCES tactic (id),
  day        TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  fit        TEXT CHECK (fit IN ('against-my-grain', 'not-my-strength', 'fine', 'mine')),
  in_the_way TEXT CHECK (length(in_the_way) BETWEEN 1 AND 65536),
  CHECK (fit IS NOT NULL OR in_the_way IS NOT NULL)
) STRICT;
CREATE INDEX feeling_tactic ON feeling (tactic_id, day);

-- What a weekly review has asked already. week: its Monday; question: what kind, with the uid of what it is about, as
-- `fit 019a…`, or `rest silent` for all that was left of a group.
CREATE TABLE review (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  uid      BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  week     TEXT NOT NULL CHECK (week GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  day      TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  question TEXT NOT NULL CHECK (length(question) BETWEEN 1 AND 100),
  answer   TEXT NOT NULL CHECK (answer IN ('answered', 'skipped')),
  UNIQUE (week, question)
) STRICT;

-- Money that belongs to no single touch: once on a day, or on that day of every month until a last day.
CREATE TABLE spend (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  tactic_id INTEGER NOT NULL REFERENCES tactic (id),
  amount    INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000000),
  every     TEXT CHECK (every IN ('month')),
  day       TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  until     TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  note      TEXT CHECK (length(note) BETWEEN 1 AND 65536),
  CHECK (until IS NULL OR (every IS NOT NULL AND until >= day))
) STRICT;
CREATE INDEX spend_tactic ON spend (tactic_id);

-- lead_id is NULL for a touch at nobody in particular.
-- import_key: hash of the mapped values and the occurrence number of an imported row without external id.
CREATE TABLE touch (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         BLOB NOT NULL CHECK (length(uid) = 16),
  lead_id     INTEGER REFERENCES lead (id),
  version_id  INTEGER NOT NULL REFERENCES tactic_version (id),
  day         TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  at          INTEGER,
  utc_offset  INTEGER CHECK (utc_offset BETWEEN -1440 AND 1440),
  zone        TEXT NOT NULL CHECK (length(zone) BETWEEN 1 AND 100),
  seconds     INTEGER CHECK (seconds BETWEEN 0 AND 100000000),
  cost        INTEGER CHECK (cost BETWEEN 0 AND 1000000000000),
  energy      INTEGER CHECK (energy BETWEEN -2 AND 2),
  note        TEXT CHECK (length(note) BETWEEN 1 AND 65536),
  external_id TEXT CHECK (length(external_id) BETWEEN 1 AND 500),
  import_key  BLOB CHECK (length(import_key) = 16),
  CHECK ((at IS NULL) = (utc_offset IS NULL))
) STRICT;
CREATE UNIQUE INDEX touch_uid ON touch (uid);
CREATE UNIQUE INDEX touch_external ON touch (external_id) WHERE external_id IS NOT NULL;
CREATE UNIQUE INDEX touch_import ON touch (import_key) WHERE import_key IS NOT NULL;
CREATE INDEX touch_lead ON touch (lead_id, version_id, day, at);
CREATE INDEX touch_day ON touch (day, at);
CREATE INDEX touch_version ON touch (version_id, day, seconds, cost);

-- What became of a touch, each step with its own time. seq is its place among the steps of the touch: by day, on one
-- day by instant where both have one, else as written. The last is the one shown.
CREATE TABLE result (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        BLOB NOT NULL CHECK (length(uid) = 16),
  touch_id   INTEGER NOT NULL REFERENCES touch (id),
  seq        INTEGER NOT NULL CHECK (seq BETWEEN 1 AND 10000),
  outcome_id INTEGER NOT NULL REFERENCES outcome (id),
  day        TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  at         INTEGER,
  utc_offset INTEGER CHECK (utc_offset BETWEEN -1440 AND 1440),
  zone       TEXT NOT NULL CHECK (length(zone) BETWEEN 1 AND 100),
  reason_id  INTEGER REFERENCES reason (id),
  place      TEXT CHECK (place IN ('list', 'message', 'offer', 'channel', 'timing', 'follow-up', 'hand-off', 'me', 'tactic')),
  value      INTEGER CHECK (value BETWEEN 0 AND 1000000000000),
  note       TEXT CHECK (length(note) BETWEEN 1 AND 65536),
  CHECK ((at IS NULL) = (utc_offset IS NULL))
) STRICT;
CREATE UNIQUE INDEX result_step ON result (touch_id, seq);
CREATE INDEX result_later ON result (touch_id, seq) WHERE seq > 1;
CREATE INDEX result_value ON result (touch_id) WHERE value IS NOT NULL;

-- Where each touched lead stands: its last result, the furthest stage of any, and whether any stops it. It follows from
-- touch and result; every write keeps it so.
CREATE TABLE last_result (
  lead_id    INTEGER PRIMARY KEY,
  touch_id   INTEGER NOT NULL,
  version_id INTEGER NOT NULL,
  seq        INTEGER NOT NULL,
  outcome_id INTEGER NOT NULL,
  day        TEXT NOT NULL,
  at         INTEGER,
  stage      INTEGER NOT NULL,
  stops      INTEGER NOT NULL
) STRICT;

-- A promise: what, when, who. owner is NULL when it is yours, somebody's name after a hand-off.
-- meeting: it is the date of a meeting. moved: another date took its place, which is a row of its own.
-- kept_touch_id: the touch that kept it, or whose outcome ended the lead and so dropped it.
CREATE TABLE next_step (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uid           BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  lead_id       INTEGER NOT NULL REFERENCES lead (id),
  touch_id      INTEGER REFERENCES touch (id),
  day           TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  at            INTEGER,
  utc_offset    INTEGER CHECK (utc_offset BETWEEN -1440 AND 1440),
  zone          TEXT NOT NULL CHECK (length(zone) BETWEEN 1 AND 100),
  what          TEXT CHECK (length(what) BETWEEN 1 AND 500),
  owner         TEXT CHECK (length(owner) BETWEEN 1 AND 500),
  meeting       INTEGER NOT NULL DEFAULT 0 CHECK (meeting IN (0, 1)),
  acknowledged  TEXT CHECK (acknowledged GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  made          TEXT NOT NULL CHECK (made GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  state         TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'moved', 'dropped')),
  closed        TEXT CHECK (closed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kept_touch_id INTEGER REFERENCES touch (id),
  why           TEXT CHECK (length(why) BETWEEN 1 AND 500),
  CHECK ((at IS NULL) = (utc_offset IS NULL)),
  CHECK ((state = 'open') = (closed IS NULL))
) STRICT;
CREATE INDEX next_step_lead ON next_step (lead_id, state);
-- These hold all that it takes to say what is due when, and to whom something is promised.
CREATE INDEX next_step_open ON next_step (day, at, made, meeting, owner, acknowledged) WHERE state = 'open';
CREATE INDEX next_step_promised ON next_step (lead_id, made) WHERE state = 'open';
CREATE INDEX next_step_closed ON next_step (closed, made, lead_id) WHERE state <> 'open';
CREATE INDEX next_step_touch ON next_step (touch_id);
CREATE INDEX next_step_kept ON next_step (kept_touch_id) WHERE kept_touch_id IS NOT NULL;

-- Every write is one operation. state: undone can be redone until the next write, then it is discarded.
CREATE TABLE operation (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  command TEXT NOT NULL CHECK (length(command) BETWEEN 1 AND 100),
  summary TEXT NOT NULL CHECK (length(summary) <= 4000),
  at      INTEGER NOT NULL,
  state   TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'discarded'))
) STRICT;

CREATE INDEX operation_undone ON operation (id) WHERE state = 'undone';

-- What an operation did. added: ids first_id to last_id of table_name. edited and removed: one row, and
-- image is its other version as JSON (BLOBs in hex): the one before while done, the one after while undone.
CREATE TABLE change (
  id           INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  table_name   TEXT NOT NULL CHECK (table_name IN ('setting', 'alias', 'outcome', 'reason', 'source', 'lead', 'address', 'tag', 'merged_lead', 'tactic',
                 'tactic_version', 'trial', 'decision', 'plan', 'benchmark', 'feeling', 'review', 'spend', 'touch', 'result', 'next_step')),
  kind         TEXT NOT NULL CHECK (kind IN ('added', 'edited', 'removed')),
  first_id     INTEGER NOT NULL,
  last_id      INTEGER NOT NULL,
  image        TEXT
) STRICT;
CREATE INDEX change_operation ON change (operation_id);

-- The rows that undo took out of an 'added' change, kept for redo.
CREATE TABLE taken_back (
  change_id INTEGER NOT NULL REFERENCES change (id),
  row_id    INTEGER NOT NULL,
  image     TEXT NOT NULL,
  PRIMARY KEY (change_id, row_id)
) STRICT, WITHOUT ROWID;

-- Copies made with "prospect backup", by their full path. No operation: undo leaves them alone, nothing exports them.
CREATE TABLE backup (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL UNIQUE CHECK (length(path) BETWEEN 1 AND 10000),
  at   INTEGER NOT NULL
) STRICT;

INSERT INTO outcome (uid, name, folded, stage, state, ends, stops, asks, channels) VALUES
  (X'00000000000070008000000000000101', 'no-answer',      'no-answer',      0,    'nothing',  'no',      0, NULL,      'call visit'),
  (X'00000000000070008000000000000102', 'voicemail',      'voicemail',      0,    'nothing',  'no',      0, NULL,      'call'),
  (X'00000000000070008000000000000103', 'gatekeeper',     'gatekeeper',     0,    'nothing',  'no',      0, NULL,      'call visit'),
  (X'00000000000070008000000000000104', 'sent',           'sent',           0,    'waiting',  'no',      0, NULL,      'text email social mail'),
  (X'00000000000070008000000000000105', 'wrong-number',   'wrong-number',   0,    'failed',   'address', 0, NULL,      'call text'),
  (X'00000000000070008000000000000106', 'bounced',        'bounced',        0,    'failed',   'address', 0, NULL,      'text email mail'),
  (X'00000000000070008000000000000107', 'hung-up',        'hung-up',        1,    'failed',   'no',      0, NULL,      'call'),
  (X'00000000000070008000000000000108', 'call-back',      'call-back',      1,    'open',     'no',      0, 'date',    ''),
  (X'00000000000070008000000000000109', 'replied',        'replied',        2,    'open',     'no',      0, NULL,      'text email social mail'),
  (X'0000000000007000800000000000010a', 'talked',         'talked',         2,    'open',     'no',      0, NULL,      'call visit event other'),
  (X'0000000000007000800000000000010b', 'passed-on',      'passed-on',      2,    'open',     'no',      0, 'lead',    ''),
  (X'0000000000007000800000000000010c', 'not-now',        'not-now',        2,    'deferred', 'no',      0, 'date',    ''),
  (X'0000000000007000800000000000010d', 'not-interested', 'not-interested', 2,    'failed',   'yes',     0, NULL,      ''),
  (X'0000000000007000800000000000010e', 'meeting',        'meeting',        3,    'advanced', 'no',      0, 'meeting', ''),
  (X'0000000000007000800000000000010f', 'no-show',        'no-show',        3,    'failed',   'no',      0, 'date',    ''),
  (X'00000000000070008000000000000110', 'held',           'held',           4,    'advanced', 'no',      0, NULL,      ''),
  (X'00000000000070008000000000000111', 'proposal',       'proposal',       5,    'advanced', 'no',      0, 'date',    ''),
  (X'00000000000070008000000000000112', 'won',            'won',            6,    'won',      'yes',     0, NULL,      ''),
  (X'00000000000070008000000000000113', 'lost',           'lost',           NULL, 'failed',   'yes',     0, NULL,      ''),
  (X'00000000000070008000000000000114', 'do-not-contact', 'do-not-contact', 1,    'failed',   'yes',     1, NULL,      '');

INSERT INTO reason (uid, name, folded, place) VALUES
  (X'00000000000070008000000000000201', 'has-someone',      'has-someone',      'list'),
  (X'00000000000070008000000000000202', 'wrong-person',     'wrong-person',     'list'),
  (X'00000000000070008000000000000203', 'bad-data',         'bad-data',         'list'),
  (X'00000000000070008000000000000204', 'bad-fit',          'bad-fit',          'list'),
  (X'00000000000070008000000000000205', 'lost-at-opening',  'lost-at-opening',  'message'),
  (X'00000000000070008000000000000206', 'no-need',          'no-need',          'offer'),
  (X'00000000000070008000000000000207', 'price',            'price',            'offer'),
  (X'00000000000070008000000000000208', 'timing',           'timing',           'timing'),
  (X'00000000000070008000000000000209', 'no-show',          'no-show',          'follow-up'),
  (X'0000000000007000800000000000020a', 'hand-off-dropped', 'hand-off-dropped', 'hand-off'),
  (X'0000000000007000800000000000020b', 'my-execution',     'my-execution',     'me'),
  (X'0000000000007000800000000000020c', 'other',            'other',            NULL);
