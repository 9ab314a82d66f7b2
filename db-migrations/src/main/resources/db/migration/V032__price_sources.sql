-- Which venue's prices count for an instrument, in the whole cluster, and when a quote is good.

-- "Any venue" is no setting any more. It was the first one that was live, by name: what names none gets those that were
-- collected here lately, in that order, after those that are collected now: history may be imported, and its venue silent. The
-- simulated market only where no exchange was, or where it alone is collected now; futures are another price.
WITH seen AS (
  SELECT symbol, venue, venue LIKE 'SIMULATOR%' AS simulated,
      bool_or(time_frame = '1m' AND open_time > now() - INTERVAL '1 hour') AS present
    FROM candle
  WHERE ((time_frame = '1m' AND open_time > now() - INTERVAL '2 days')
      OR (time_frame = '1h' AND open_time > now() - INTERVAL '60 days'))
    AND venue ~ '^[A-Z0-9_]+$' AND venue NOT LIKE '%\_FUTURES'
  GROUP BY symbol, venue
), ranked AS (
  SELECT symbol, venue, row_number() OVER (PARTITION BY symbol ORDER BY present DESC, venue) AS place FROM seen
  WHERE NOT simulated OR NOT EXISTS (
    SELECT 1 FROM seen other
      WHERE other.symbol = seen.symbol AND NOT other.simulated AND (other.present OR NOT seen.present))
), named AS (
  SELECT symbol, string_agg(venue, ',' ORDER BY place) AS venues FROM ranked WHERE place <= 5 GROUP BY symbol
)
UPDATE instrument SET venues = named.venues FROM named WHERE named.symbol = instrument.symbol AND instrument.venues = '';

-- What nothing was collected of gets the venues that are shipped for its currencies.
UPDATE instrument SET venues = CASE
    WHEN quote_currency = 'USDT' THEN 'BINANCE'
    WHEN base_currency ~ '^(USD|EUR|GBP|JPY|CHF|AUD|NZD|CAD|SEK|NOK|DKK|SGD|HKD|CNH|CNY|PLN|CZK|HUF|TRY|MXN|ZAR)$'
      AND quote_currency ~ '^(USD|EUR|GBP|JPY|CHF|AUD|NZD|CAD|SEK|NOK|DKK|SGD|HKD|CNH|CNY|PLN|CZK|HUF|TRY|MXN|ZAR)$'
      THEN 'SIMULATOR'
    ELSE 'COINBASE,KRAKEN'
  END
  WHERE venues = '';

-- Both tables in one go, in the order in which nodes lock them.
SELECT migrate_without_queue($$
  -- The peak may lie below the equity: at the mark of a book that is too wide it would be one that nobody has.
  ALTER TABLE challenge
    DROP CONSTRAINT challenge_equity_not_negative,
    ADD CONSTRAINT challenge_equity_not_negative CHECK (
      max_equity_ever >= 0 AND daily_start_equity >= 0 AND daily_min_equity >= 0 AND daily_max_equity >= daily_min_equity
      AND (open_positions > 0 OR max_equity_ever >= current_equity));
  -- Milliseconds, and percent points of the middle; of pairs of fiat currencies narrower than of others.
  ALTER TABLE instrument
    ALTER COLUMN venues DROP DEFAULT,
    ADD CONSTRAINT instrument_venue_named CHECK (venues <> ''),
    ADD COLUMN mark_age_ms        INTEGER       NOT NULL DEFAULT 5000,
    ADD COLUMN fill_age_ms        INTEGER       NOT NULL DEFAULT 1000,
    ADD COLUMN max_spread_percent NUMERIC(7, 4) NOT NULL DEFAULT 1,
    ADD COLUMN soft_jump_percent  NUMERIC(7, 4) NOT NULL DEFAULT 1,
    ADD COLUMN hard_jump_percent  NUMERIC(7, 4) NOT NULL DEFAULT 10,
    ADD CONSTRAINT instrument_price_guard CHECK (
      fill_age_ms > 0 AND mark_age_ms >= fill_age_ms AND max_spread_percent > 0
      AND soft_jump_percent > 0 AND hard_jump_percent >= soft_jump_percent)$$);

UPDATE instrument SET max_spread_percent = 0.10, soft_jump_percent = 0.30, hard_jump_percent = 3
  WHERE base_currency ~ '^(USD|EUR|GBP|JPY|CHF|AUD|NZD|CAD|SEK|NOK|DKK|SGD|HKD|CNH|CNY|PLN|CZK|HUF|TRY|MXN|ZAR)$'
    AND quote_currency ~ '^(USD|EUR|GBP|JPY|CHF|AUD|NZD|CAD|SEK|NOK|DKK|SGD|HKD|CNH|CNY|PLN|CZK|HUF|TRY|MXN|ZAR)$';

-- The venue in force where it is, or was put, another one than the first of the instrument's list.
CREATE TABLE price_pin (
  symbol       VARCHAR(32)  PRIMARY KEY REFERENCES instrument (symbol),
  venue        VARCHAR(32)  NOT NULL,
  pinned_at    TIMESTAMPTZ  NOT NULL,
  pinned_by    VARCHAR(64)  NOT NULL,
  reason       VARCHAR(200) NOT NULL,
  accepts_jump BOOLEAN      NOT NULL,
  row_version  BIGINT       NOT NULL
);
