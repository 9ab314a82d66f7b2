-- Outcomes of signals, added up by the hour in which they were decided (UTC) in the transaction that decides them: figures of a
-- week or of 90 days are sums of few rows.
CREATE TABLE signal_stats (
  hour           TIMESTAMPTZ NOT NULL,
  strategy       TEXT        NOT NULL,
  symbol         TEXT        NOT NULL,
  timeframe      TEXT        NOT NULL,
  -- Those that have a result in R.
  results        BIGINT      NOT NULL,
  wins           BIGINT      NOT NULL,
  losses         BIGINT      NOT NULL,
  expired        BIGINT      NOT NULL,
  -- Of those won or lost.
  sum_confidence NUMERIC     NOT NULL,
  sum_sq_error   NUMERIC     NOT NULL,
  sum_r          NUMERIC     NOT NULL,
  sum_r_won      NUMERIC     NOT NULL,
  sum_r_lost     NUMERIC     NOT NULL,
  PRIMARY KEY (hour, strategy, symbol, timeframe)
) WITH (fillfactor = 80);

-- What a strategy has won in 90 days is its confidence.
CREATE INDEX signal_stats_series_idx ON signal_stats (strategy, symbol, timeframe, hour);

-- What administrators set for the built-in strategies; one without a row is off.
CREATE TABLE strategy_setting (
  strategy         VARCHAR(16) PRIMARY KEY,
  enabled          BOOLEAN     NOT NULL,
  parameter_names  TEXT[]      NOT NULL,
  parameter_values NUMERIC[]   NOT NULL,
  -- Canonical; none means all that there are.
  symbols          TEXT[]      NOT NULL,
  timeframes       TEXT[]      NOT NULL,
  version          BIGINT      NOT NULL,
  changed_by       VARCHAR(64) NOT NULL,
  changed_at       TIMESTAMPTZ NOT NULL,
  CONSTRAINT strategy_setting_version_positive CHECK (version > 0)
);
