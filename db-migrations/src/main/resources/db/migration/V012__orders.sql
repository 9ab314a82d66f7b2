-- Orders placed here, the positions they open, and what open positions would bring.

ALTER TABLE challenge
  -- Of open positions, as far as the terms count it; brought up to date each second while it moves.
  ADD COLUMN floating_pnl NUMERIC(24, 2) NOT NULL DEFAULT 0,
  -- What is realised may exceed the highest equity: while something else is open at a loss.
  DROP CONSTRAINT challenge_equity_not_negative,
  ADD CONSTRAINT challenge_equity_not_negative CHECK (
    current_equity >= 0 AND max_equity_ever >= 0 AND daily_start_equity >= 0 AND daily_min_equity >= 0
    AND daily_max_equity >= daily_min_equity AND max_equity_ever >= current_equity + floating_pnl);

CREATE TABLE trading_order (
  id                UUID           PRIMARY KEY,
  challenge_id      UUID           NOT NULL REFERENCES challenge (id),
  client_order_id   VARCHAR(64),
  symbol            VARCHAR(32)    NOT NULL REFERENCES instrument (symbol),
  side              VARCHAR(4)     NOT NULL,
  type              VARCHAR(8)     NOT NULL,
  quantity          NUMERIC(20, 8) NOT NULL,
  price             NUMERIC(20, 8),
  stop_loss         NUMERIC(20, 8),
  take_profit       NUMERIC(20, 8),
  trailing_distance NUMERIC(20, 8),
  -- The position that it closes, or that it opened.
  position_id       UUID,
  closes            BOOLEAN        NOT NULL,
  status            VARCHAR(9)     NOT NULL,
  reason            VARCHAR(300),
  fill_price        NUMERIC(20, 8),
  created_at        TIMESTAMPTZ    NOT NULL,
  done_at           TIMESTAMPTZ,
  CONSTRAINT trading_order_client_order_id_key UNIQUE (challenge_id, client_order_id),
  CONSTRAINT trading_order_side_known CHECK (side IN ('BUY', 'SELL')),
  CONSTRAINT trading_order_type_known CHECK (type IN ('MARKET', 'LIMIT', 'STOP')),
  CONSTRAINT trading_order_status_known CHECK (status IN ('WORKING', 'FILLED', 'CANCELLED', 'REJECTED')),
  CONSTRAINT trading_order_price_given CHECK ((type = 'MARKET') = (price IS NULL)),
  CONSTRAINT trading_order_positive CHECK (quantity > 0 AND price > 0 AND stop_loss > 0 AND take_profit > 0
    AND trailing_distance > 0),
  CONSTRAINT trading_order_done_told CHECK ((status = 'WORKING') = (done_at IS NULL)),
  CONSTRAINT trading_order_fill_told CHECK ((status = 'FILLED') = (fill_price IS NOT NULL))
);

CREATE INDEX trading_order_newest_idx ON trading_order (challenge_id, created_at DESC);
CREATE INDEX trading_order_working_idx ON trading_order (challenge_id) WHERE status = 'WORKING';

CREATE TABLE trading_position (
  id                UUID           PRIMARY KEY,
  challenge_id      UUID           NOT NULL REFERENCES challenge (id),
  symbol            VARCHAR(32)    NOT NULL REFERENCES instrument (symbol),
  side              VARCHAR(4)     NOT NULL,
  opened_quantity   NUMERIC(20, 8) NOT NULL,
  quantity          NUMERIC(20, 8) NOT NULL,
  contract_size     NUMERIC(20, 8) NOT NULL,
  quote_currency    VARCHAR(8)     NOT NULL,
  open_price        NUMERIC(20, 8) NOT NULL,
  opened_at         TIMESTAMPTZ    NOT NULL,
  stop_loss         NUMERIC(20, 8),
  take_profit       NUMERIC(20, 8),
  trailing_distance NUMERIC(20, 8),
  -- In the account's currency, of what is still open.
  commission        NUMERIC(24, 2) NOT NULL,
  margin            NUMERIC(24, 2) NOT NULL,
  status            VARCHAR(6)     NOT NULL,
  closings          INTEGER        NOT NULL,
  realized_pnl      NUMERIC(24, 2) NOT NULL,
  close_price       NUMERIC(20, 8),
  closed_at         TIMESTAMPTZ,
  close_reason      VARCHAR(32),
  CONSTRAINT trading_position_side_known CHECK (side IN ('BUY', 'SELL')),
  CONSTRAINT trading_position_status_known CHECK (status IN ('OPEN', 'CLOSED')),
  CONSTRAINT trading_position_quantity CHECK (
    opened_quantity > 0 AND quantity >= 0 AND quantity <= opened_quantity AND (status = 'OPEN') = (quantity > 0)),
  CONSTRAINT trading_position_close_told CHECK (
    (status = 'CLOSED') = (closed_at IS NOT NULL) AND (status = 'CLOSED') = (close_reason IS NOT NULL))
);

CREATE INDEX trading_position_newest_idx ON trading_position (challenge_id, opened_at DESC);
CREATE INDEX trading_position_open_idx ON trading_position (challenge_id) WHERE status = 'OPEN';
