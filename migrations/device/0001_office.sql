-- The office's store. Dates are ISO text, instants UTC milliseconds, hours hundredths of an hour, money cents.
-- Every table is declared in crates/polku-store/src/schema.rs as journaled (with its audience) or exempt (with the reason).

-- exempt: facts about this file itself
CREATE TABLE store_meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per committed transaction. `seq` runs without a gap per device; `number` is local to this file.
CREATE TABLE journal_tx (
  number INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hlc INTEGER NOT NULL,
  schema INTEGER NOT NULL,
  worker TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  undoes TEXT,
  UNIQUE (device, seq)
) STRICT;
CREATE INDEX journal_tx_by_undoes ON journal_tx (undoes) WHERE undoes IS NOT NULL;

-- One row per changed row; `before` and `after` hold the changed columns as JSON. Written by generated triggers only.
CREATE TABLE journal (
  tx INTEGER NOT NULL REFERENCES journal_tx (number) DEFERRABLE INITIALLY DEFERRED,
  n INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  client_id TEXT,
  municipality TEXT,
  audience TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  before TEXT,
  after TEXT,
  PRIMARY KEY (tx, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_by_client ON journal (client_id, tx, n) WHERE client_id IS NOT NULL;
CREATE INDEX journal_by_row ON journal (table_name, row_id, tx, n) WHERE client_id IS NULL;

-- The transaction that the triggers write under; none outside a write transaction, so a stray write fails.
CREATE TABLE journal_context (
  only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  tx INTEGER,
  n INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO journal_context (only, tx) VALUES (1, NULL);

-- Who looked at, printed or exported which client, and when; each entry is chained to the one before by `mac`.
CREATE TABLE read_log (
  seq INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  worker TEXT NOT NULL,
  client_id TEXT,
  action TEXT NOT NULL,
  detail TEXT,
  mac TEXT NOT NULL
) STRICT;
CREATE INDEX read_log_by_client ON read_log (client_id, seq);
CREATE TRIGGER read_log_keeps BEFORE UPDATE ON read_log BEGIN SELECT RAISE(ABORT, 'the read log is append-only'); END;
CREATE TRIGGER read_log_stays BEFORE DELETE ON read_log BEGIN SELECT RAISE(ABORT, 'the read log is append-only'); END;

-- Half-typed forms of a worker.
CREATE TABLE draft (
  worker TEXT NOT NULL,
  form TEXT NOT NULL,
  client_id TEXT,
  content TEXT NOT NULL,
  base TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (worker, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE code (
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  PRIMARY KEY (list, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  id TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE parameter_override (
  id TEXT NOT NULL PRIMARY KEY,
  rows TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE municipality (
  code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 3)
) STRICT, WITHOUT ROWID;

CREATE TABLE worker (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  archived_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE worker_municipality (
  worker_id TEXT NOT NULL REFERENCES worker (id),
  municipality TEXT NOT NULL REFERENCES municipality (code),
  responsible INTEGER NOT NULL DEFAULT 0 CHECK (responsible IN (0, 1)),
  PRIMARY KEY (worker_id, municipality)
) STRICT, WITHOUT ROWID;

CREATE TABLE coaching_environment (
  id TEXT NOT NULL PRIMARY KEY,
  municipality TEXT REFERENCES municipality (code),
  name TEXT NOT NULL,
  archived_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE worker_environment (
  worker_id TEXT NOT NULL REFERENCES worker (id),
  environment_id TEXT NOT NULL REFERENCES coaching_environment (id),
  PRIMARY KEY (worker_id, environment_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE work_task (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  archived_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE client (
  id TEXT NOT NULL PRIMARY KEY,
  identity_code TEXT NOT NULL,
  last_name TEXT NOT NULL,
  first_names TEXT NOT NULL,
  gender TEXT,
  municipality TEXT REFERENCES municipality (code),
  phone TEXT,
  non_disclosure INTEGER NOT NULL DEFAULT 0 CHECK (non_disclosure IN (0, 1)),
  career_agent_id TEXT REFERENCES worker (id),
  work_trial_days_elsewhere INTEGER,
  work_trial_elsewhere_until TEXT,
  sort_key TEXT NOT NULL,
  search_key TEXT NOT NULL,
  archived_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX client_by_identity_code ON client (identity_code);
CREATE INDEX client_by_name ON client (archived_on, sort_key, id, municipality);

CREATE TABLE participation (
  id TEXT NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  municipality TEXT REFERENCES municipality (code),
  education_isced INTEGER CHECK (education_isced BETWEEN 0 AND 9),
  status_at_start TEXT,
  unemployed_since TEXT,
  start_date TEXT NOT NULL,
  end_date TEXT,
  qualification_date TEXT,
  counted INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1)),
  exit_reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX participation_by_client ON participation (client_id, start_date, end_date);

CREATE TABLE situation (
  id TEXT NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  date TEXT NOT NULL,
  situation TEXT NOT NULL,
  order_in_day INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX situation_by_client ON situation (client_id, date, order_in_day);

CREATE TABLE coaching_period (
  id TEXT NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  environment_id TEXT NOT NULL REFERENCES coaching_environment (id),
  legal_basis TEXT NOT NULL,
  organiser TEXT,
  start_date TEXT NOT NULL,
  end_date TEXT,
  weekly_days INTEGER CHECK (weekly_days BETWEEN 1 AND 7),
  daily_hours INTEGER CHECK (daily_hours BETWEEN 0 AND 2400),
  weekdays TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX coaching_period_by_client ON coaching_period (client_id, start_date, end_date);
CREATE INDEX coaching_period_by_environment ON coaching_period (environment_id, start_date, end_date, client_id);

-- the period's id is the row's: one final assessment (loppuarvio) per period
CREATE TABLE final_assessment (
  id TEXT NOT NULL PRIMARY KEY REFERENCES coaching_period (id),
  client_id TEXT NOT NULL REFERENCES client (id),
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE attendance (
  client_id TEXT NOT NULL REFERENCES client (id),
  date TEXT NOT NULL,
  attendance TEXT NOT NULL,
  hours INTEGER CHECK (hours BETWEEN 0 AND 2400),
  work_task_id TEXT REFERENCES work_task (id),
  note TEXT,
  PRIMARY KEY (client_id, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  id TEXT NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  date TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  worker_id TEXT NOT NULL REFERENCES worker (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_by_client ON note (client_id, date);

CREATE TABLE plan (
  id TEXT NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  kind TEXT NOT NULL,
  made_on TEXT NOT NULL,
  next_review_on TEXT,
  archived_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_by_client ON plan (client_id, made_on);

CREATE TABLE absence_notice (
  id TEXT NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,
  sent_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX absence_notice_by_client ON absence_notice (client_id, from_date);

-- exempt: the search index over clients, kept by generated triggers
CREATE TABLE client_number (
  number INTEGER NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL UNIQUE
) STRICT;
CREATE VIRTUAL TABLE client_search USING fts5 (words, tokenize = 'trigram remove_diacritics 1');
INSERT INTO client_search (client_search, rank) VALUES ('secure-delete', 1);
