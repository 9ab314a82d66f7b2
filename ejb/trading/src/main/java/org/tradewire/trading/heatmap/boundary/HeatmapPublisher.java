package org.tradewire.trading.heatmap.boundary;

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
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tradewire.streaming.relay.LeaseTenures;
import org.tradewire.streaming.relay.LeaseTenures.Tenure;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.heatmap.boundary.HeatmapMaking.Work;
import org.tradewire.trading.heatmap.control.HeatmapConfiguration;
import org.tradewire.trading.heatmap.control.HeatmapMeter;
import org.tradewire.trading.heatmap.control.HeatmapWatchers;
import org.tradewire.trading.heatmap.control.HistoryChanges;
import org.tradewire.trading.heatmap.control.TooLateException;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.entity.VenueSymbol;

/**
 * Computes and publishes the heatmaps of the symbols whose lease {@code heatmap:SYMBOL} this node
 * holds: a step for each candle that closes, and, while somebody watches, each second what the open
 * candle has reached. What closes while the database is away is stored later; while the relay is
 * away nothing is told. On one thread of its own.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HeatmapPublisher {

  private static final Duration REFRESH_PERIOD = Duration.ofSeconds(1);
  private static final int TURNS_PER_SECOND = 10;
  private static final int REFRESHES_PER_SEARCH = 5;

  private static final long SETTLING_MS = Duration.ofSeconds(2).toMillis();

  /** What is stored is read no longer than this at a time: other symbols wait meanwhile. */
  private static final long READING_NS = Duration.ofMillis(100).toNanos();

  private static final long SAVING_NS = Duration.ofMillis(300).toNanos();

  private HeatmapConfiguration configuration;
  private HeatmapStore store;
  private HeatmapInputs inputs;
  private HeatmapMaking making;
  private HeatmapCatalogue catalogue;
  private HeatmapWatchers watchers;
  private HeatmapMeter meter;
  private Leases leases;
  private StreamBroker broker;
  private PeriodicWorks works;
  private Clock clock;

  private final Map<String, SymbolWork> held = new TreeMap<>();
  private final NavigableSet<String> wanted = new TreeSet<>();
  private final ReadingOrder order = new ReadingOrder();
  private LeaseTenures tenures;
  private PictureSending pictures;
  private volatile PeriodicWork publishing;
  private PeriodicWork refreshing;
  private int turn;
  private int refreshes;

  /** Read by one thread, used by the other. */
  private volatile Map<String, List<VenueSymbol>> instruments = new HashMap<>();

  private volatile Set<VenueSymbol> changed = new HashSet<>();

  /** For the container's proxy. */
  protected HeatmapPublisher() {}

  @Inject
  public HeatmapPublisher(
      HeatmapConfiguration configuration,
      HeatmapStore store,
      HeatmapInputs inputs,
      HeatmapMaking making,
      HeatmapCatalogue catalogue,
      HeatmapWatchers watchers,
      HeatmapMeter meter,
      Leases leases,
      StreamBroker broker,
      PeriodicWorks works,
      Clock clock) {
    this.configuration = configuration;
    this.store = store;
    this.inputs = inputs;
    this.making = making;
    this.catalogue = catalogue;
    this.watchers = watchers;
    this.meter = meter;
    this.leases = leases;
    this.broker = broker;
    this.works = works;
    this.clock = clock;
  }

  @PostConstruct
  void open() {
    tenures = new LeaseTenures(leases);
    pictures = new PictureSending(leases, clock);
    catalogue.serves(configuration.enabled());
    watchers.listen();
    refreshing =
        works.begin(
            WorkPlan.every(REFRESH_PERIOD, "heatmap_settings")
                .step("settings of heatmaps", this::refresh)
                .step("who watches heatmaps", watchers::tell));
    publishing =
        works.begin(
            WorkPlan.whenDue(making::untilNextTurn, "heatmap_publishing")
                .step("heatmaps wait", this::move));
  }

  @PreDestroy
  void close() {
    publishing.close();
    refreshing.close();
    watchers.stop();
    wanted.forEach(symbol -> leases.giveUp(key(symbol)));
  }

  /** A turn of both jobs, for who has no scheduler. */
  void turn() {
    refreshing.turn();
    publishing.turn();
  }

  /** What administrators set, which instruments there are, and which history changed. */
  private void refresh() {
    List<SymbolSettings> settings = store.settings();
    catalogue.learn(settings);
    if (!configuration.enabled()) {
      return;
    }
    if (refreshes++ % REFRESHES_PER_SEARCH == 0) {
      instruments = making.search(catalogue, refreshing::complain);
    }
    Set<VenueSymbol> now = new HashSet<>();
    store.changes().stream().map(HistoryChanges.Change::instrument).forEach(now::add);
    changed = now;
  }

  private void move() throws RelayUnavailableException {
    turn = (turn + 1) % TURNS_PER_SECOND;
    want(configuration.enabled() ? catalogue.enabled() : List.of());
    long until = System.nanoTime() + READING_NS;
    for (String symbol : order.of(wanted)) {
      try {
        move(symbol, until);
      } catch (RuntimeException e) {
        // One symbol that cannot be computed must not hold up the others.
        held.remove(symbol);
        publishing.complain("the heatmap of " + symbol + " waits: " + e);
      }
    }
    try {
      pictures.confirm();
    } finally {
      saveLive();
    }
  }

  /** After all is told: storing is for later, and what cannot be stored waits on. */
  private void saveLive() {
    long untilNs = System.nanoTime() + SAVING_NS;
    for (SymbolWork symbol : held.values()) {
      for (Work work : symbol.works()) {
        if (System.nanoTime() > untilNs) {
          return;
        }
        if (work.heatmaps().isLive() && !making.saveLater(work)) {
          publishing.complain("steps of " + work.heatmaps().instrument() + " are stored later");
        }
      }
    }
  }

  private void want(Collection<String> symbols) {
    for (String symbol : symbols) {
      if (wanted.add(symbol)) {
        leases.want(key(symbol));
      }
    }
    for (String symbol : List.copyOf(wanted)) {
      if (!symbols.contains(symbol)) {
        wanted.remove(symbol);
        leave(symbol);
        leases.giveUp(key(symbol));
      }
    }
  }

  private void leave(String symbol) {
    if (held.remove(symbol) != null) {
      meter.leaves(symbol);
      pictures.forget(symbol);
    }
    catalogue.computes(symbol, false);
  }

  private void move(String symbol, long readingUntilNs) {
    boolean late = System.nanoTime() >= readingUntilNs;
    Tenure tenure = tenures.look(key(symbol));
    if (tenure == Tenure.NONE && !leases.heldLast(key(symbol))) {
      leave(symbol);
      return;
    }
    if (tenure == Tenure.NEW) {
      pictures.learn(symbol, broker);
    }
    SymbolSettings settings = catalogue.settings(symbol).orElseThrow();
    SymbolWork work = held.computeIfAbsent(symbol, any -> new SymbolWork());
    if (tenure == Tenure.NEW) {
      work.tellLater();
    }
    boolean holds = tenure != Tenure.NONE;
    for (VenueSymbol each : instruments.getOrDefault(symbol, List.of())) {
      if (move(each, settings, work, holds, readingUntilNs)) {
        work.tellLater();
      }
    }
    if (late && hasToRead(symbol, work)) {
      order.waits(symbol);
    }
    catalogue.computes(symbol, holds && work.isLive());
    if (work.isForeseen(clock.millis())) {
      if (holds) {
        pictures.prepare(symbol, settings, work);
      }
    } else if (work.isLive()) {
      boolean second = Math.floorMod(symbol.hashCode(), TURNS_PER_SECOND) == turn;
      boolean openOnes = isSettled() && watchers.watch(symbol);
      if (holds && (work.isUntold() || second && openOnes)) {
        pictures.send(key(symbol), symbol, settings, work, openOnes ? inputs : null);
      }
      if (second) {
        meter.stands(symbol, work.figures());
      }
      if (second && holds && isSettled() && work.isSightDue()) {
        work.sight(settings, inputs).ifPresent(picture -> catalogue.shows(symbol, picture));
      }
    }
  }

  private boolean hasToRead(String symbol, SymbolWork work) {
    return !work.isLive()
        || instruments.getOrDefault(symbol, List.of()).stream().anyMatch(changed::contains);
  }

  /** Just after its end a candle is in no picture and is not the open one any more. */
  private boolean isSettled() {
    long nowMs = clock.millis();
    return nowMs - HeatmapInputs.FRAME.openTime(nowMs) > SETTLING_MS;
  }

  /**
   * @param holds whether this node holds the lease: others leave changes of history to the holder
   */
  private boolean move(
      VenueSymbol instrument,
      SymbolSettings settings,
      SymbolWork symbol,
      boolean holds,
      long readingUntilNs) {
    Work work = symbol.of(instrument).orElse(null);
    boolean mayRead = System.nanoTime() < readingUntilNs;
    if (mayRead
        && (work == null
            || work.isOvertaken(clock.millis())
            || work.heatmaps().settings().modelVersion() != settings.modelVersion()
            || holds && hasChanged(instrument, work))) {
      work = making.begin(instrument, settings);
      symbol.put(instrument, work);
    }
    if (work == null || !work.heatmaps().isLive() && !mayRead) {
      return false;
    }
    boolean toTell = false;
    try {
      do {
        toTell |= making.moveOn(work);
        if (!work.heatmaps().isLive()) {
          making.save(work);
        }
      } while (!work.heatmaps().isLive() && System.nanoTime() < readingUntilNs);
    } catch (TooLateException e) {
      // The states since then are forgotten with what is noted here.
      store.note(instrument, Instant.ofEpochMilli(e.openTimeMs()));
      store.takeChange(instrument, HeatmapInputs.FRAME.lengthMs());
      symbol.put(instrument, making.begin(instrument, settings));
      return true;
    }
    return toTell;
  }

  /** While nothing can be asked a picture goes on as it is. */
  private boolean hasChanged(VenueSymbol instrument, Work work) {
    if (!changed.contains(instrument)) {
      return false;
    }
    try {
      return store.takeChange(instrument, HeatmapInputs.FRAME.lengthMs());
    } catch (RuntimeException e) {
      publishing.complain(
          "the history of " + work.heatmaps().instrument() + " is gone through later: " + e);
      return false;
    }
  }

  /** The lease under which a symbol is computed. */
  static String key(String symbol) {
    return "heatmap:" + symbol;
  }
}
