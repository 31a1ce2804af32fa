SELECT t.id AS touch, t.day AS date,
  strftime('%H:%M', t.at / 1000 + t.utc_offset * 60, 'unixepoch') AS time,
  coalesce(strftime('%Y-%m-%dT%H:%M:%S', t.at / 1000 + t.utc_offset * 60, 'unixepoch')
    || printf('%s%02d:%02d', CASE WHEN t.utc_offset < 0 THEN '-' ELSE '+' END, abs(t.utc_offset) / 60, abs(t.utc_offset) % 60),
    t.day) AS at,
  t.zone, t.lead_id, l.name AS lead, l.company, s.name AS source, coalesce(l.origin, s.origin) AS origin, l.tier,
  ta.name AS tactic, v.version, ta.channel, ta.kind, o.name AS outcome,
  CASE o.stage WHEN 0 THEN 'attempted' WHEN 1 THEN 'reached' WHEN 2 THEN 'conversation' WHEN 3 THEN 'meeting'
    WHEN 4 THEN 'held' WHEN 5 THEN 'proposal' WHEN 6 THEN 'won' END AS stage,
  o.state, re.name AS reason, r.place AS broke, t.seconds, t.cost / 100.0 AS cost, r.value / 100.0 AS value,
  (SELECT value FROM setting WHERE key = 'currency') AS currency, t.energy, t.note, t.external_id, NULL AS steps,
  lower(substr(hex(l.uid), 1, 8) || '-' || substr(hex(l.uid), 9, 4) || '-' || substr(hex(l.uid), 13, 4) || '-'
    || substr(hex(l.uid), 17, 4) || '-' || substr(hex(l.uid), 21)) AS lead_uid,
  lower(substr(hex(t.uid), 1, 8) || '-' || substr(hex(t.uid), 9, 4) || '-' || substr(hex(t.uid), 13, 4) || '-'
    || substr(hex(t.uid), 17, 4) || '-' || substr(hex(t.uid), 21)) AS uid
FROM touch t
  JOIN result r ON r.id = (SELECT x.id FROM result x WHERE x.touch_id = t.id ORDER BY x.seq DESC LIMIT 1)
  JOIN outcome o ON o.id = r.outcome_id
  LEFT JOIN reason re ON re.id = r.reason_id
  JOIN tactic_version v ON v.id = t.version_id
  JOIN tactic ta ON ta.id = v.tactic_id
  LEFT JOIN lead l ON l.id = t.lead_id
  LEFT JOIN source s ON s.id = l.source_id
ORDER BY t.id;
