package org.tradewire.collector.venue.json;

import java.io.IOException;
import java.util.Optional;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.feed.api.VenueCandle;

/** How a venue's REST service gives its own candles of one minute. Not thread-safe. */
public interface MinuteService {

  /** Is told what an answer holds. */
  @FunctionalInterface
  interface Rows {

    /** One minute; the current one, which is not over, may be among them. */
    void add(VenueCandle candle);
  }

  /**
   * What is to be asked.
   *
   * @param symbol canonical name
   * @param fromSeconds beginning of the first minute, seconds since the Unix epoch
   * @param untilSeconds beginning of the last minute
   */
  String path(String symbol, long fromSeconds, long untilSeconds);

  /**
   * The symbol that an address asks the minutes of; empty where it asks for something else.
   *
   * @throws InvalidMessageException if the venue's name cannot be understood
   */
  Optional<String> symbol(String address) throws InvalidMessageException;

  /** Reads the answer at whose first token the reader stands. */
  void read(JsonCursor json, Rows rows) throws IOException, InvalidMessageException;
}
