-- What is realised is exact and signed: balance = initial + results + adjustments, always. A balance below 0 is lifted by
-- a booking of its own, once nothing is open. The column keeps its name, which clients know.

-- As V024 has it. Where it and a node wait for each other, and PostgreSQL ends the migration, it is tried again as well.
CREATE OR REPLACE FUNCTION migrate_without_queue(statements TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
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
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF clock_timestamp() > last_try THEN
        RAISE EXCEPTION USING ERRCODE = 'lock_not_available',
          MESSAGE = 'A table is read or written since five minutes by somebody who does not end: ' || statements,
          HINT = 'End the backup or the transaction that pg_stat_activity shows, and start the node again.';
      END IF;
    END;
    PERFORM pg_sleep(3);
  END LOOP;
END $$;

-- All tables in one go, in the order in which nodes lock them: while one is waited for, the others are held for two seconds at
-- most, and given up then.
SELECT migrate_without_queue($$
  ALTER TABLE challenge
    -- Sum of what was booked and is no trade.
    ADD COLUMN adjustments          NUMERIC(24, 2) NOT NULL DEFAULT 0,
    ADD COLUMN open_positions       INTEGER        NOT NULL DEFAULT 0,
    -- How many were open when the running day began.
    ADD COLUMN day_start_positions  INTEGER        NOT NULL DEFAULT 0,
    -- Rises where peaks, highs and lows are taken back: what a node has seen before is not theirs any more.
    ADD COLUMN marks_epoch          BIGINT         NOT NULL DEFAULT 0,
    -- Marks change several times a second, and no index names them: with room in their page they cost no index entry.
    SET (fillfactor = 70),
    DROP CONSTRAINT challenge_equity_not_negative;
  ALTER TABLE challenge_trade DROP CONSTRAINT challenge_trade_equity_not_negative;
  ALTER TABLE trading_position SET (fillfactor = 70);
  -- Writers wait for it from here on: what is counted below stays counted.
  LOCK TABLE trading_position IN SHARE ROW EXCLUSIVE MODE$$);

-- Losses beyond the balance were cut off until now: what was cut off is what the adjustments hold. Balance, open results and
-- with them the equity of every account that is traded stay what they were.
UPDATE challenge SET adjustments = current_equity - initial_balance - total_pnl
  WHERE current_equity <> initial_balance + total_pnl;

UPDATE challenge c SET open_positions = p.open
  FROM (SELECT challenge_id, count(*) AS open FROM trading_position WHERE status = 'OPEN' GROUP BY challenge_id) p
  WHERE p.challenge_id = c.id;

-- Accounts that ended while something was open kept what it was worth last, though nobody was paid it.
UPDATE challenge SET floating_pnl = 0
  WHERE status IN ('PASSED', 'FUNDED', 'FAILED') AND floating_pnl <> 0 AND open_positions = 0
    AND max_equity_ever >= current_equity;

ALTER TABLE challenge
  ADD CONSTRAINT challenge_equity_not_negative CHECK (
    max_equity_ever >= 0 AND daily_start_equity >= 0 AND daily_min_equity >= 0
    AND daily_max_equity >= daily_min_equity AND max_equity_ever >= current_equity + floating_pnl),
  ADD CONSTRAINT challenge_balance_adds_up CHECK (current_equity = initial_balance + total_pnl + adjustments),
  ADD CONSTRAINT challenge_flat_owes_nothing CHECK (open_positions > 0 OR current_equity >= 0),
  ADD CONSTRAINT challenge_open_positions CHECK (open_positions >= 0 AND day_start_positions >= 0);

-- Who holds the account's lock counts what is open. Nodes of before this do not: what they have opened or closed is counted
-- when their transaction ends, so that a loss is never lifted off an account that has something open.
CREATE FUNCTION count_open_positions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  counted INTEGER;
BEGIN
  SELECT count(*) INTO counted FROM trading_position WHERE challenge_id = NEW.challenge_id AND status = 'OPEN';
  UPDATE challenge SET open_positions = counted WHERE id = NEW.challenge_id AND open_positions <> counted;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER trading_position_opened AFTER INSERT ON trading_position
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_open_positions();

CREATE CONSTRAINT TRIGGER trading_position_closed AFTER UPDATE ON trading_position
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION count_open_positions();

-- Bookings that are no trade, as their rooms were told them.
CREATE TABLE balance_adjustment (
  id            BIGINT         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  challenge_id  UUID           NOT NULL REFERENCES challenge (id),
  event_seq     BIGINT         NOT NULL,
  kind          VARCHAR(32)    NOT NULL,
  amount        NUMERIC(24, 2) NOT NULL,
  balance_after NUMERIC(24, 2) NOT NULL,
  adjusted_at   TIMESTAMPTZ    NOT NULL,
  CONSTRAINT balance_adjustment_challenge_id_event_seq_key UNIQUE (challenge_id, event_seq),
  CONSTRAINT balance_adjustment_amount_given CHECK (amount <> 0)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only.', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER balance_adjustment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON balance_adjustment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
