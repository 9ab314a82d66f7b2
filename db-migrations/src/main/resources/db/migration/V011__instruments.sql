-- What is traded, on which terms, and what the economic calendar tells of its currencies.

CREATE TABLE instrument (
  symbol             VARCHAR(32)    PRIMARY KEY,
  base_currency      VARCHAR(8)     NOT NULL,
  quote_currency     VARCHAR(8)     NOT NULL,
  contract_size      NUMERIC(20, 8) NOT NULL,
  tick_size          NUMERIC(20, 8) NOT NULL,
  pip_size           NUMERIC(20, 8) NOT NULL,
  lot_step           NUMERIC(20, 8) NOT NULL,
  minimum_lots       NUMERIC(20, 8) NOT NULL,
  maximum_lots       NUMERIC(20, 8) NOT NULL,
  margin_percent     NUMERIC(7, 4)  NOT NULL,
  -- Per round turn: an amount a lot in the quote currency, and percent points of the value opened.
  commission_per_lot NUMERIC(20, 8) NOT NULL DEFAULT 0,
  commission_percent NUMERIC(7, 4)  NOT NULL DEFAULT 0,
  -- Per lot and night in the quote currency; what the holder pays is negative.
  swap_long          NUMERIC(20, 8) NOT NULL DEFAULT 0,
  swap_short         NUMERIC(20, 8) NOT NULL DEFAULT 0,
  -- The night that stands for the weekend as well; without one every night counts once.
  swap_triple_day    VARCHAR(9),
  -- Venues whose prices are taken, best first, separated by commas; empty: any.
  venues             VARCHAR(200)   NOT NULL DEFAULT '',
  enabled            BOOLEAN        NOT NULL DEFAULT TRUE,
  row_version        BIGINT         NOT NULL DEFAULT 0,
  CONSTRAINT instrument_positive CHECK (
    contract_size > 0 AND tick_size > 0 AND pip_size > 0 AND lot_step > 0
    AND minimum_lots > 0 AND maximum_lots >= minimum_lots AND margin_percent > 0 AND margin_percent <= 100),
  CONSTRAINT instrument_commission_not_negative CHECK (commission_per_lot >= 0 AND commission_percent >= 0),
  CONSTRAINT instrument_triple_day_known CHECK (swap_triple_day IS NULL
    OR swap_triple_day IN ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'))
);

INSERT INTO instrument (symbol, base_currency, quote_currency, contract_size, tick_size, pip_size, lot_step,
    minimum_lots, maximum_lots, margin_percent, commission_per_lot, commission_percent, swap_long, swap_short,
    swap_triple_day)
VALUES
  ('BTC-USD',  'BTC',  'USD', 1,      0.01,    1,      0.01, 0.01, 100,  50, 0,   0.05, -12,   -4,   NULL),
  ('ETH-USD',  'ETH',  'USD', 1,      0.01,    0.1,    0.01, 0.01, 1000, 50, 0,   0.05, -0.6,  -0.2, NULL),
  ('SOL-USD',  'SOL',  'USD', 1,      0.001,   0.01,   0.1,  0.1,  5000, 50, 0,   0.05, -0.03, -0.01, NULL),
  ('XRP-USD',  'XRP',  'USD', 1000,   0.00001, 0.0001, 0.01, 0.01, 1000, 50, 0,   0.05, -0.12, -0.04, NULL),
  ('DOGE-USD', 'DOGE', 'USD', 10000,  0.00001, 0.0001, 0.01, 0.01, 1000, 50, 0,   0.05, -0.3,  -0.1, NULL),
  ('EUR-USD',  'EUR',  'USD', 100000, 0.00001, 0.0001, 0.01, 0.01, 50,   1,  5,   0,    -7.2,  3.1,  'WEDNESDAY'),
  ('GBP-USD',  'GBP',  'USD', 100000, 0.00001, 0.0001, 0.01, 0.01, 50,   1,  5,   0,    -3.4,  -1.2, 'WEDNESDAY'),
  ('AUD-USD',  'AUD',  'USD', 100000, 0.00001, 0.0001, 0.01, 0.01, 50,   1,  5,   0,    -2.8,  0.4,  'WEDNESDAY'),
  ('USD-JPY',  'USD',  'JPY', 100000, 0.001,   0.01,   0.01, 0.01, 50,   1,  750, 0,    1400,  -2600, 'WEDNESDAY'),
  ('USD-CHF',  'USD',  'CHF', 100000, 0.00001, 0.0001, 0.01, 0.01, 50,   1,  4.5, 0,    6.1,   -11.3, 'WEDNESDAY');

-- Releases of the economic calendar. One that is targeted closes the news window of its currency.
CREATE TABLE economic_event (
  id          UUID         PRIMARY KEY,
  released_at TIMESTAMPTZ  NOT NULL,
  currency    VARCHAR(8)   NOT NULL,
  title       VARCHAR(200) NOT NULL,
  impact      VARCHAR(8)   NOT NULL,
  targeted    BOOLEAN      NOT NULL,
  CONSTRAINT economic_event_key UNIQUE (released_at, currency, title),
  CONSTRAINT economic_event_impact_known CHECK (impact IN ('LOW', 'MEDIUM', 'HIGH'))
);

CREATE INDEX economic_event_targeted_idx ON economic_event (released_at) WHERE targeted;
