package org.tradewire.collector.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Which of several connections each symbol goes to. That is said by the symbol's name alone, so
 * that one that is added or taken away moves no other; where that connection is full it is the next
 * one that has room, in the order in which the symbols are listed.
 */
public final class SymbolSpread {

  /** Most streams of one connection. */
  public static final int MAX_STREAMS = 200;

  private SymbolSpread() {}

  /**
   * How many connections are needed at least.
   *
   * @param streamsOfSymbol what is subscribed to for each symbol, 1 to {@value #MAX_STREAMS}
   */
  public static int needed(int symbols, int streamsOfSymbol) {
    int room = room(streamsOfSymbol);
    return (symbols + room - 1) / room;
  }

  /**
   * The symbols of each connection, in the order in which they were given; a connection may be left
   * without any.
   *
   * @param connections how many there are, at least as many as are {@link #needed}
   * @throws IllegalArgumentException they are too few
   */
  static List<List<String>> of(List<String> symbols, int connections, int streamsOfSymbol) {
    int needed = needed(symbols.size(), streamsOfSymbol);
    if (connections < needed) {
      throw new IllegalArgumentException(
          symbols.size() + " symbols need " + needed + " connections, not " + connections);
    }
    List<List<String>> spread = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      spread.add(new ArrayList<>());
    }
    for (String symbol : symbols) {
      int place = home(symbol, connections);
      while (spread.get(place).size() == room(streamsOfSymbol)) {
        place = (place + 1) % connections;
      }
      spread.get(place).add(symbol);
    }
    return spread;
  }

  private static int room(int streamsOfSymbol) {
    return MAX_STREAMS / streamsOfSymbol;
  }

  /** A checksum is the same in every release and on every machine. */
  private static int home(String symbol, int connections) {
    CRC32 checksum = new CRC32();
    checksum.update(symbol.getBytes(UTF_8));
    return (int) (checksum.getValue() % connections);
  }
}
