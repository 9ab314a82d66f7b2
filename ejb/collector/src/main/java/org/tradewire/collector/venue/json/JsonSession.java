package org.tradewire.collector.venue.json;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tradewire.collector.market.Excerpt;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.venue.InvalidMessageException;
import org.tradewire.collector.venue.RefusedMessages;
import org.tradewire.collector.venue.SessionCounts;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.TradeContinuity;
import org.tradewire.collector.venue.VenueSession;
import org.tradewire.feed.api.VenueCandle;

/** What sessions that speak JSON have in common: one reader, and messages that are refused. */
public abstract class JsonSession implements VenueSession {

  private static final Logger LOG = System.getLogger(JsonSession.class.getName());

  protected final SessionSetup setup;
  protected final MarketDataListener listener;
  protected final RefusedMessages refusals;
  protected final SessionCounts counts = new SessionCounts();
  protected final TradeContinuity trades;
  protected final LevelReader levels = new LevelReader();

  private final JsonCursor json = new JsonCursor();
  private final VenueMinutes minutes;
  private long messages;

  /**
   * Makes a session that has received nothing yet.
   *
   * @param minutes how the venue gives its own candles
   */
  protected JsonSession(SessionSetup setup, MinuteService minutes) {
    this.setup = setup;
    this.minutes = new VenueMinutes(setup, minutes);
    this.listener = setup.listener();
    this.refusals = new RefusedMessages(setup.venue());
    this.trades = new TradeContinuity(listener);
  }

  /** Reads the message at whose first token the reader stands. */
  protected abstract void read(JsonCursor json, long receiveTimeNs)
      throws IOException, InvalidMessageException;

  @Override
  public final void onMessage(String text, long receiveTimeNs) {
    try {
      json.open(text);
      read(json, receiveTimeNs);
      json.finish();
    } catch (IOException e) {
      refusals.add("The message \"" + Excerpt.of(text) + "\" is no JSON that can be read.");
      messageFailed();
    } catch (InvalidMessageException e) {
      refusals.add(e.getMessage() + " The message is left out.");
      messageFailed();
    }
    messages++;
    onTime(receiveTimeNs);
  }

  @Override
  public final void onTime(long nowNs) {
    if (asksForMinutes()) {
      minutes.poll(nowNs);
    }
    askWhatIsDue(nowNs);
  }

  /** Every message, unless the session knows which of them nobody subscribed to. */
  @Override
  public long dataMessages() {
    return messages;
  }

  /** Whether the venue's minutes are asked for; a session that brings books alone does not. */
  protected boolean asksForMinutes() {
    return true;
  }

  /** Asks the REST service what is to be asked at certain times. */
  protected void askWhatIsDue(long nowNs) {}

  /** Tells a minute that is over and came over the connection; it is not asked for any more. */
  protected final void streamedMinute(String symbol, VenueCandle candle) {
    minutes.streamed(symbol, TimeUnit.NANOSECONDS.toSeconds(candle.openTimeNs()));
    if (candle.volume().signum() > 0) {
      listener.onMinute(symbol, candle);
    }
  }

  @Override
  public final void onAnswer(String address, String body, long receiveTimeNs) {
    Optional<String> ofMinutes = Optional.empty();
    try {
      ofMinutes = minutes.symbol(address);
      json.open(body);
      if (ofMinutes.isPresent()) {
        minutes.read(ofMinutes.get(), json, receiveTimeNs);
      } else {
        readAnswer(address, json, receiveTimeNs);
      }
      json.finish();
    } catch (IOException e) {
      refusals.add("The answer of " + Excerpt.of(address) + " is no JSON that can be read.");
      answerFailed(ofMinutes.isPresent(), address);
    } catch (InvalidMessageException e) {
      refusals.add(e.getMessage() + " The answer of " + Excerpt.of(address) + " is left out.");
      answerFailed(ofMinutes.isPresent(), address);
    }
  }

  /** What an answer about minutes was for is no book, and no book is to suffer from it. */
  private void answerFailed(boolean ofMinutes, String address) {
    if (ofMinutes) {
      minutes.failed();
    } else {
      answerFailed(address);
    }
  }

  @Override
  public final boolean onNoAnswer(String address) {
    try {
      if (minutes.symbol(address).isEmpty()) {
        return isWanted(address);
      }
      minutes.failed();
      return false;
    } catch (InvalidMessageException e) {
      return false;
    }
  }

  /** Reads the answer of the venue's REST service at whose first token the reader stands. */
  protected void readAnswer(String address, JsonCursor json, long receiveTimeNs)
      throws IOException, InvalidMessageException {}

  /** A message could not be used: what it may have changed is to be void, unless numbers tell. */
  protected void messageFailed() {}

  /** Whether what was asked is worth to be asked again. */
  protected boolean isWanted(String address) {
    return true;
  }

  /** An answer could not be used: what it was for is still wanted. */
  protected void answerFailed(String address) {}

  /** The venue refused something. */
  protected final void venueError(String text) {
    counts.venueError();
    LOG.log(
        Level.WARNING,
        "event=venue_error venue={0} The venue refused something: {1}",
        setup.venue(),
        Excerpt.of(text));
  }

  @Override
  public final void onConnect() {
    minutes.restart();
    connected();
  }

  /** A new connection is open, see {@link #onConnect}. */
  protected abstract void connected();

  @Override
  public int expectedBooks() {
    return setup.symbols().size();
  }

  @Override
  public HealthReport health() {
    return counts.health(trades, refusals);
  }
}
