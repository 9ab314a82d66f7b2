package org.tradewire.collector.venue.coinbase;

import java.util.HashSet;
import java.util.Set;
import org.tradewire.collector.market.LevelList;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.json.DecimalReader;

/** The parts of one Coinbase Exchange message that matter here; reused for each message. */
final class CoinbaseExchangeMessage {

  final DecimalReader price = new DecimalReader();
  final DecimalReader size = new DecimalReader();
  final LevelList levels = new LevelList();
  final Set<String> bookSymbols = new HashSet<>();
  CoinbaseMessageType type = CoinbaseMessageType.UNKNOWN;
  boolean typed;
  String symbol;
  Boolean sell;
  String message = "";
  String reason = "";
  boolean priced;
  boolean sized;
  long tradeId;
  long timeNs;

  void clear() {
    levels.clear();
    bookSymbols.clear();
    type = CoinbaseMessageType.UNKNOWN;
    typed = false;
    symbol = null;
    sell = null;
    message = "";
    reason = "";
    priced = false;
    sized = false;
    tradeId = 0;
    timeNs = 0;
  }

  /** Whether it is about books, or may be for all that was read of it. */
  boolean mayConcernBooks() {
    return !typed || type == CoinbaseMessageType.SNAPSHOT || type == CoinbaseMessageType.L2UPDATE;
  }

  /** The canonical symbol of a message that must have one. */
  String checkedSymbol() throws InvalidMessageException {
    if (symbol == null) {
      throw new InvalidMessageException("The message has no product.");
    }
    return symbol;
  }
}
