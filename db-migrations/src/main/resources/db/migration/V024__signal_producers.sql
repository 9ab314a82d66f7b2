-- Runs statements of migrations that lock a table against everybody. Whoever reads it for long (a backup) would have them wait,
-- and all that nodes ask of the table would wait behind them: they are given up after two seconds and tried again, for five
-- minutes. On a failure nothing of them is left.
CREATE FUNCTION migrate_without_queue(statements TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  last_try TIMESTAMPTZ := clock_timestamp() + INTERVAL '5 minutes';
  lock_timeout_before TEXT := current_setting('lock_timeout');
BEGIN
  LOOP
    BEGIN
      PERFORM set_config('lock_timeout', '2s', TRUE);
      EXECUTE statements;
      PERFORM set_config('lock_timeout', lock_timeout_before, TRUE);
      RETURN;
    EXCEPTION WHEN lock_not_available THEN
      IF clock_timestamp() > last_try THEN
        RAISE EXCEPTION USING ERRCODE = 'lock_not_available',
          MESSAGE = 'A table is read or written since five minutes by somebody who does not end: ' || statements,
          HINT = 'End the backup or the transaction that pg_stat_activity shows, and start the node again.';
      END IF;
    END;
    PERFORM pg_sleep(3);
  END LOOP;
END $$;

-- Who made a signal: the name of a service's user, "built-in", "hook:NAME" or "redis:CHANNEL". Null of what was stored before,
-- or by an older node that still runs: only administrators cancel those.
SELECT migrate_without_queue('ALTER TABLE signal ADD COLUMN producer TEXT');

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
