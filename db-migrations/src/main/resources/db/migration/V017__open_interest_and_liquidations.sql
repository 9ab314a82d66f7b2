-- What venues of futures tell beside candles: how much is open, and which orders they forced. Both come live, by REST and
-- from published files, some of it more than once; the keys make that harmless.
CREATE TABLE open_interest (
  venue      VARCHAR(32) NOT NULL,
  symbol     VARCHAR(24) NOT NULL,
  -- When it was measured, whatever a file calls the row.
  sampled_at TIMESTAMPTZ NOT NULL,
  quantity   NUMERIC     NOT NULL,
  -- In the quote currency; not every source tells it.
  value      NUMERIC,
  source     VARCHAR(32) NOT NULL,
  PRIMARY KEY (venue, symbol, sampled_at),
  CONSTRAINT open_interest_not_negative CHECK (quantity >= 0 AND value >= 0)
);

CREATE TABLE liquidation (
  venue         VARCHAR(32) NOT NULL,
  symbol        VARCHAR(24) NOT NULL,
  at            TIMESTAMPTZ NOT NULL,
  -- Of the forced order: SELL ends a long position.
  side          VARCHAR(4)  NOT NULL,
  price         NUMERIC     NOT NULL,
  average_price NUMERIC     NOT NULL,
  quantity      NUMERIC     NOT NULL,
  filled        NUMERIC     NOT NULL,
  PRIMARY KEY (venue, symbol, at, side, price, quantity),
  CONSTRAINT liquidation_side_known CHECK (side IN ('BUY', 'SELL')),
  CONSTRAINT liquidation_amounts CHECK (
    price > 0 AND average_price >= 0 AND quantity > 0 AND filled >= 0 AND filled <= quantity)
);

-- For forgetting what is long ago.
CREATE INDEX open_interest_sampled_at_idx ON open_interest (sampled_at);
CREATE INDEX liquidation_at_idx ON liquidation (at);
