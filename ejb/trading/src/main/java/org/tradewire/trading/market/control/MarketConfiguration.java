package org.tradewire.trading.market.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.Settings;

/** The configuration of market data: key, default and check. */
@ApplicationScoped
public class MarketConfiguration {

  /** Levels a side in a full book on the wire, 10 to 5000; 200. */
  public static final String BOOK_DEPTH = "tradewire.market.book-depth";

  /** Whether trades and books are relayed between nodes, {@code true} or {@code false}; true. */
  public static final String RELAY = "tradewire.market.relay";

  private static final int DEFAULT_DEPTH = 200;
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
    Settings settings = new Settings(values);
    bookDepth = settings.wholeNumber(BOOK_DEPTH, DEFAULT_DEPTH, MIN_DEPTH, MAX_DEPTH);
    relay = settings.flag(RELAY, true);
  }

  /** Whether this node sends records of its rings to nodes that have none, and reads others' so. */
  public boolean relay() {
    return relay;
  }

  /** Levels a side in a full book on the wire. */
  public int bookDepth() {
    return bookDepth;
  }
}
