/** Increases whenever the tables change. A later database is refused, an earlier one is migrated. */
export const SCHEMA_VERSION = 3;

/** Rows of the history are numbered by execution and first event. Each execution has this many numbers. */
export const EVENTS_PER_EXECUTION = 32_768;

/** The SQL that migrates a database from each version to the next. */
export const MIGRATIONS: Readonly<Record<number, string>> = {
  1: `
ALTER TABLE history RENAME TO history_1;
CREATE TABLE history (id INTEGER PRIMARY KEY, events TEXT NOT NULL);
INSERT INTO history SELECT execution * ${EVENTS_PER_EXECUTION} + first, events FROM history_1;
DROP TABLE history_1;
ALTER TABLE map_run ADD COLUMN redrives INTEGER NOT NULL DEFAULT 0;
ALTER TABLE map_run ADD COLUMN redriven REAL;
`,
  2: `
UPDATE map_run SET tolerated_percentage = 9e999 WHERE tolerated_percentage = 0 AND tolerated_count > 0;
UPDATE map_run SET tolerated_count = 9e999 WHERE tolerated_count = 0;
`,
};

export const SCHEMA = `
CREATE TABLE IF NOT EXISTS definition (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  role TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS revision (
  definition INTEGER PRIMARY KEY,
  id TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS machine (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  created REAL NOT NULL,
  updated REAL NOT NULL,
  definition INTEGER NOT NULL,
  revision TEXT NOT NULL,
  settings TEXT NOT NULL,
  tags TEXT NOT NULL,
  last_version INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX IF NOT EXISTS machine_name ON machine (name) WHERE deleted = 0;
CREATE INDEX IF NOT EXISTS machine_ever ON machine (name);
CREATE TABLE IF NOT EXISTS version (
  machine INTEGER NOT NULL,
  number INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  revision TEXT NOT NULL,
  description TEXT,
  created REAL NOT NULL,
  PRIMARY KEY (machine, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS alias (
  machine INTEGER NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  routing TEXT NOT NULL,
  created REAL NOT NULL,
  updated REAL NOT NULL,
  PRIMARY KEY (machine, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS execution (
  id INTEGER PRIMARY KEY,
  machine INTEGER NOT NULL,
  family TEXT NOT NULL,
  name TEXT NOT NULL,
  definition INTEGER NOT NULL,
  program TEXT NOT NULL,
  input TEXT NOT NULL,
  started REAL NOT NULL,
  version INTEGER,
  alias TEXT,
  trace_header TEXT,
  item INTEGER,
  status TEXT NOT NULL,
  stopped REAL,
  output TEXT,
  error TEXT,
  cause TEXT,
  redrives INTEGER NOT NULL,
  redriven REAL
);
CREATE UNIQUE INDEX IF NOT EXISTS execution_name ON execution (machine, name);
CREATE INDEX IF NOT EXISTS execution_machine ON execution (machine);
CREATE TABLE IF NOT EXISTS position (
  execution INTEGER PRIMARY KEY,
  resume INTEGER NOT NULL,
  state TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS position_resume ON position (execution) WHERE resume = 1;
CREATE TABLE IF NOT EXISTS history (
  id INTEGER PRIMARY KEY,
  events TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS timer (
  id INTEGER PRIMARY KEY,
  due REAL NOT NULL,
  execution INTEGER NOT NULL,
  scope INTEGER NOT NULL,
  kind TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS timer_due ON timer (due, id);
CREATE TABLE IF NOT EXISTS waiter (
  child TEXT NOT NULL,
  execution INTEGER NOT NULL,
  scope INTEGER NOT NULL,
  PRIMARY KEY (child, execution, scope)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS map_run (
  id INTEGER PRIMARY KEY,
  arn TEXT NOT NULL UNIQUE,
  execution INTEGER NOT NULL,
  scope INTEGER NOT NULL,
  status TEXT NOT NULL,
  started REAL NOT NULL,
  stopped REAL,
  concurrency INTEGER NOT NULL,
  tolerated_count INTEGER NOT NULL,
  tolerated_percentage REAL NOT NULL,
  items INTEGER NOT NULL,
  redrives INTEGER NOT NULL DEFAULT 0,
  redriven REAL
);
CREATE INDEX IF NOT EXISTS map_run_execution ON map_run (execution);
CREATE TABLE IF NOT EXISTS map_item (
  run INTEGER NOT NULL,
  item INTEGER NOT NULL,
  input TEXT NOT NULL,
  size INTEGER NOT NULL,
  status TEXT NOT NULL,
  output TEXT,
  error TEXT,
  cause TEXT,
  PRIMARY KEY (run, item)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS map_item_status ON map_item (run, status, item);
`;
