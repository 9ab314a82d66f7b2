-- Liquidation heatmaps: what administrators set per symbol, and the state of each venue, symbol and model, candle by
-- candle, from which a node that starts or takes over goes on.

CREATE TABLE heatmap_setting (
  symbol           VARCHAR(32)  PRIMARY KEY,
  enabled          BOOLEAN      NOT NULL,
  bucket           NUMERIC      NOT NULL,
  -- By 5, 10, 25, 50, 100.
  weights          NUMERIC[]    NOT NULL,
  typical_position NUMERIC      NOT NULL,
  -- Of each bracket the notional below which it holds, its rate and its deduction.
  bracket_caps       NUMERIC[]  NOT NULL,
  bracket_rates      NUMERIC[]  NOT NULL,
  bracket_deductions NUMERIC[]  NOT NULL,
  version          BIGINT       NOT NULL,
  -- The change that made the model what it is: switching a symbol off and on keeps its states.
  model_version    BIGINT       NOT NULL,
  changed_by       VARCHAR(64)  NOT NULL,
  changed_at       TIMESTAMPTZ  NOT NULL,
  CONSTRAINT heatmap_setting_bucket_positive CHECK (bucket > 0),
  CONSTRAINT heatmap_setting_version_positive CHECK (version > 0)
);

-- How the picture of a candle follows from the one before; of the first candle of each hour also the whole picture.
CREATE TABLE heatmap_step (
  venue           VARCHAR(32) NOT NULL,
  symbol          VARCHAR(32) NOT NULL,
  model           VARCHAR(16) NOT NULL,
  open_time       TIMESTAMPTZ NOT NULL,
  kept            NUMERIC     NOT NULL,
  created         INTEGER     NOT NULL,
  consumed        INTEGER     NOT NULL,
  consumed_volume NUMERIC     NOT NULL,
  close           NUMERIC     NOT NULL,
  open_interest   NUMERIC,
  amount          NUMERIC     NOT NULL,
  changed         BYTEA       NOT NULL,
  whole           BYTEA,
  digest          CHAR(64)    NOT NULL,
  PRIMARY KEY (venue, symbol, model, open_time)
);

CREATE INDEX heatmap_step_keyframe_idx ON heatmap_step (venue, symbol, model, open_time) WHERE whole IS NOT NULL;
CREATE INDEX heatmap_step_age_idx ON heatmap_step USING brin (open_time);

-- All that is needed to go on after a candle, every six hours.
CREATE TABLE heatmap_checkpoint (
  venue           VARCHAR(32) NOT NULL,
  symbol          VARCHAR(32) NOT NULL,
  model           VARCHAR(16) NOT NULL,
  open_time       TIMESTAMPTZ NOT NULL,
  model_version   BIGINT      NOT NULL,
  payload         BYTEA       NOT NULL,
  PRIMARY KEY (venue, symbol, model, open_time)
);

-- Stored history that changed since its picture was made, the earliest change of each.
CREATE TABLE heatmap_change (
  venue  VARCHAR(32) NOT NULL,
  symbol VARCHAR(32) NOT NULL,
  since  TIMESTAMPTZ NOT NULL,
  -- When it was noted first and last: an import notes many, which are gone through once.
  first_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  last_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  PRIMARY KEY (venue, symbol)
);

-- What a day's picture knew of the liquidations that were observed: volumes in the quote currency.
CREATE TABLE heatmap_backtest (
  symbol          VARCHAR(32) NOT NULL,
  model           VARCHAR(16) NOT NULL,
  side            VARCHAR(5)  NOT NULL,
  day             DATE        NOT NULL,
  candles         INTEGER     NOT NULL,
  events          INTEGER     NOT NULL,
  volume          NUMERIC     NOT NULL,
  hit             NUMERIC     NOT NULL,
  -- What as large a part of the range would have held by chance: anywhere, and of the same map shifted.
  uniform         NUMERIC     NOT NULL,
  shifted         NUMERIC     NOT NULL,
  rank_correlation NUMERIC,
  missing_minutes INTEGER     NOT NULL,
  PRIMARY KEY (symbol, model, side, day)
);
