package org.tradewire.trading.instrument.boundary;

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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.tradewire.streaming.relay.LeaseTenures;
import org.tradewire.streaming.relay.LeaseTenures.Tenure;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.instrument.control.NodeSights;
import org.tradewire.trading.instrument.control.PriceConfiguration;
import org.tradewire.trading.instrument.control.PriceSource;
import org.tradewire.trading.instrument.control.PriceSources;
import org.tradewire.trading.instrument.control.PriceTalk;
import org.tradewire.trading.instrument.control.StoredPrices;
import org.tradewire.trading.instrument.control.TradingDayEnd;
import org.tradewire.trading.instrument.control.VenueSight;
import org.tradewire.trading.market.boundary.MarketCatalogue;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.monitoring.boundary.Node;

/**
 * Keeps the price sources of this node as instruments and pins are stored, twice a second, and
 * tells the other nodes what this one sees. The node that holds lease {@value #LEASE} puts another
 * venue in force where no node has had a good quote for the time of the hold; back it goes at the
 * end of the trading day in New York alone, or because an administrator says so. While the relay or
 * the database is away the venues in force stay; a node whose database alone does not answer for 3
 * s leaves the lease to others.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PriceWatch {

  static final String LEASE = "prices";

  private static final Logger LOG = System.getLogger(PriceWatch.class.getName());
  private static final Duration PERIOD = Duration.ofMillis(500);

  private static final Duration READ_ANYWAY = Duration.ofSeconds(10);

  /** Feeds need a while to begin with. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  /** For so long the database may not answer until another node decides. */
  private static final Duration UNANSWERED = Duration.ofSeconds(3);

  /** For so long after the end of a trading day a venue may come back. */
  private static final Duration WAY_BACK = Duration.ofMinutes(1);

  private Instruments instruments;
  private PricePins pins;
  private PriceSources sources;
  private MarketCatalogue market;
  private Leases leases;
  private StreamBroker broker;
  private Node node;
  private PriceConfiguration configuration;
  private PeriodicWorks works;
  private Clock clock;

  private final NodeSights others = new NodeSights();
  private LeaseTenures tenures;
  private Instant heldSince;
  private StoredPrices followed;

  /**
   * Instruments that the simulated market must not price, as they were stored when it was asked.
   */
  private final Map<String, StoredPrices> leftAlone = new HashMap<>();

  private Instant readAt;

  /** When the database answered last. */
  private Instant answeredAt;

  private Instant begunAt;
  private PeriodicWork work;

  /** For the container's proxy. */
  protected PriceWatch() {}

  @Inject
  public PriceWatch(
      Instruments instruments,
      PricePins pins,
      PriceSources sources,
      MarketCatalogue market,
      Leases leases,
      StreamBroker broker,
      Node node,
      PriceConfiguration configuration,
      PeriodicWorks works,
      Clock clock) {
    this.instruments = instruments;
    this.pins = pins;
    this.sources = sources;
    this.market = market;
    this.leases = leases;
    this.broker = broker;
    this.node = node;
    this.configuration = configuration;
    this.works = works;
    this.clock = clock;
  }

  @PostConstruct
  void begin() {
    tenures = new LeaseTenures(leases);
    begunAt = clock.instant();
    answeredAt = begunAt;
    market.listen(sources);
    broker.listen(PriceTalk.TOPIC, this::hear);
    leases.want(LEASE);
    work =
        works.begin(
            WorkPlan.every(PERIOD, "price_watch")
                .firstTurnHere()
                .step("other nodes do not know what this one sees", this::tell)
                .step("changes of instruments and of venues in force wait", this::follow)
                .step("first quotes wait for others like them", this::confirm)
                .step("no other venue takes over", this::decide)
                .step("nobody hears of instruments without a price", this::warn));
  }

  @PreDestroy
  void end() {
    work.close();
    leases.giveUp(LEASE);
    broker.stopListening(PriceTalk.TOPIC);
  }

  /** One turn, for who has no scheduler. */
  void turn() {
    work.turn();
  }

  /** Who cannot read cannot decide either: another node may have a database that answers. */
  private void follow() {
    try {
      read();
    } catch (RuntimeException e) {
      if (!clock.instant().isBefore(answeredAt.plus(UNANSWERED))) {
        leases.giveUp(LEASE);
      }
      throw e;
    }
    answeredAt = clock.instant();
    leases.want(LEASE);
  }

  /**
   * Reads what is stored where it has changed, and at times whatever it says: somebody may edit it.
   */
  private void read() {
    StoredPrices state = pins.state();
    Instant now = clock.instant();
    if (!state.equals(followed) || !now.isBefore(readAt.plus(READ_ANYWAY))) {
      sources.follow(instruments.all(), pins.all(), market::timedQuote);
      followed = state;
      readAt = now;
    }
  }

  private void confirm() {
    long nowNs = PriceSources.nanos(clock.instant());
    sources
        .all()
        .forEach((symbol, source) -> source.hear(others.of(symbol, node.name(), nowNs), nowNs));
  }

  private void hear(byte[] said) {
    others.hear(PriceTalk.hear(said), PriceSources.nanos(clock.instant()));
  }

  /** First of all: a database that does not answer must not make this node look blind. */
  private void tell() {
    Map<String, List<VenueSight>> seen = new TreeMap<>();
    long nowNs = PriceSources.nanos(clock.instant());
    sources.all().forEach((symbol, source) -> seen.put(symbol, source.sights(nowNs)));
    broker.broadcast(PriceTalk.TOPIC, PriceTalk.say(new PriceTalk.Said(node.name(), seen)));
  }

  private void decide() {
    Instant now = clock.instant();
    Tenure tenure = tenures.look(LEASE);
    if (tenure == Tenure.NONE) {
      return;
    }
    if (tenure == Tenure.NEW || now.isBefore(heldSince)) {
      heldSince = now; // Or the clock was put back: others are heard anew.
    }
    RuntimeException failure = null;
    for (Map.Entry<String, PriceSource> each : sources.all().entrySet()) {
      try {
        decide(each.getKey(), each.getValue(), now);
      } catch (RuntimeException e) {
        failure = e; // One instrument must not hold up the others.
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void decide(String symbol, PriceSource source, Instant now) {
    // Who has just begun to listen has not heard yet what others see.
    if (now.isBefore(heldSince.plus(source.hold()))) {
      return;
    }
    long nowNs = PriceSources.nanos(now);
    List<VenueSight> sights = new ArrayList<>(source.sights(nowNs));
    sights.addAll(others.of(symbol, node.name(), nowNs));
    if (configuration.simulated() && !source.heard() && sights.isEmpty()) {
      priceBySimulator(symbol);
      return;
    }
    if (!source.hasAnother()) {
      return;
    }
    String from = source.inForce();
    Optional<String> next = source.failover(sights, nowNs);
    String reason =
        "No node had a good quote of " + from + " for " + source.hold().toSeconds() + " s.";
    if (next.isEmpty() && isTimeToGoBack(symbol, now)) {
      next = source.back(sights, nowNs);
      reason = "The trading day ended, and it quotes well again.";
    }
    if (next.isPresent() && pins.move(symbol, from, next.get(), reason)) {
      source.putInForce(next.get(), nowNs);
      LOG.log(
          Level.WARNING,
          "event=price_source_changed symbol={0} from={1} to={2} reason=\"{3}\"",
          symbol,
          from,
          next.get(),
          reason);
    }
  }

  private void priceBySimulator(String symbol) {
    if (followed.equals(leftAlone.get(symbol))
        || market.timedQuote(new VenueSymbol(PriceSource.SIMULATOR, symbol)).isEmpty()) {
      return;
    }
    if (instruments.priceBySimulator(symbol)) {
      LOG.log(
          Level.WARNING,
          "event=priced_by_simulator symbol={0} reason=\"None of its venues was ever heard.\"",
          symbol);
    } else {
      leftAlone.put(symbol, followed);
    }
  }

  private void warn() {
    if (clock.instant().isBefore(begunAt.plus(SILENCE)) || !sources.noteSilent()) {
      return;
    }
    SortedSet<String> silent = sources.silent(false);
    if (!silent.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "event=prices_never_heard symbols={0} held={1}",
          String.join(",", silent),
          String.join(",", sources.silent(true)));
    }
  }

  private boolean isTimeToGoBack(String symbol, Instant now) {
    Instant ended = TradingDayEnd.before(now);
    return now.isBefore(ended.plus(WAY_BACK))
        && sources.decidedAt(symbol).map(ended::isAfter).orElse(false);
  }
}
