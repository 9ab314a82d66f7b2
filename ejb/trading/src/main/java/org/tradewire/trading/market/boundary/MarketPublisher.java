package org.tradewire.trading.market.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.tradewire.streaming.message.StateUpdate;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.market.control.MarketData;
import org.tradewire.trading.market.control.MarketDerivation;
import org.tradewire.trading.market.control.MarketDerivation.ClosedCandle;
import org.tradewire.trading.market.control.MarketSummaries;
import org.tradewire.trading.market.control.VenueLeases;
import org.tradewire.trading.market.control.futures.StoringQueue;
import org.tradewire.trading.market.entity.ConsolidatedTicker;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Publishes tickers four times a second, candles and statistics once a second, the candles of a
 * quarter of the instruments with each turn, of the venues whose lease this node holds, and stores
 * closed candles, open interest and liquidations. Every node derives everything that it reads, so
 * that any of them can go on when another one is gone; only the holder of the lease tells, and goes
 * on storing while the relay is away. A node wants the leases of venues that are live on it, and
 * gives up that of a venue that falls silent after it has told so.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MarketPublisher {

  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final Duration LOADING_PERIOD = Duration.ofSeconds(1);
  private static final int TURNS_PER_SECOND = MarketDerivation.CANDLE_PARTS;
  private static final String STATS = "stats";
  private static final Set<String> ACROSS_VENUES = Set.of(ConsolidatedTicker.VENUE, STATS);

  /** While the database is away; a venue of 500 symbols closes so many in a quarter of an hour. */
  private static final int MAX_WAITING = 10_000;

  /** Samples or liquidations stored per transaction. */
  private static final int MAX_AT_ONCE = 1_000;

  private MarketData market;
  private MarketSummaries summaries;
  private Candles candles;
  private OpenInterests openInterests;
  private Liquidations liquidations;
  private Leases leases;
  private Clock clock;
  private PeriodicWorks works;

  private final Deque<ClosedCandle> waiting = new ArrayDeque<>();

  /** What this turn has sent and not confirmed yet; empty between turns. */
  private final Deque<Sent> underWay = new ArrayDeque<>();

  private VenueLeases venueLeases;
  private MarketDerivation derivation;
  private PeriodicWork work;
  private PeriodicWork loading;
  private int turn = TURNS_PER_SECOND - 1;

  private record Sent(List<StateUpdate> updates, Publication publication) {}

  /** For the container's proxy. */
  protected MarketPublisher() {}

  @Inject
  public MarketPublisher(
      MarketData market,
      MarketSummaries summaries,
      Candles candles,
      OpenInterests openInterests,
      Liquidations liquidations,
      Leases leases,
      Clock clock,
      PeriodicWorks works) {
    this.market = market;
    this.summaries = summaries;
    this.candles = candles;
    this.openInterests = openInterests;
    this.liquidations = liquidations;
    this.leases = leases;
    this.clock = clock;
    this.works = works;
  }

  @PostConstruct
  void open() {
    venueLeases = new VenueLeases(leases);
    derivation = new MarketDerivation(market, summaries);
    work = works.begin(plan());
    loading = works.begin(loadingPlan());
  }

  @PreDestroy
  void close() {
    work.close();
    loading.close();
    venueLeases.giveUpAll();
  }

  private WorkPlan plan() {
    return WorkPlan.every(PERIOD, "market_publishing")
        .step("tickers and candles wait", this::publishAll)
        .step("closed candles are stored later", this::store)
        .step("open interest is stored later", this::storeOpenInterest)
        .step("liquidations are stored later", this::storeLiquidations);
  }

  private WorkPlan loadingPlan() {
    return WorkPlan.every(LOADING_PERIOD, "candle_loading")
        .step("candles of before are missing", this::load);
  }

  /** One turn, for who has no scheduler. */
  void turn() {
    work.turn();
    loading.turn();
  }

  /**
   * What comes next is derived while the relay takes what was sent before it: first the tickers of
   * a venue, then its candles. A venue that cannot be told holds up no other; leases are given up
   * when all is told.
   */
  private void publishAll() throws RelayUnavailableException {
    turn = (turn + 1) % TURNS_PER_SECOND;
    boolean second = turn == 0;
    Set<String> wanted = new HashSet<>(market.liveVenues());
    if (!wanted.isEmpty()) {
      wanted.addAll(ACROSS_VENUES);
    }
    venueLeases.want(wanted);
    try {
      for (String venue : market.venues()) {
        send(venue, second);
      }
      sendAcrossVenues(second);
    } finally {
      confirmAll();
    }
    venueLeases.keepOnly(wanted);
  }

  private void send(String venue, boolean second) {
    if (!holds(venue)) {
      if (second) {
        leaveToOthers(venue);
      }
      return;
    }
    summaries.futures().claim(venue);
    long nowMs = clock.millis();
    send(venue, derivation.tickers(venue, nowMs));
    List<ClosedCandle> closed = new ArrayList<>();
    List<StateUpdate> told = derivation.candles(venue, turn, nowMs, closed);
    closed.forEach(this::await);
    send(venue, told);
  }

  /** What the last holder takes here is told again when the relay is back. */
  private void leaveToOthers(String venue) {
    if (venueLeases.heldLast(venue)) {
      awaitClosed(venue);
      summaries.futures().claim(venue);
    } else {
      derivation.leaveCandles(venue, clock.millis());
      if (market.isLive(venue)) {
        summaries.futures().leave(venue, clock.millis());
      }
    }
  }

  private void sendAcrossVenues(boolean second) {
    if (holds(ConsolidatedTicker.VENUE)) {
      send(ConsolidatedTicker.VENUE, derivation.consolidated(clock.millis()));
    }
    if (second && holds(STATS)) {
      send(STATS, List.of(derivation.stats(clock.millis())));
    }
  }

  private void send(String name, List<StateUpdate> updates) {
    underWay.add(new Sent(updates, venueLeases.send(name, updates)));
  }

  private void confirmAll() throws RelayUnavailableException {
    Sent sent = underWay.poll();
    if (sent == null) {
      return;
    }
    try {
      confirm(sent);
    } finally {
      confirmAll(); // One that fails, in whatever way, holds up no other.
    }
  }

  /** What was confirmed is not told again: under load that would only add to it. */
  private void confirm(Sent sent) throws RelayUnavailableException {
    int confirmed = 0;
    try {
      if (sent.publication().confirm()) {
        confirmed = sent.updates().size();
      }
    } catch (RelayUnavailableException e) {
      confirmed = e.confirmed();
      throw e;
    } finally {
      derivation.publishAgain(sent.updates().subList(confirmed, sent.updates().size()));
    }
  }

  private boolean holds(String venue) {
    return venueLeases.holds(venue, () -> renewed(venue));
  }

  /** What closed lately is stored, and of all that changed meanwhile the newest alone is told. */
  private void renewed(String venue) {
    awaitClosed(venue);
    derivation.publishAgain(venue);
  }

  private void awaitClosed(String venue) {
    derivation.closedCandles(venue, clock.millis()).forEach(this::await);
  }

  private void await(ClosedCandle candle) {
    if (waiting.size() == MAX_WAITING) {
      waiting.removeFirst();
    }
    waiting.addLast(candle);
  }

  private void store() {
    if (!waiting.isEmpty()) {
      candles.save(List.copyOf(waiting));
      waiting.clear();
    }
  }

  private void storeOpenInterest() {
    store(summaries.futures().samples(), openInterests::save);
    store(summaries.futures().lateSamples(), openInterests::saveMissing);
  }

  private void storeLiquidations() {
    store(summaries.futures().liquidations(), liquidations::save);
  }

  private static <T> void store(StoringQueue<T> queue, Consumer<List<T>> saving) {
    List<T> oldest = queue.oldest(MAX_AT_ONCE);
    if (!oldest.isEmpty()) {
      saving.accept(oldest);
      queue.stored(oldest.size());
    }
  }

  /** What was stored before this node started is part of its candles and of its day. */
  private void load() {
    for (VenueSymbol each : summaries.toBeLoaded()) {
      summaries.load(each, candles.lastDay(each));
    }
  }
}
