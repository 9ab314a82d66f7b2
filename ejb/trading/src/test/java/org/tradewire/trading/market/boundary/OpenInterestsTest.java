package org.tradewire.trading.market.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.market.control.MarketSummaries;
import org.tradewire.trading.market.control.history.OpenInterestRepository;
import org.tradewire.trading.market.control.history.SavedRows;
import org.tradewire.trading.market.entity.HistoryChanged;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.ObservedEvents;

class OpenInterestsTest {

  private static final Instant EDGE = Instant.parse("2026-03-16T00:00:00Z");
  private static final VenueSymbol BTC = new VenueSymbol("FAR", "BTC-USDT");
  private static final VenueSymbol ETH = new VenueSymbol("FAR", "ETH-USDT");

  private final List<OpenInterestSample> stored = new ArrayList<>();
  private final List<HistoryChanged> changes = new ArrayList<>();
  private final OpenInterests openInterests =
      new OpenInterests(
          new Remembered(), new MarketSummaries(), new ObservedEvents<>(changes::add));

  /** A sample on an edge belongs to the candle that ends there. */
  @Test
  void shouldFillInCandlesOfWhichNothingIsStoredAlone() {
    openInterests.save(List.of(sample(BTC, -20), sample(BTC, 580)));

    openInterests.saveMissing(
        List.of(
            sample(BTC, 0), sample(BTC, 300), sample(BTC, 600), sample(BTC, 900), sample(ETH, 0)));

    assertThat(stored)
        .containsExactlyInAnyOrder(
            sample(BTC, -20), sample(BTC, 580), sample(BTC, 300), sample(BTC, 900), sample(ETH, 0));
    assertThat(changes)
        .containsExactlyInAnyOrder(
            new HistoryChanged(BTC, EDGE.plusSeconds(300)), new HistoryChanged(ETH, EDGE));
  }

  @Test
  void shouldAskTheDatabaseForNothingWhenThereIsNothingToFillIn() {
    openInterests.saveMissing(List.of());

    assertThat(stored).isEmpty();
  }

  private static OpenInterestSample sample(VenueSymbol instrument, int seconds) {
    return new OpenInterestSample(
        instrument, EDGE.plus(Duration.ofSeconds(seconds)), BigDecimal.TEN, null, "live");
  }

  private final class Remembered extends OpenInterestRepository {

    private Remembered() {
      super(null);
    }

    @Override
    public SavedRows save(List<OpenInterestSample> samples) {
      stored.addAll(samples);
      return null;
    }

    @Override
    public List<OpenInterestSample> find(
        VenueSymbol instrument, Instant fromExclusive, Instant toInclusive, int limit) {
      return stored.stream()
          .filter(each -> each.instrument().equals(instrument))
          .filter(each -> each.sampledAt().isAfter(fromExclusive))
          .filter(each -> !each.sampledAt().isAfter(toInclusive))
          .toList();
    }
  }
}
