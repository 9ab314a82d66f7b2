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
