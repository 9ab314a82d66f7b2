package org.tradewire.trading.market.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedFound;
import org.tradewire.feed.api.FeedGap;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.feed.api.VenueMinute;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.market.entity.BestPrices;
import org.tradewire.trading.market.entity.BookView;
import org.tradewire.trading.market.entity.InstrumentIndex;
import org.tradewire.trading.market.entity.PriceListener;
import org.tradewire.trading.market.entity.TimedQuote;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Everything this node knows of the markets. Thread-safe: each ring's thread hands its own events
 * in, in ring order; sessions read.
 */
@ApplicationScoped
public class MarketData {

  private static final String TRADES_RING = ".trades.ring";
  private static final String RELAY = ".relay";

  private final Map<String, FeedControl> controls = new ConcurrentHashMap<>();
  private final Map<String, FeedControl> relayControls = new ConcurrentHashMap<>();
  private final VenueSources sources = new VenueSources();
  private final Set<String> lostBooks = ConcurrentHashMap.newKeySet();
  private MarketSummaries summaries;
  private FeedBoard board;
  private Clock clock;
  private MarketChannels channels;

  /** For the container's proxy. */
  protected MarketData() {}

  /** Begins without any instrument: feeds bring them. */
  @Inject
  public MarketData(MarketConfiguration configuration, MarketSummaries summaries, Clock clock) {
    this.summaries = summaries;
    this.channels =
        new MarketChannels(configuration.bookDepth(), book -> lostBooks.add(book.venue()));
    this.board = new FeedBoard(clock);
    this.clock = clock;
  }

  /**
   * Takes a batch of one ring. Of a venue that is read through the relay only reports are taken.
   *
   * @param audience gets the channel messages, in order
   */
  public void accept(List<FeedEvent> events, Audience audience) {
    sources.take(
        () -> {
          List<StreamMessage> messages = new ArrayList<>(events.size());
          for (FeedEvent event : events) {
            if (event instanceof FeedHealth health) {
              board.report(health);
            } else if (event instanceof FeedFound found) {
              controls.put(found.venue(), found.control());
            } else if (!sources.isRelayed(event.venue())) {
              take(event, audience, messages);
            }
          }
          audience.publish(messages);
        });
  }

  /**
   * Takes a batch of a venue that came through the relay; does nothing where its rings are read.
   *
   * @param earlier whether these are trades of before, which count in no candle
   * @param audience gets the channel messages, in order
   */
  public void acceptRelayed(
      String venue, List<FeedEvent> events, boolean earlier, Audience audience) {
    sources.take(
        () -> {
          if (sources.isRelayed(venue)) {
            if (earlier) {
              audience.publish(begin(events, audience));
            } else {
              List<StreamMessage> messages = new ArrayList<>(events.size());
              events.forEach(event -> take(event, audience, messages));
              audience.publish(messages);
            }
            isAlive(venue);
          }
        });
  }

  private List<StreamMessage> begin(List<FeedEvent> earlier, Audience audience) {
    Map<TradeChannel, List<TradeTick>> ends = new LinkedHashMap<>();
    for (FeedEvent event : earlier) {
      if (event instanceof TradeTick trade) {
        ends.computeIfAbsent(channels.tape(trade), any -> new ArrayList<>()).add(trade);
      }
    }
    List<StreamMessage> messages = new ArrayList<>();
    ends.forEach((tape, trades) -> messages.addAll(tape.begin(trades, audience)));
    return messages;
  }

  private void take(FeedEvent event, Audience audience, List<StreamMessage> messages) {
    StreamMessage message = null;
    if (event instanceof TradeTick trade) {
      message = channels.tape(trade).add(trade, audience);
      channels.traded(trade);
      summaries.add(trade);
    } else if (event instanceof BookDelta record) {
      message = channels.book(record).apply(record, audience);
      summaries.add(record);
    } else if (event instanceof VenueMinute minute) {
      summaries.add(minute);
    } else if (event instanceof OpenInterest sample) {
      summaries.futures().add(sample);
    } else if (event instanceof ForcedOrder order) {
      summaries.futures().add(order);
    } else if (event instanceof FeedGap gap) {
      lost(gap, audience, messages);
    }
    if (message != null) {
      messages.add(message);
    }
  }

  /**
   * Reads a venue through the relay from now on: this node has no living ring of it.
   *
   * @param control answers for its collector
   * @param audience gets a message that nothing is known of its books for now
   */
  public void readThroughRelay(String venue, FeedControl control, Audience audience) {
    relayControls.put(venue, control);
    sources.readThroughRelay(venue, clock.millis(), () -> restart(venue, audience));
  }

  /** Reads a venue from its rings from now on; the same is told. */
  public void readRings(String venue, Audience audience) {
    sources.readRings(venue, () -> restart(venue, audience));
    relayControls.remove(venue);
  }

  /** Whether a venue is read through the relay. */
  public boolean isRelayed(String venue) {
    return sources.isRelayed(venue);
  }

  /** A venue that is read through the relay is live, though it may have nothing to say. */
  public void isAlive(String venue) {
    sources.alive(venue, clock.millis());
  }

  /** Nothing that was known can be followed by what another source brings. */
  private void restart(String venue, Audience audience) {
    List<StreamMessage> messages = channels.restart(venue, audience);
    audience.publish(messages);
    audience.renumber(venue);
    lostBooks.add(venue);
  }

  /**
   * The full book of an instrument as the records of a ring would bring it.
   *
   * @return nothing while there is none; empty where it is to be asked for after the next record
   */
  public Optional<List<BookDelta>> bookRecords(VenueSymbol instrument) {
    return channels.book(instrument).map(BookChannel::records).orElse(Optional.of(List.of()));
  }

