package org.tradewire.trading.heatmap.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.heatmap.control.HeatmapRepository;
import org.tradewire.trading.heatmap.control.backtest.BackTest;
import org.tradewire.trading.heatmap.control.backtest.BackTestRepository;
import org.tradewire.trading.heatmap.entity.BackTestDay;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.LevelSide;
import org.tradewire.trading.heatmap.entity.SeriesQuestion;
import org.tradewire.trading.heatmap.entity.StoredStep;
import org.tradewire.trading.heatmap.entity.SymbolSettings;
import org.tradewire.trading.market.boundary.Liquidations;
import org.tradewire.trading.market.entity.ObservedLiquidation;
import org.tradewire.trading.market.entity.VenueSymbol;

/** Judges whole days of pictures by observed liquidations. A transaction each. */
@Stateless
@PermitAll
public class BackTests {
  private static final long CANDLE_MS = HeatmapInputs.FRAME.lengthMs();

  /** Venues tell at most one a second, so that no day has more. */
  private static final int MOST_A_DAY = 100_000;

  private BackTestRepository repository;
  private HeatmapRepository heatmaps;
  private Liquidations liquidations;

  /** For the container's proxy. */
  protected BackTests() {}

  @Inject
  public BackTests(
      BackTestRepository repository, HeatmapRepository heatmaps, Liquidations liquidations) {
    this.repository = repository;
    this.heatmaps = heatmaps;
    this.liquidations = liquidations;
  }

  /** Judged days from one to another, both included, oldest first. */
  public List<BackTestDay> days(String symbol, HeatmapModel model, LocalDate from, LocalDate to) {
    return repository.find(symbol, model, from, to);
  }

  /** The last day that was judged; empty before the first. */
  public Optional<LocalDate> last(String symbol, HeatmapModel model) {
    return repository.last(symbol, model);
  }

  /**
   * Judges a day that is over, and stores what was found, in the place of what was found before.
   *
   * @param instruments of the symbol, whose pictures and liquidations are added up
   */
  public void judge(
      SymbolSettings symbol, HeatmapModel model, List<VenueSymbol> instruments, LocalDate day) {
    Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    List<ObservedLiquidation> events = new ArrayList<>();
    instruments.forEach(each -> events.addAll(all(each, begin, end)));
    BackTest test = new BackTest(symbol.model().bucket());
    List<HeatmapKey> keys = instruments.stream().map(each -> new HeatmapKey(each, model)).toList();
    if (!keys.isEmpty()) {
      // The picture before the day's first candle judges that candle.
      SeriesQuestion question =
          new SeriesQuestion(keys, begin.minusMillis(CANDLE_MS), end, HeatmapInputs.FRAME, null);
      Judge judge = new Judge(test, events, begin.toEpochMilli());
      new HeatmapSeries(question, new Stored()).forEach(judge::take);
    }
    for (LevelSide side : LevelSide.values()) {
      repository.save(symbol.symbol(), model, test.day(day, side));
    }
  }

  private List<ObservedLiquidation> all(VenueSymbol instrument, Instant from, Instant to) {
    return liquidations.find(instrument, from, to, MOST_A_DAY);
  }

  /** In the transaction of the judgement. */
  private final class Stored implements HeatmapSeries.Pages {

    @Override
    public Optional<StoredStep> keyframe(HeatmapKey key, Instant at) {
      return heatmaps.keyframe(key, at);
    }

    @Override
    public List<StoredStep> steps(HeatmapKey key, Instant from, Instant to) {
      return heatmaps.steps(key, from, to);
    }
  }

  /** Brings each picture together with the events of its candle. */
  private static final class Judge {
    private final BackTest test;
    private final List<ObservedLiquidation> events;
    private final long beginMs;
    private HeatmapSnapshot before;

    Judge(BackTest test, List<ObservedLiquidation> events, long beginMs) {
      this.test = test;
      this.events = events;
      this.beginMs = beginMs;
    }

    void take(HeatmapSnapshot after) {
      long open = after.openTimeMs();
      if (before != null && open >= beginMs && before.openTimeMs() == open - CANDLE_MS) {
        test.add(before, after, events.stream().filter(each -> isIn(each, open)).toList());
      }
      before = after;
    }

    private static boolean isIn(ObservedLiquidation event, long openMs) {
      long at = event.at().toEpochMilli();
      return at >= openMs && at < openMs + CANDLE_MS;
    }
  }
}
