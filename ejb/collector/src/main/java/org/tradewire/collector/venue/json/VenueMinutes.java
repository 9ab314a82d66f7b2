package org.tradewire.collector.venue.json;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.feed.api.VenueCandle;

/**
 * Asks a venue for its own minutes, once they are over, one symbol after the other: never more than
 * one question at a time, so that books wait for at most one of them. What a lost connection missed
 * is asked for again, up to an hour. Where a venue tells its minutes by itself, those alone are
 * asked for that did not come. Not thread-safe.
 */
final class VenueMinutes {

  /** A venue needs a moment to close a minute. */
  private static final long DELAY_SECONDS = 5;

  private static final long MINUTE_SECONDS = 60;
  private static final long HISTORY_SECONDS = TimeUnit.HOURS.toSeconds(1);

  /** Asked for once more: a venue may correct itself. */
  private static final long OVERLAP_SECONDS = 2 * MINUTE_SECONDS;

  /** From when the question went out. */
  private static final long PATIENCE_SECONDS = 30;

  private final SessionSetup setup;
  private final MinuteService service;
  private final Map<String, Long> answered = new HashMap<>();
  private long minute = Long.MIN_VALUE;
  private int next;
  private boolean open;
  private String asked = "";
  private long askedSeconds;
  private long openUntil;

  VenueMinutes(SessionSetup setup, MinuteService service) {
    this.setup = setup;
    this.service = service;
    this.next = setup.symbols().size();
  }

  /** Questions of a lost connection are not answered any more. */
  void restart() {
    open = false;
  }

  /**
   * The venue has told a minute over the connection. One that follows the minute that is known
   * makes the question for it superfluous; after a hole the venue is asked.
   */
  void streamed(String symbol, long openSeconds) {
    Long before = answered.get(symbol);
    if (before != null && openSeconds <= before + MINUTE_SECONDS) {
      answered.put(symbol, Math.max(before, openSeconds));
    }
  }

  /** Asks what is due; one session of a venue does. */
  void poll(long nowNs) {
    if (!setup.requests().leads()) {
      return;
    }
    long now = TimeUnit.NANOSECONDS.toSeconds(nowNs);
    long newest = Math.floorDiv(now - DELAY_SECONDS, MINUTE_SECONDS) * MINUTE_SECONDS;
    List<String> symbols = setup.symbols();
    if (newest != minute && next >= symbols.size()) {
      // The minute in which the session begins is not over, and not whole.
      next = minute == Long.MIN_VALUE ? next : 0;
      minute = newest;
    }
    if (open && setup.requests().waits(asked)) {
      askedSeconds = now; // books go before it: the venue cannot have answered
    }
    boolean waiting = open && now - askedSeconds < PATIENCE_SECONDS;
    while (next < symbols.size() && isKnown(symbols.get(next), newest)) {
      next++;
    }
    if (!waiting && next < symbols.size()) {
      ask(symbols.get(next++), newest, now);
    }
  }

  private boolean isKnown(String symbol, long newest) {
    Long before = answered.get(symbol);
    return before != null && before >= newest - MINUTE_SECONDS;
  }

  private void ask(String symbol, long newest, long now) {
    long until = newest - MINUTE_SECONDS;
    long oldest = newest - HISTORY_SECONDS;
    Long before = answered.get(symbol);
    long from = before == null ? oldest : Math.max(oldest, before - OVERLAP_SECONDS);
    open = true;
    askedSeconds = now;
    openUntil = until;
    asked = service.path(symbol, from, until);
    setup.requests().fetch(asked);
  }

  /** The symbol whose minutes an address asks for; empty where it asks for something else. */
  Optional<String> symbol(String address) throws InvalidMessageException {
    return service.symbol(address);
  }

  /** Reads an answer; tells the listener of every minute that is over and in which was traded. */
  void read(String symbol, JsonCursor json, long receiveTimeNs)
      throws IOException, InvalidMessageException {
    open = false;
    long over = receiveTimeNs - TimeUnit.SECONDS.toNanos(MINUTE_SECONDS);
    service.read(json, candle -> report(symbol, candle, over));
    answered.merge(symbol, openUntil, Math::max);
  }

  private void report(String symbol, VenueCandle candle, long over) {
    if (candle.openTimeNs() <= over && candle.volume().signum() > 0) {
      setup.listener().onMinute(symbol, candle);
    }
  }

  /** No answer, or none that could be read: the next minute asks for it too. */
  void failed() {
    open = false;
  }
}