  /** The full book of an instrument; empty while there is none. */
  public Optional<StreamMessage> fullBook(VenueSymbol instrument) {
    return channels.book(instrument).flatMap(BookChannel::fullBook);
  }

  /** The best levels of an instrument's book; empty while it is not ready. */
  public Optional<BookView> book(VenueSymbol instrument, int levels) {
    return channels.book(instrument).flatMap(book -> book.view(levels));
  }

  /** The newest trades of an instrument, oldest first. */
  public List<TradeTick> newestTrades(VenueSymbol instrument, int limit) {
    return channels.tape(instrument).map(tape -> tape.newest(limit)).orElse(List.of());
  }

  /** The newest trades of an instrument as a client sees them that joins, oldest first. */
  public List<StreamMessage> lastTrades(VenueSymbol instrument) {
    return channels.tape(instrument).map(TradeChannel::lastTrades).orElse(List.of());
  }

  /** All trades of an instrument after a position, where they are still known. */
  public Optional<List<StreamMessage>> tradesSince(VenueSymbol instrument, long epoch, long seq) {
    return channels.tape(instrument).flatMap(tape -> tape.since(epoch, seq));
  }

  /** The best prices of an instrument; empty while its book is not ready. */
  public Optional<BestPrices> best(VenueSymbol instrument) {
    return channels.book(instrument).flatMap(BookChannel::bestPrices);
  }

  /** The same with the times of the message that made them. */
  public Optional<TimedQuote> timedQuote(VenueSymbol instrument) {
    return channels.book(instrument).flatMap(BookChannel::timedQuote);
  }

  /** Tells what is quoted and traded from now on; one listener takes the place of another. */
  public void listen(PriceListener listener) {
    channels.listen(listener);
  }

  /** Whether every ring of a venue has a young heartbeat, or the relay brings its records. */
  public boolean isLive(String venue) {
    OptionalLong relayedMs = sources.ageMs(venue, clock.millis());
    if (relayedMs.isPresent()) {
      return FeedBoard.state(relayedMs.getAsLong()) == FeedHealth.State.LIVE;
    }
    List<FeedHealth> feeds =
        board.feeds().stream().filter(each -> each.venue().equals(venue)).toList();
    return !feeds.isEmpty()
        && feeds.stream().allMatch(each -> each.state() == FeedHealth.State.LIVE);
  }

  /**
   * Venues whose prices this node has: of each all rings are read here, by a reader that has
   * reported, and their writer's heartbeat is young.
   */
  public Set<String> liveVenues() {
    return board.liveVenues();
  }

  /** Steers the collector of a venue; empty where this node reads nothing of it. */
  public Optional<FeedControl> control(String venue) {
    return Optional.ofNullable((isRelayed(venue) ? relayControls : controls).get(venue));
  }

  /** Records of any book of a venue were lost on their way through the relay. */
  public void relayedLost(String venue, Audience audience) {
    sources.take(
        () -> {
          if (sources.isRelayed(venue)) {
            List<StreamMessage> messages = new ArrayList<>();
            lost(
                new FeedGap(venue, venue + RELAY, 0, FeedGap.Cause.READER_RESTARTED),
                audience,
                messages);
            audience.publish(messages);
          }
        });
  }

  /** A venue that comes through the relay is numbered under a smaller epoch from now on. */
  public void relayedAnew(String venue, Audience audience) {
    sources.restart(venue, () -> restart(venue, audience));
  }

  /** Venues of which this node has lost book records since it last asked for full books; live. */
  Set<String> lostBooks() {
    return lostBooks;
  }

  /** Instruments of a venue seen since this node started. */
  public List<VenueSymbol> instruments(String venue) {
    return channels.index().byVenue().getOrDefault(venue, List.of());
  }

  /** Venues seen since this node started. */
  public SortedSet<String> venues() {
    return new TreeSet<>(channels.index().byVenue().keySet());
  }

  /** Venues of a symbol seen since this node started, ordered by name. */
  public List<String> venuesOf(String symbol) {
    return channels.index().bySymbol().getOrDefault(symbol, List.of()).stream()
        .map(VenueSymbol::venue)
        .toList();
  }

  /** How every feed is doing, ordered by ring; one that the relay brings is called so. */
  public Collection<FeedHealth> feeds() {
    List<FeedHealth> feeds = new ArrayList<>(board.feeds());
    long nowMs = clock.millis();
    for (String venue : sources.relayed()) {
      sources
          .ageMs(venue, nowMs)
          .ifPresent(
              age ->
                  feeds.add(new FeedHealth(venue, venue + RELAY, FeedBoard.state(age), age, 0, 0)));
    }
    feeds.sort(Comparator.comparing(FeedHealth::ring));
    return feeds;
  }

  /** Instruments seen since this node started; a view that does not change. */
  public SortedSet<VenueSymbol> instruments() {
    return channels.index().all();
  }

  /** The same by venue and by symbol; made anew only where an instrument has come. */
  InstrumentIndex index() {
    return channels.index();
  }

  /** Whether a ring is one of trades, by its file name. */
  static boolean isOfTrades(String ring) {
    return ring.endsWith(TRADES_RING);
  }

  /** A gap in the tape is the tape's own; a gap in the book ring may be in any of its books. */
  private void lost(FeedGap gap, Audience audience, List<StreamMessage> messages) {
    if (isOfTrades(gap.ring())) {
      return;
    }
    messages.addAll(channels.invalidateBooks(gap.venue(), audience));
    if (gap.cause() != FeedGap.Cause.WRITER_RESTARTED) {
      // A new writer reports its books as it gets them, and has none to be asked for before.
      lostBooks.add(gap.venue());
    }
  }
}
