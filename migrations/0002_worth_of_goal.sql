-- What a tactic must bring is said of one goal. The column worth is for the goal "meeting", each other goal has its own.
ALTER TABLE tactic ADD COLUMN worth_reached REAL CHECK (worth_reached > 0 AND worth_reached < 1);
ALTER TABLE tactic ADD COLUMN worth_conversation REAL CHECK (worth_conversation > 0 AND worth_conversation < 1);
ALTER TABLE tactic ADD COLUMN worth_held REAL CHECK (worth_held > 0 AND worth_held < 1);
ALTER TABLE tactic ADD COLUMN worth_proposal REAL CHECK (worth_proposal > 0 AND worth_proposal < 1);
ALTER TABLE tactic ADD COLUMN worth_won REAL CHECK (worth_won > 0 AND worth_won < 1);

-- What was given so far was meant for the goal in force.
CREATE TEMP TABLE in_force AS
  SELECT value AS goal FROM setting
  WHERE key = 'goal' AND value IN ('reached', 'conversation', 'held', 'proposal', 'won');

UPDATE tactic SET
  worth_reached = iif(goal = 'reached', worth, NULL), worth_conversation = iif(goal = 'conversation', worth, NULL),
  worth_held = iif(goal = 'held', worth, NULL), worth_proposal = iif(goal = 'proposal', worth, NULL),
  worth_won = iif(goal = 'won', worth, NULL), worth = NULL
FROM in_force;

-- So was what undo and redo bring back.
UPDATE change SET image = json_set(image, '$.worth_' || goal, json_extract(image, '$.worth'), '$.worth', NULL)
FROM in_force
WHERE table_name = 'tactic' AND image IS NOT NULL;

UPDATE taken_back SET image = json_set(image, '$.worth_' || goal, json_extract(image, '$.worth'), '$.worth', NULL)
FROM in_force
WHERE change_id IN (SELECT id FROM change WHERE table_name = 'tactic');

DROP TABLE in_force;

-- A result without a time comes after the one of its touch that it follows on that day: who was last is told anew.
DELETE FROM last_result;
INSERT INTO last_result (lead_id, touch_id, version_id, seq, outcome_id, day, at, stage, stops)
SELECT lead_id, touch_id, version_id, seq, outcome_id, day, at, stage, stops
FROM (
  SELECT *, max(own_stage) OVER lead AS stage, max(own_stops) OVER lead AS stops,
    row_number() OVER (
      PARTITION BY lead_id ORDER BY day DESC, ifnull(at, -9e15) DESC, touch_id DESC, seq DESC) AS nth
  FROM (
    SELECT t.lead_id, r.touch_id, t.version_id, r.seq, r.outcome_id, r.day, ifnull(o.stage, 0) AS own_stage,
      o.stops AS own_stops,
      ifnull(r.at, iif(r.seq = 1, NULL, (
        SELECT b.at
        FROM result b
        WHERE b.touch_id = r.touch_id AND b.seq < r.seq AND b.day = r.day AND b.at IS NOT NULL
        ORDER BY b.seq DESC
        LIMIT 1))) AS at
    FROM result r JOIN touch t ON t.id = r.touch_id JOIN outcome o ON o.id = r.outcome_id
    WHERE t.lead_id IS NOT NULL
  )
  WINDOW lead AS (PARTITION BY lead_id)
)
WHERE nth = 1;
