-- Groups of an environment, days on which it is closed, substitutes of workers, standard phrases.

CREATE TABLE coaching_group (
  id TEXT NOT NULL PRIMARY KEY,
  environment_id TEXT NOT NULL REFERENCES coaching_environment (id),
  name TEXT NOT NULL,
  weekdays TEXT NOT NULL,
  daily_hours INTEGER CHECK (daily_hours BETWEEN 0 AND 2400),
  archived_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX coaching_group_by_environment ON coaching_group (environment_id);

ALTER TABLE coaching_period ADD COLUMN group_id TEXT REFERENCES coaching_group (id);

CREATE TABLE closed_day (
  environment_id TEXT NOT NULL REFERENCES coaching_environment (id),
  date TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (environment_id, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE substitute (
  id TEXT NOT NULL PRIMARY KEY,
  worker_id TEXT NOT NULL REFERENCES worker (id),
  substitute_id TEXT NOT NULL REFERENCES worker (id),
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,
  archived_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX substitute_by_substitute ON substitute (substitute_id, to_date);

-- a phrase without a worker is the office's
CREATE TABLE phrase (
  id TEXT NOT NULL PRIMARY KEY,
  worker_id TEXT REFERENCES worker (id),
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  archived_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX phrase_by_worker ON phrase (worker_id, code);
