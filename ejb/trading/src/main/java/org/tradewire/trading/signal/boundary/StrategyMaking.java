package org.tradewire.trading.signal.boundary;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.market.boundary.Candles;
import org.tradewire.trading.market.boundary.MarketCatalogue;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.control.SignalContent;
import org.tradewire.trading.signal.control.strategy.StrategyRunner;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.producer.SignalProducer;
import org.tradewire.trading.signal.entity.strategy.SignalDraft;
import org.tradewire.trading.signal.entity.strategy.StrategySettings;

/**
 * Makes the signals of the built-in strategies of candles that close, for the symbols whose lease
 * this node holds. A candle is looked at once; after a change of the holder the newest one is
 * looked at again, which makes the same signal with the same id. What there is no room for is made
 * again with the next turn.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StrategyMaking {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Inject private StrategyCatalogue catalogue;
  @Inject private StrategyConfidence confidence;
  @Inject private SignalIntake intake;
  @Inject private MarketCatalogue market;
  @Inject private Candles candles;
  @Inject private Leases leases;
  @Inject private PeriodicWorks works;
  @Inject private Clock clock;

  /** When the candle began that was looked at last. */
  private final Map<Series, Long> looked = new HashMap<>();

  private final Set<String> wanted = new HashSet<>();
  private PeriodicWork making;

  private record Series(VenueSymbol instrument, TimeFrame timeFrame) {}

  @PostConstruct
  void begin() {
    making =
        works.begin(
            WorkPlan.every(PERIOD, "signal_making").step("strategies make no signals", this::make));
  }

  @PreDestroy
  void end() {
    making.close();
    wanted.forEach(symbol -> leases.giveUp(key(symbol)));
  }

  private void make() {
    List<VenueSymbol> instruments = market.symbols();
    want(
        instruments.stream()
            .map(VenueSymbol::symbol)
            .filter(symbol -> !frames(symbol).isEmpty())
            .collect(Collectors.toSet()));
    for (VenueSymbol each : instruments) {
      if (wanted.contains(each.symbol()) && leases.epoch(key(each.symbol())).isPresent()) {
        for (TimeFrame frame : frames(each.symbol())) {
          try {
            make(new Series(each, frame));
          } catch (RuntimeException e) {
            // One instrument must not hold up the others.
            making.complain("strategies wait for " + each + ' ' + frame.text() + ": " + e);
          }
        }
      }
    }
    looked.keySet().removeIf(series -> !wanted.contains(series.instrument().symbol()));
  }

  private List<TimeFrame> frames(String symbol) {
    List<TimeFrame> frames = new ArrayList<>();
    for (TimeFrame each : TimeFrame.values()) {
      if (!catalogue.lookingAt(symbol, each).isEmpty()) {
        frames.add(each);
      }
    }
    return frames;
  }

  private void want(Set<String> symbols) {
    symbols.stream().filter(wanted::add).forEach(symbol -> leases.want(key(symbol)));
    for (String symbol : List.copyOf(wanted)) {
      if (!symbols.contains(symbol)) {
        wanted.remove(symbol);
        leases.giveUp(key(symbol));
      }
    }
  }

  private void make(Series series) {
    long nowMs = clock.millis();
    long lengthMs = series.timeFrame().lengthMs();
    long newest = series.timeFrame().openTime(nowMs) - lengthMs;
    Long before = looked.get(series);
    if (before != null && before >= newest) {
      return;
    }
    List<Candle> seen = candles.closed(series.instrument(), series.timeFrame(), newest - 1);
    if (seen.isEmpty()) {
      return; // Nothing was traded, or it is not closed here yet.
    }
    List<PreparedSignal> signals = new ArrayList<>();
    for (StrategySettings each :
        catalogue.lookingAt(series.instrument().symbol(), series.timeFrame())) {
      signal(series, each, nowMs).ifPresent(signals::add);
    }
    if (!signals.isEmpty()) {
      take(signals);
    }
    looked.put(series, newest);
  }

  /** Throws where there is no room: the candle is looked at again. */
  private void take(List<PreparedSignal> signals) throws Refusal {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < signals.size(); i++) {
      places.add(i);
    }
    intake.take(signals, places, List.of());
  }

  private Optional<PreparedSignal> signal(Series series, StrategySettings settings, long nowMs) {
    List<Candle> history = history(series, StrategyRunner.candles(settings.parameters()), nowMs);
    return StrategyRunner.run(
            settings.parameters(), series.instrument(), series.timeFrame(), history)
        .map(this::signal);
  }

  private PreparedSignal signal(SignalDraft draft) {
    return SignalContent.prepare(confidence.of(draft, clock.instant()), SignalProducer.BUILT_IN);
  }

  /** The last closed candles, oldest first: the stored ones, and those that this node has seen. */
  private List<Candle> history(Series series, int count, long nowMs) {
    long lengthMs = series.timeFrame().lengthMs();
    Instant until = Instant.ofEpochMilli(series.timeFrame().openTime(nowMs));
    TreeMap<Long, Candle> history = new TreeMap<>();
    candles
        .stored(series.instrument(), series.timeFrame(), Instant.EPOCH, until, count)
        .forEach(each -> history.put(each.openTimeMs(), each));
    long recent = until.toEpochMilli() - count * lengthMs;
    candles
        .closed(series.instrument(), series.timeFrame(), recent)
        .forEach(each -> history.put(each.openTimeMs(), each));
    List<Candle> all = new ArrayList<>(history.values());
    return all.subList(Math.max(0, all.size() - count), all.size());
  }

  private static String key(String symbol) {
    return "strategies:" + symbol;
  }
}
