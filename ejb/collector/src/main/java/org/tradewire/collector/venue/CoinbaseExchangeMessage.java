package org.tradewire.collector.venue;

import java.util.HashSet;
import java.util.Set;

/** The parts of one Coinbase Exchange message that matter here; reused for each message. */
final class CoinbaseExchangeMessage {

  final DecimalReader price = new DecimalReader();
  final DecimalReader size = new DecimalReader();
  final LevelList levels = new LevelList();
  final Set<String> bookSymbols = new HashSet<>();
  CoinbaseMessageType type = CoinbaseMessageType.UNKNOWN;
  String typeText = "";
  String productId = "";
  String side = "";
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
    typeText = "";
    productId = "";
    side = "";
    message = "";
    reason = "";
    priced = false;
    sized = false;
    tradeId = 0;
    timeNs = 0;
  }

  /**
   * Whether a side says sell.
   *
   * @throws InvalidMessageException if it says neither buy nor sell
   */
  static boolean isSell(String side) throws InvalidMessageException {
    return switch (side) {
      case "sell" -> true;
      case "buy" -> false;
      default ->
          throw new InvalidMessageException(
              "The side \"" + Excerpt.of(side) + "\" is neither buy nor sell.");
    };
  }
}
