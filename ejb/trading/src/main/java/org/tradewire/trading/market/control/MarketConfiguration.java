package org.tradewire.trading.market.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** The configuration of market data: key, default and check. */
@ApplicationScoped
public class MarketConfiguration {

  /** Levels a side in a full book on the wire, 10 to 5000; 200. */
  public static final String BOOK_DEPTH = "tradewire.market.book-depth";

  /** Whether trades and books are relayed between nodes, {@code true} or {@code false}; true. */
  public static final String RELAY = "tradewire.market.relay";

  private static final int MIN_DEPTH = 10;
  private static final int MAX_DEPTH = 5_000;

  private int bookDepth;
  private boolean relay;

  /** For the container's proxy. */
  protected MarketConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public MarketConfiguration(Config config) {
    this(key -> config.getOptionalValue(key, String.class));
  }

  MarketConfiguration(Function<String, Optional<String>> values) {
    String text = values.apply(BOOK_DEPTH).map(String::strip).orElse("200");
    bookDepth = parse(text);
    if (bookDepth < MIN_DEPTH || bookDepth > MAX_DEPTH) {
      throw new IllegalStateException(
          BOOK_DEPTH
              + "="
              + text
              + ": must be a whole number from "
              + MIN_DEPTH
              + " to "
              + MAX_DEPTH
              + ".");
    }
    relay = flag(values.apply(RELAY).map(String::strip).orElse("true"));
  }

  private static boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalStateException(RELAY + "=" + text + ": must be true or false.");
    }
    return text.equals("true");
  }

  /** Whether this node sends records of its rings to nodes that have none, and reads others' so. */
  public boolean relay() {
    return relay;
  }

  /** Levels a side in a full book on the wire. */
  public int bookDepth() {
    return bookDepth;
  }

  private static int parse(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1; // Out of range: told with the range.
    }
  }
}
