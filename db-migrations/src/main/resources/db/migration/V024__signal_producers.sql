-- Who made a signal: the name of a service's user, "built-in", "hook:NAME" or "redis:CHANNEL". Null of what was stored before,
-- or by an older node that still runs: only administrators cancel those.
ALTER TABLE signal ADD COLUMN producer TEXT;

-- Addresses to which producers post alerts that cannot send headers. Of the key only its hash is kept; rows are never deleted.
CREATE TABLE signal_hook (
  id         UUID        PRIMARY KEY,
  name       VARCHAR(40) NOT NULL,
  key_hash   BYTEA       NOT NULL,
  created_by VARCHAR(64) NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  revoked_by VARCHAR(64),
  revoked_at TIMESTAMPTZ,
  CONSTRAINT signal_hook_key UNIQUE (key_hash),
  CONSTRAINT signal_hook_hash_is_whole CHECK (length(key_hash) = 32),
  CONSTRAINT signal_hook_revoked_by_somebody CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
);

-- One key per producer; a revoked name may be given again.
CREATE UNIQUE INDEX signal_hook_name_idx ON signal_hook (name) WHERE revoked_at IS NULL;
