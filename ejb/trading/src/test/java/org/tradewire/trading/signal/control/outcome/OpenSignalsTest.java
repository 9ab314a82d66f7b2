package org.tradewire.trading.signal.control.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.StoredSignal;

class OpenSignalsTest {

  private static final VenueSymbol BTC = new VenueSymbol("ALPHA", "BTC-USDT");
  private static final VenueSymbol OTHER = new VenueSymbol("BETA", "BTC-USDT");

  /** Bought at 100.10, stop 95, first target 110; made at 10:00:30. */
  private static final Signal BUY = SignalFixture.buy("a");

  /** The same, of another venue. */
  private static final Signal OTHER_BUY =
      new Signal(
          "b",
          BUY.time(),
          BUY.symbol(),
          BUY.timeFrame(),
          BUY.direction(),
          BUY.confidence(),
          BUY.entry(),
          BUY.stop(),
          BUY.targets(),
          BUY.strategy(),
          OTHER.venue(),
          BUY.indicators(),
          BUY.metadata(),
          BUY.expiresAt());

  private final Market market = new Market();
  private final OpenSignals signals = new OpenSignals();

  @Test
  void shouldDecideWhenTheOpenMinuteReachesTheTarget() {
    add(BUY);
    market.closed(BTC, "10:00", "100 101 99 100.1");
    judgeAt("10:01:10");
    assertThat(signals.decided()).isEmpty();

    market.open(BTC, "10:01", "100.1 100.2 100 100.2");
    judgeAt("10:01:11");
    assertThat(signals.entered()).hasSize(1);
    market.open(BTC, "10:01", "100.1 110 100 110");
    judgeAt("10:01:12");

    StoredSignal decided = only(signals.decided());
    assertThat(decided.course().outcome()).isEqualTo(SignalOutcome.WIN);
    assertThat(decided.course().decidedAt()).isEqualTo(at("10:01:12"));
    assertThat(signals.size()).as("until it is stored").isEqualTo(1);
    signals.remove(SignalKey.of(BUY));
    assertThat(signals.isEmpty()).isTrue();
  }

  @Test
  void shouldCatchUpWithTheMinutesThatAreStored() {
    add(BUY);
    market.closed(BTC, "10:00", "100 101 99 100.1");
    market.closed(BTC, "10:01", "100.1 101 99 100");
    market.closed(BTC, "10:02", "100 100 94 96");
    judgeAt("10:30:00");

    SignalCourse course = only(signals.decided()).course();
    assertThat(course.outcome()).isEqualTo(SignalOutcome.LOSS);
    assertThat(course.exitPrice()).isEqualByComparingTo("95");
    assertThat(course.decidedAt()).isEqualTo(at("10:03:00"));
  }

  @Test
  void shouldGoByThePricesOfItsOwnVenueAlone() {
    add(BUY);
    add(OTHER_BUY);
    market.closed(BTC, "10:01", "100.1 111 100 110");
    market.closed(OTHER, "10:01", "100.1 101 94 95");
    judgeAt("10:02:00");

    assertThat(signals.decided())
        .extracting(each -> each.signal().id() + ' ' + each.course().outcome())
        .containsExactly("a WIN", "b LOSS");
  }

  @Test
  void shouldExpireWithoutAPriceWhereNoVenueHasTheSymbol() {
    market.none = true;
    add(BUY);
    signals.judge(market, BUY.expiresAt().plus(Duration.ofHours(23)));
    assertThat(signals.decided()).isEmpty();
    signals.judge(market, BUY.expiresAt().plus(Duration.ofHours(25)));

    SignalCourse course = only(signals.decided()).course();
    assertThat(course.outcome()).isEqualTo(SignalOutcome.EXPIRED);
    assertThat(course.exitPrice()).isNull();
  }

  @Test
  void shouldSayOnceThatASignalWasEntered() {
    add(BUY);
    market.closed(BTC, "10:01", "100.1 101 99 100");
    judgeAt("10:02:00");
    assertThat(signals.entered()).hasSize(1);

    signals.storedAsEntered(signals.entered());
    judgeAt("10:02:01");
    assertThat(signals.entered()).isEmpty();
  }

  @Test
  void shouldEnterAtOnceWhereTheEntryIsTheLastPrice() {
    market.open(BTC, "10:00", "100 101 99 100.10");
    signals.addNew(new StoredSignal(BUY, SignalCourse.BEGUN), market);
    market.open(BTC, "10:00", "100 101 99 100.2");
    signals.addNew(new StoredSignal(OTHER_BUY, SignalCourse.BEGUN), market);

    assertThat(signals.entered())
        .extracting(each -> each.signal().id() + ' ' + each.course().enteredAt())
        .containsExactly("a " + BUY.time());
  }

  @Test
  void shouldKeepWhatItHasJudgedWhereASignalIsReadAgain() {
    add(BUY);
    market.closed(BTC, "10:01", "100.1 111 100 110");
    judgeAt("10:02:00");
    add(BUY);

    assertThat(signals.decided()).hasSize(1);
  }

  private void add(Signal signal) {
    signals.add(new StoredSignal(signal, SignalCourse.BEGUN));
  }

  private void judgeAt(String time) {
    signals.judge(market, at(time));
  }

  private static StoredSignal only(List<StoredSignal> all) {
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-06-01T" + time + "Z");
  }

  /** Minutes as a test tells them: open, high, low and close. */
  private static final class Market implements JudgedMinutes {
    private final Map<VenueSymbol, TreeMap<Instant, Candle>> closed = new HashMap<>();
    private final Map<VenueSymbol, Candle> open = new HashMap<>();
    private boolean none;

    private void closed(VenueSymbol instrument, String time, String prices) {
      closed
          .computeIfAbsent(instrument, any -> new TreeMap<>())
          .put(at(time + ":00"), candle(time, prices));
    }

    private void open(VenueSymbol instrument, String time, String prices) {
      open.put(instrument, candle(time, prices));
    }

    private static Candle candle(String time, String prices) {
      String[] each = prices.split(" ");
      return new Candle(
          at(time + ":00").toEpochMilli(),
          new BigDecimal(each[0]),
          new BigDecimal(each[1]),
          new BigDecimal(each[2]),
          new BigDecimal(each[3]),
          BigDecimal.ONE,
          BigDecimal.ONE,
          1,
          BigDecimal.ONE);
    }

    @Override
    public VenueSymbol instrument(Signal signal) {
      return none ? null : OTHER.venue().equals(signal.venue()) ? OTHER : BTC;
    }

    @Override
    public List<Candle> closed(VenueSymbol instrument, Instant from) {
      return List.copyOf(closed.getOrDefault(instrument, new TreeMap<>()).tailMap(from).values());
    }

    @Override
    public Optional<Candle> open(VenueSymbol instrument) {
      return Optional.ofNullable(open.get(instrument));
    }
  }
}
