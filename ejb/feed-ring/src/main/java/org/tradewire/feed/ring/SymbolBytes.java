package org.tradewire.feed.ring;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.tradewire.feed.codec.TradeEncoder;

/** Symbols as they stand in a record, encoded once. Belongs to one thread. */
final class SymbolBytes {

  private static final int LENGTH = TradeEncoder.symbolLength();

  private final Map<String, byte[]> encoded = new HashMap<>();

  /**
   * @return the symbol padded with zeros; not to be changed
   * @throws RingException if it is empty, too long or not printable ASCII
   */
  byte[] of(String symbol) {
    byte[] bytes = encoded.get(symbol);
    if (bytes == null) {
      bytes = encode(symbol);
      encoded.put(symbol, bytes);
    }
    return bytes;
  }

  private static byte[] encode(String symbol) {
    boolean printable = symbol.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (symbol.isEmpty() || symbol.length() > LENGTH || !printable) {
      throw new RingException(
          "A symbol has 1 to " + LENGTH + " printable ASCII characters: '" + symbol + "'");
    }
    return Arrays.copyOf(symbol.getBytes(US_ASCII), LENGTH);
  }
}
