package org.tradewire.collector.venue.binance;

import java.util.List;

/**
 * What a connection to Binance brings.
 *
 * <p>Source, Binance's "Important WebSocket Change Notice" of USD-M futures: since 2026-04-23 depth
 * comes at {@code /public} alone; aggregate trades, candles and forced orders come at {@code
 * /market} alone.
 */
enum BinanceStreams {
  SPOT(true, true, false, "@depth@100ms", "@aggTrade"),
  /** A recording of futures, in which everything may stand. */
  FUTURES(true, true, true, "@depth@100ms", "@aggTrade", "@kline_1m", "@forceOrder"),
  FUTURES_BOOKS(true, false, false, "@depth@100ms"),
  FUTURES_MARKET(false, true, true, "@aggTrade", "@kline_1m", "@forceOrder");

  private final boolean books;
  private final boolean trades;
  private final boolean positions;
  private final List<String> streams;

  BinanceStreams(boolean books, boolean trades, boolean positions, String... streams) {
    this.books = books;
    this.trades = trades;
    this.positions = positions;
    this.streams = List.of(streams);
  }

  boolean books() {
    return books;
  }

  /** Trades, and the venue's minutes. */
  boolean trades() {
    return trades;
  }

  /** Candles over the connection, forced orders and open interest. */
  boolean positions() {
    return positions;
  }

  /** The streams of a symbol, each behind the symbol's name in small letters. */
  List<String> streams() {
    return streams;
  }

  /** Whether events of a kind are for this connection; a recording's server may send others. */
  boolean brings(BinanceEvent.Kind kind) {
    return switch (kind) {
      case DEPTH -> books;
      case TRADE, AGGREGATE_TRADE -> trades;
      case CANDLE, FORCED_ORDER -> positions;
      case OTHER -> false;
    };
  }
}
