package org.tradewire.feed.codec.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.agrona.DirectBuffer;
import org.tradewire.feed.codec.TradeDecoder;

/**
 * Turns the 24 bytes of a symbol into its string without making a new one per record. Belongs to
 * one thread.
 */
final class SymbolCache {

  private static final int LENGTH = TradeDecoder.symbolLength();
  private static final int INITIAL_SLOTS = 256;
  private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

  private long[] words = new long[3 * INITIAL_SLOTS];
  private String[] symbols = new String[INITIAL_SLOTS];
  private int count;

  /** The symbol whose bytes stand at this offset. */
  String at(DirectBuffer buffer, int offset) {
    long a = buffer.getLong(offset);
    long b = buffer.getLong(offset + 8);
    long c = buffer.getLong(offset + 16);
    int slot = find(a, b, c);
    if (symbols[slot] == null) {
      if (2 * (count + 1) > symbols.length) {
        grow();
        slot = find(a, b, c);
      }
      put(slot, a, b, c, decode(buffer, offset));
      count++;
    }
    return symbols[slot];
  }

  private int find(long a, long b, long c) {
    int mask = symbols.length - 1;
    long hash = ((a * 31 + b) * 31 + c) * HASH_FACTOR;
    int slot = (int) (hash >>> 40) & mask;
    while (symbols[slot] != null
        && (words[3 * slot] != a || words[3 * slot + 1] != b || words[3 * slot + 2] != c)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void put(int slot, long a, long b, long c, String symbol) {
    words[3 * slot] = a;
    words[3 * slot + 1] = b;
    words[3 * slot + 2] = c;
    symbols[slot] = symbol;
  }

  private void grow() {
    long[] oldWords = words;
    String[] oldSymbols = symbols;
    words = new long[2 * oldWords.length];
    symbols = new String[2 * oldSymbols.length];
    for (int i = 0; i < oldSymbols.length; i++) {
      if (oldSymbols[i] != null) {
        long a = oldWords[3 * i];
        long b = oldWords[3 * i + 1];
        long c = oldWords[3 * i + 2];
        put(find(a, b, c), a, b, c, oldSymbols[i]);
      }
    }
  }

  private static String decode(DirectBuffer buffer, int offset) {
    byte[] bytes = new byte[LENGTH];
    buffer.getBytes(offset, bytes);
    int length = 0;
    while (length < LENGTH && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, US_ASCII);
  }
}
