-- Prop-trading challenges: the offered templates, the challenges, and the trades booked to them.

-- One row per version of a template; rows in use never change, a new version is a new row.
CREATE TABLE challenge_template (
  id                         UUID           PRIMARY KEY,
  code                       VARCHAR(40)    NOT NULL,
  version                    INTEGER        NOT NULL,
  name                       VARCHAR(100)   NOT NULL,
  price                      NUMERIC(19, 2) NOT NULL,
  price_currency             VARCHAR(3)     NOT NULL,
  initial_balance            NUMERIC(24, 2) NOT NULL,
  currency                   VARCHAR(3)     NOT NULL,
  time_zone                  VARCHAR(64)    NOT NULL,
  max_daily_drawdown_percent NUMERIC(5, 2)  NOT NULL,
  max_total_drawdown_percent NUMERIC(5, 2)  NOT NULL,
  profit_target_percent      NUMERIC(7, 2)  NOT NULL,
  alert_threshold_percent    NUMERIC(5, 2)  NOT NULL DEFAULT 80,
  created_at                 TIMESTAMPTZ    NOT NULL DEFAULT now(),
  retired_at                 TIMESTAMPTZ,
  CONSTRAINT challenge_template_code_version_key UNIQUE (code, version),
  CONSTRAINT challenge_template_id_version_key UNIQUE (id, version),
  CONSTRAINT challenge_template_version_positive CHECK (version > 0),
  CONSTRAINT challenge_template_price_not_negative CHECK (price >= 0),
  CONSTRAINT challenge_template_balance_positive CHECK (initial_balance > 0),
  CONSTRAINT challenge_template_currencies CHECK (price_currency ~ '^[A-Z]{3}$' AND currency ~ '^[A-Z]{3}$'),
  CONSTRAINT challenge_template_percents CHECK (
    max_daily_drawdown_percent > 0 AND max_daily_drawdown_percent <= 100
    AND max_total_drawdown_percent > 0 AND max_total_drawdown_percent <= 100
    AND profit_target_percent > 0
    AND alert_threshold_percent > 0 AND alert_threshold_percent <= 100)
);

-- At most one version of a template is on offer.
CREATE UNIQUE INDEX challenge_template_current_idx ON challenge_template (code) WHERE retired_at IS NULL;

CREATE TABLE challenge (
  id                      UUID           PRIMARY KEY,
  user_id                 UUID           NOT NULL REFERENCES user_account (id),
  template_id             UUID           NOT NULL,
  template_version        INTEGER        NOT NULL,
  phase                   VARCHAR(16)    NOT NULL,
  status                  VARCHAR(16)    NOT NULL,
  initial_balance         NUMERIC(24, 2) NOT NULL,
  current_equity          NUMERIC(24, 2) NOT NULL,
  max_equity_ever         NUMERIC(24, 2) NOT NULL,
  total_pnl               NUMERIC(24, 2) NOT NULL,
  total_trades            INTEGER        NOT NULL,
  last_trade_at           TIMESTAMPTZ,
  trading_day             DATE           NOT NULL,
  daily_start_equity      NUMERIC(24, 2) NOT NULL,
  daily_max_equity        NUMERIC(24, 2) NOT NULL,
  daily_min_equity        NUMERIC(24, 2) NOT NULL,
  -- The trading day before, for trades that arrive within the grace after a reset.
  closed_day              DATE,
  closed_day_start_equity NUMERIC(24, 2),
  closed_day_peak_equity  NUMERIC(24, 2),
  daily_alert_raised      BOOLEAN        NOT NULL,
  total_alert_raised      BOOLEAN        NOT NULL,
  started_at              TIMESTAMPTZ,
  ended_at                TIMESTAMPTZ,
  funded_at               TIMESTAMPTZ,
  failure_reason          VARCHAR(32),
  -- Numbers the challenge's events; row_version belongs to the persistence layer.
  event_seq               BIGINT         NOT NULL,
  row_version             BIGINT         NOT NULL,
  created_at              TIMESTAMPTZ    NOT NULL,
  CONSTRAINT challenge_template_fkey FOREIGN KEY (template_id, template_version)
    REFERENCES challenge_template (id, version),
  CONSTRAINT challenge_phase_known CHECK (phase IN ('EVALUATION', 'VERIFICATION', 'FUNDED')),
  CONSTRAINT challenge_status_known CHECK (status IN ('PENDING', 'ACTIVE', 'PASSED', 'FUNDED', 'FAILED')),
  CONSTRAINT challenge_equity_not_negative CHECK (
    current_equity >= 0 AND max_equity_ever >= 0 AND daily_start_equity >= 0 AND daily_min_equity >= 0
    AND daily_max_equity >= daily_min_equity AND max_equity_ever >= current_equity),
  CONSTRAINT challenge_counters_not_negative CHECK (total_trades >= 0 AND event_seq >= 0),
  CONSTRAINT challenge_pending_untouched CHECK (status <> 'PENDING' OR (total_trades = 0 AND started_at IS NULL)),
  CONSTRAINT challenge_end_told CHECK ((status IN ('PASSED', 'FUNDED', 'FAILED')) = (ended_at IS NOT NULL)),
  CONSTRAINT challenge_failure_told CHECK ((status = 'FAILED') = (failure_reason IS NOT NULL)),
  CONSTRAINT challenge_closed_day_whole CHECK (
    (closed_day IS NULL) = (closed_day_start_equity IS NULL)
    AND (closed_day IS NULL) = (closed_day_peak_equity IS NULL))
);

CREATE INDEX challenge_user_id_idx ON challenge (user_id, created_at DESC);
CREATE INDEX challenge_created_at_idx ON challenge (created_at DESC);

-- Prices, quantities and the reported profit keep the digits they were reported with.
CREATE TABLE challenge_trade (
  id              BIGINT         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  challenge_id    UUID           NOT NULL REFERENCES challenge (id),
  trade_id        VARCHAR(100)   NOT NULL,
  symbol          VARCHAR(32)    NOT NULL,
  side            VARCHAR(4)     NOT NULL,
  quantity        NUMERIC        NOT NULL,
  price           NUMERIC        NOT NULL,
  reported_pnl    NUMERIC        NOT NULL,
  posted_pnl      NUMERIC(24, 2) NOT NULL,
  executed_at     TIMESTAMPTZ    NOT NULL,
  booked_day      DATE           NOT NULL,
  received_at     TIMESTAMPTZ    NOT NULL,
  reported_by     UUID           NOT NULL REFERENCES user_account (id),
  equity_before   NUMERIC(24, 2) NOT NULL,
  equity_after    NUMERIC(24, 2) NOT NULL,
  -- With event_types the first answer, given again when the same trade is reported again.
  status_after    VARCHAR(16)    NOT NULL,
  first_event_seq BIGINT         NOT NULL,
  event_types     VARCHAR(255)   NOT NULL,
  CONSTRAINT challenge_trade_challenge_id_trade_id_key UNIQUE (challenge_id, trade_id),
  CONSTRAINT challenge_trade_side_known CHECK (side IN ('BUY', 'SELL')),
  CONSTRAINT challenge_trade_positive CHECK (quantity > 0 AND price > 0),
  CONSTRAINT challenge_trade_digits CHECK (scale(quantity) <= 18 AND scale(price) <= 18 AND scale(reported_pnl) <= 18),
  CONSTRAINT challenge_trade_equity_not_negative CHECK (equity_before >= 0 AND equity_after >= 0)
);

CREATE INDEX challenge_trade_newest_idx ON challenge_trade (challenge_id, id DESC);
