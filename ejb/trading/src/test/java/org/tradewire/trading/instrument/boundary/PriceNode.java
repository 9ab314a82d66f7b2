package org.tradewire.trading.instrument.boundary;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.instrument.control.PriceControlFixture;
import org.tradewire.trading.instrument.control.PriceSources;
import org.tradewire.trading.instrument.control.StoredPrices;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.PricePin;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.trading.market.boundary.MarketCatalogue;
import org.tradewire.trading.market.entity.BestPrices;
import org.tradewire.trading.market.entity.PriceListener;
import org.tradewire.trading.market.entity.TimedQuote;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.monitoring.boundary.Node;
import org.tradewire.trading.testing.AskedWorks;
import org.tradewire.trading.testing.TestDatabase;

/** A node's watch over prices, on books that the test quotes. */
final class PriceNode {

  private static final BigDecimal HALF_SPREAD = new BigDecimal("0.05");

  private final String name;
  private final TestDatabase database;
  private final Clock clock;
  private final PriceSources sources = new PriceSources();
  private final Map<VenueSymbol, TimedQuote> books = new HashMap<>();
  private final Leases leases;
  private final PriceWatch watch;
  private Runnable whileReading = () -> {};
  private int reads;
  private int simulations;

  PriceNode(String name, TestDatabase database, StreamBroker broker, Clock clock) {
    this(name, database, broker, clock, false);
  }

  /**
   * @param simulated whether the simulated market prices what has no other price
   */
  PriceNode(
      String name, TestDatabase database, StreamBroker broker, Clock clock, boolean simulated) {
    this.name = name;
    this.database = database;
    this.clock = clock;
    this.leases = new Leases(broker, () -> 5);
    this.watch =
        new PriceWatch(
            new ReadInstruments(),
            new StoredPins(),
            sources,
            new Books(),
            leases,
            broker,
            new Named(),
            PriceControlFixture.configuration(simulated),
            AskedWorks.asked(),
            clock);
  }

  /** What happens while its database takes its time to answer. */
  void whileReading(Runnable happens) {
    whileReading = happens;
  }

  /** How often all instruments were read. */
  int reads() {
    return reads;
  }

  /** How often it was asked to let the simulated market price an instrument. */
  int simulations() {
    return simulations;
  }

  PriceSources sources() {
    return sources;
  }

  Leases leases() {
    return leases;
  }

  void begin() {
    watch.begin();
  }

  void end() {
    watch.end();
  }

  void turn() {
    watch.turn();
  }

  /** A book that is told to nobody. */
  void book(VenueSymbol instrument, TimedQuote quote) {
    books.put(instrument, quote);
  }

  /** A quote of now around a middle. */
  void quote(String venue, String symbol, String middle) {
    BigDecimal at = new BigDecimal(middle);
    long nowNs = ns(clock.instant());
    sources.quoted(
        new VenueSymbol(venue, symbol),
        new TimedQuote(
            new BestPrices(
                level(Side.BUY, at.subtract(HALF_SPREAD)), level(Side.SELL, at.add(HALF_SPREAD))),
            nowNs,
            nowNs));
  }

  private static LevelChange level(Side side, BigDecimal price) {
    return new LevelChange(side, price.unscaledValue().longValueExact(), price.scale(), 1, 0);
  }

  static long ns(Instant instant) {
    return PriceSources.nanos(instant);
  }

  String inForce(String symbol) {
    return sources.source(symbol).orElseThrow().inForce();
  }

  PriceView look(String symbol) {
    return sources.source(symbol).orElseThrow().look(ns(clock.instant())).orElseThrow();
  }

  List<PricePin> pins() {
    return inTransaction(PricePins::all);
  }

  private <T> T inTransaction(Function<PricePins, T> call) {
    return database.inTransaction(
        entityManager -> call.apply(InstrumentBoundaryFixture.pins(entityManager, clock)));
  }

  /** Each call is a transaction, as the container makes it. */
  private final class StoredPins extends PricePins {

    @Override
    public StoredPrices state() {
      whileReading.run();
      return inTransaction(PricePins::state);
    }

    @Override
    public List<PricePin> all() {
      return inTransaction(PricePins::all);
    }

    @Override
    public boolean move(String symbol, String from, String to, String reason) {
      return inTransaction(pins -> pins.move(symbol, from, to, reason));
    }
  }

  private final class ReadInstruments extends Instruments {

    @Override
    public boolean priceBySimulator(String symbol) {
      simulations++;
      return database.inTransaction(
          entityManager ->
              InstrumentBoundaryFixture.instruments(entityManager, clock).priceBySimulator(symbol));
    }

    @Override
    public List<Instrument> all() {
      reads++;
      return database.inTransaction(
          entityManager -> InstrumentBoundaryFixture.instruments(entityManager, clock).all());
    }
  }

  private final class Books extends MarketCatalogue {

    @Override
    public Optional<TimedQuote> timedQuote(VenueSymbol instrument) {
      return Optional.ofNullable(books.get(instrument));
    }

    @Override
    public void listen(PriceListener listener) {}
  }

  private final class Named extends Node {

    @Override
    public String name() {
      return name;
    }
  }
}
