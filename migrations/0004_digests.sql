-- What lets damage be found that SQLite cannot see: of each table how many rows it has, and sums over hashes of them,
-- whatever their order (src/store/file/digest.ts). Every write keeps them so. last: the highest number given so far.
CREATE TABLE digest (
  table_name TEXT PRIMARY KEY,
  rows       INTEGER NOT NULL CHECK (rows >= 0),
  one        INTEGER NOT NULL CHECK (one BETWEEN 0 AND 67108858),
  other      INTEGER NOT NULL CHECK (other BETWEEN 0 AND 67108858),
  placed     INTEGER NOT NULL CHECK (placed BETWEEN 0 AND 67108858),
  last       INTEGER NOT NULL CHECK (last >= 0)
) STRICT, WITHOUT ROWID;
