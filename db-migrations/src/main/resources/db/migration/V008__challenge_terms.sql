-- A template's rules as one JSON document, so that a new kind of rule needs no new column.

ALTER TABLE challenge_template ADD COLUMN terms TEXT;

UPDATE challenge_template SET terms = jsonb_build_object(
  'time_zone', time_zone,
  'reset_time', '00:00',
  'daily_loss', jsonb_build_object(
    'type', 'PCT_OF_EQUITY_AT_RESET', 'percent', trim_scale(max_daily_drawdown_percent)::text,
    'breach', 'BEYOND', 'action', 'FAIL'),
  'maximum_loss', jsonb_build_object(
    'type', 'TRAILING_PEAK', 'percent', trim_scale(max_total_drawdown_percent)::text, 'breach', 'BEYOND'),
  'alert_threshold_percent', trim_scale(alert_threshold_percent)::text,
  'phases', jsonb_build_array(jsonb_build_object(
    'phase', 'EVALUATION', 'target_percent', trim_scale(profit_target_percent)::text)))::text;

ALTER TABLE challenge_template
  ALTER COLUMN terms SET NOT NULL,
  ADD CONSTRAINT challenge_template_terms_object CHECK (jsonb_typeof(terms::jsonb) = 'object'),
  DROP COLUMN time_zone,
  DROP COLUMN max_daily_drawdown_percent,
  DROP COLUMN max_total_drawdown_percent,
  DROP COLUMN profit_target_percent,
  DROP COLUMN alert_threshold_percent;

ALTER TABLE challenge
  ADD COLUMN predecessor_id           UUID           REFERENCES challenge (id),
  ADD COLUMN next_reset_at            TIMESTAMPTZ,
  ADD COLUMN locked_until             TIMESTAMPTZ,
  ADD COLUMN closing_high             NUMERIC(24, 2),
  ADD COLUMN daily_start_balance      NUMERIC(24, 2),
  ADD COLUMN closed_day_start_balance NUMERIC(24, 2),
  ADD COLUMN closed_day_closing_high  NUMERIC(24, 2),
  ADD COLUMN closed_day_trades        INTEGER        NOT NULL DEFAULT 0,
  ADD COLUMN closed_day_pnl           NUMERIC(24, 2) NOT NULL DEFAULT 0,
  ADD COLUMN day_trades               INTEGER        NOT NULL DEFAULT 0,
  ADD COLUMN day_pnl                  NUMERIC(24, 2) NOT NULL DEFAULT 0,
  ADD COLUMN earlier_days             INTEGER        NOT NULL DEFAULT 0,
  ADD COLUMN earlier_best_pnl         NUMERIC(24, 2) NOT NULL DEFAULT 0;

-- Challenges of before: no position was ever open, so balance and equity are the same.
UPDATE challenge SET
  closing_high = GREATEST(initial_balance, daily_start_equity),
  daily_start_balance = daily_start_equity,
  closed_day_start_balance = closed_day_start_equity,
  closed_day_closing_high = CASE WHEN closed_day IS NULL THEN NULL ELSE GREATEST(initial_balance, closed_day_start_equity) END,
  next_reset_at = CASE WHEN status = 'ACTIVE' THEN now() END;

UPDATE challenge c SET
  day_trades = d.trades, day_pnl = d.pnl
  FROM (SELECT challenge_id, booked_day, count(*) AS trades, sum(posted_pnl) AS pnl
          FROM challenge_trade GROUP BY challenge_id, booked_day) d
  WHERE d.challenge_id = c.id AND d.booked_day = c.trading_day;

UPDATE challenge c SET
  earlier_days = d.days, earlier_best_pnl = GREATEST(0, d.best)
  FROM (SELECT t.challenge_id, count(*) AS days, max(t.pnl) AS best
          FROM (SELECT x.challenge_id, x.booked_day, sum(x.posted_pnl) AS pnl
                  FROM challenge_trade x GROUP BY x.challenge_id, x.booked_day) t
          JOIN challenge k ON k.id = t.challenge_id AND t.booked_day < k.trading_day
          GROUP BY t.challenge_id) d
  WHERE d.challenge_id = c.id;

ALTER TABLE challenge
  ALTER COLUMN closing_high SET NOT NULL,
  ALTER COLUMN daily_start_balance SET NOT NULL,
  ADD CONSTRAINT challenge_reset_while_active CHECK ((status = 'ACTIVE') = (next_reset_at IS NOT NULL)),
  ADD CONSTRAINT challenge_closed_day_balances CHECK (
    (closed_day IS NULL) = (closed_day_start_balance IS NULL)
    AND (closed_day IS NULL) = (closed_day_closing_high IS NULL));

CREATE INDEX challenge_reset_due_idx ON challenge (next_reset_at) WHERE next_reset_at IS NOT NULL;
CREATE UNIQUE INDEX challenge_predecessor_idx ON challenge (predecessor_id) WHERE predecessor_id IS NOT NULL;
CREATE INDEX challenge_status_idx ON challenge (status, created_at DESC);
