-- Closed candles, each stored once, by the node that holds its venue's lease.
CREATE TABLE candle (
  venue            VARCHAR(32)  NOT NULL,
  symbol           VARCHAR(24)  NOT NULL,
  time_frame       VARCHAR(3)   NOT NULL,
  open_time        TIMESTAMPTZ  NOT NULL,
  open             NUMERIC      NOT NULL,
  high             NUMERIC      NOT NULL,
  low              NUMERIC      NOT NULL,
  close            NUMERIC      NOT NULL,
  volume           NUMERIC      NOT NULL,
  quote_volume     NUMERIC      NOT NULL,
  trades           BIGINT       NOT NULL,
  taker_buy_volume NUMERIC      NOT NULL,
  PRIMARY KEY (venue, symbol, time_frame, open_time),
  CONSTRAINT candle_time_frame_known CHECK (time_frame IN ('1m', '5m', '15m', '1h', '4h', '1d')),
  CONSTRAINT candle_prices_ordered CHECK (low <= open AND low <= close AND high >= open AND high >= close),
  CONSTRAINT candle_traded CHECK (trades > 0)
);

-- For forgetting short candles of long ago.
CREATE INDEX candle_open_time_idx ON candle (time_frame, open_time);
