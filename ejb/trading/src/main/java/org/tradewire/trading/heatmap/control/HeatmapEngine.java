package org.tradewire.trading.heatmap.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.HeatmapStep;
import org.tradewire.trading.heatmap.entity.LeveragedLevels;
import org.tradewire.trading.heatmap.entity.ModelSettings;
import org.tradewire.trading.market.entity.Candle;

/**
 * The picture of one venue, symbol and model, moved on by one candle at a time: positions that the
 * candle's range crosses are liquidated, then open interest that grew opens new ones, or open
 * interest that shrank closes the same part of all. Closing changes one factor instead of every
 * entry, so a candle costs O((opened + liquidated) log n).
 *
 * <p>Figures are estimates; entries are kept, and levels told, to 18 significant digits, the factor
 * is kept to 34, sums exactly, so that every way to a state gives the same eight decimals; what is
 * told of a level is the product of both at 18 digits. Not thread-safe.
 */
public final class HeatmapEngine {

  /** Entries of a state at most; the smallest of a bucket and side are joined beyond. */
  static final int MAX_ENTRIES = 20_000;

  private static final MathContext SHORT_DIGITS = new MathContext(18);
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  /** Below it an entry is dropped when positions are closed, in the quote currency. */
  private static final BigDecimal LEAST_DENSITY = new BigDecimal("0.01");

  /** Below it the factor is multiplied out, so that entries keep their digits. */
  private static final BigDecimal LEAST_FACTOR = new BigDecimal("1e-12");

  private final PositionModel model;
  private final int maxEntries;
  private LevelBook book;
  private EngineState state;
  private EngineState before;

  /** A picture without a candle. */
  public HeatmapEngine(HeatmapModel model, ModelSettings settings) {
    this(model, settings, MAX_ENTRIES);
  }

  HeatmapEngine(HeatmapModel model, ModelSettings settings, int maxEntries) {
    this(model, settings, maxEntries, EngineState.EMPTY, List.of());
  }

  private HeatmapEngine(
      HeatmapModel model,
      ModelSettings settings,
      int maxEntries,
      EngineState state,
      List<LevelEntry> entries) {
    this.model = positions(model, settings);
    this.maxEntries = maxEntries;
    this.state = state;
    book = new LevelBook(settings.bucket());
    entries.forEach(book::add);
    forgetThePast();
  }

  /**
   * Goes on from a checkpoint; its newest candle can only be redone from an older one.
   *
   * @param settings those with which it was made
   * @throws IllegalArgumentException where the bytes are no checkpoint of this version
   */
  public static HeatmapEngine of(HeatmapModel model, ModelSettings settings, byte[] checkpoint) {
    Checkpoint read = Checkpoint.of(checkpoint);
    return new HeatmapEngine(model, settings, MAX_ENTRIES, read.state(), read.entries());
  }

  /** All that is needed to go on after the newest candle. */
  public byte[] checkpoint() {
    return new Checkpoint(state, List.copyOf(book.entries())).bytes();
  }

  /**
   * Goes on by a candle.
   *
   * @param candle later than the one before
   * @param delta change of open interest that belongs to it, in the model's unit: base currency for
   *     {@code isolated-margin}, quote currency for {@code classic}
   * @throws IllegalArgumentException where the candle is not later
   */
  public void step(Candle candle, BigDecimal delta) {
    if (state.candle() != null && candle.openTimeMs() <= state.candle().openTimeMs()) {
      throw new IllegalArgumentException(
          "The candle of "
              + candle.openTimeMs()
              + " is not later than that of "
              + state.candle().openTimeMs()
              + ".");
    }
    multiplyOut();
    before = state;
    book.begin();
    move(candle, delta);
  }

  /**
   * Goes on by another form of the newest candle, as if the form before had never been.
   *
   * @throws IllegalArgumentException where it is not the newest, or came with a checkpoint
   */
  public void redo(Candle candle, BigDecimal delta) {
    if (before == null || candle.openTimeMs() != state.candle().openTimeMs()) {
      throw new IllegalArgumentException(
          "The candle of " + candle.openTimeMs() + " is not the newest, or was not stepped here.");
    }
    book.takeBack();
    state = before;
    book.begin();
    move(candle, delta);
  }

  /**
   * The picture after the newest candle.
   *
   * @throws IllegalStateException before the first one
   */
  public HeatmapSnapshot snapshot() {
    if (state.candle() == null) {
      throw new IllegalStateException("There was no candle.");
    }
    return new HeatmapSnapshot(
        state.candle().openTimeMs(),
        state.candle().close(),
        book.levels(state.factor(), SHORT_DIGITS),
        state.created(),
        state.consumed(),
        state.consumedVolume());
  }

  /**
   * The picture while the next candle is open: without the positions that it has reached so far,
   * which are the consumed ones. Closing of open interest is known at its end alone.
   *
   * @return empty where it has reached none
   */
  public Optional<HeatmapSnapshot> during(Candle open) {
    List<LevelEntry> crossed = book.crossed(open.low(), open.high());
    if (crossed.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal density =
        crossed.stream().map(LevelEntry::density).reduce(BigDecimal.ZERO, BigDecimal::add);
    return Optional.of(
        new HeatmapSnapshot(
            open.openTimeMs(),
            open.close(),
            book.levelsWithout(crossed, state.factor(), SHORT_DIGITS),
            0,
            crossed.size(),
            density.multiply(state.factor(), DIGITS)));
  }

  /** The positions behind {@link #snapshot}, by leverage. */
  public LeveragedLevels positions() {
    return LeveragedLevels.summed(
        state.candle().openTimeMs(),
        state.candle().close(),
        book.entries().stream().map(this::position).toList());
  }

  private LeveragedLevels.Item position(LevelEntry entry) {
    return new LeveragedLevels.Item(
        book.bucketOf(entry.price()),
        entry.side(),
        entry.leverage() == LevelEntry.SEVERAL_LEVERAGES ? null : entry.leverage(),
        entry.density().multiply(state.factor(), DIGITS));
  }

  /** The newest candle; empty before the first. */
  public Optional<Candle> newest() {
    return Optional.ofNullable(state.candle());
  }

  /** How the newest candle changed the picture; not of a candle that came with a checkpoint. */
  public HeatmapStep lastStep() {
    if (before == null) {
      throw new IllegalStateException("No candle was stepped.");
    }
    return new HeatmapStep(
        state.candle().openTimeMs(),
        state.kept(),
        state.created(),
        state.consumed(),
        state.consumedVolume(),
        state.candle().close(),
        book.changedLevels(state.factor(), SHORT_DIGITS));
  }

  /** The sum of all positions, in the model's unit. */
  public BigDecimal amount() {
    return book.amount().multiply(state.factor(), DIGITS);
  }

  /** What the newest candle dropped because its density was below 0.01, in the model's unit. */
  public BigDecimal droppedAmount() {
    return state.droppedAmount();
  }

  /** Positions that are kept one by one. */
  public int entries() {
    return book.size();
  }

  /** How often two entries were joined since the first candle. */
  public long joined() {
    return state.joined();
  }

  private void move(Candle candle, BigDecimal delta) {
    BigDecimal factor = state.factor();
    List<LevelEntry> crossed = book.crossed(candle.low(), candle.high());
    BigDecimal amount = BigDecimal.ZERO;
    BigDecimal density = BigDecimal.ZERO;
    for (LevelEntry entry : crossed) {
      book.remove(entry);
      amount = amount.add(entry.amount());
      density = density.add(entry.density());
    }
    BigDecimal change = model.change(delta, amount.multiply(factor, DIGITS));
    state = state.moved(candle, crossed.size(), density.multiply(factor, DIGITS));
    if (change.signum() > 0) {
      open(candle, change);
    } else if (change.signum() < 0) {
      close(change.negate());
    }
  }

  private void open(Candle candle, BigDecimal increase) {
    List<OpenedPosition> opened = model.opened(candle, increase);
    long number = state.entries();
    for (OpenedPosition position : opened) {
      book.add(
          new LevelEntry(
              number++,
              position.side(),
              position.leverage(),
              position.liquidationPrice().round(SHORT_DIGITS),
              position.amount().divide(state.factor(), SHORT_DIGITS),
              position.density().divide(state.factor(), SHORT_DIGITS)));
    }
    long joined = state.joined();
    while (book.size() > maxEntries) {
      List<LevelEntry> pair = book.smallestPair();
      if (pair.isEmpty()) {
        break;
      }
      join(number++, pair.get(0), pair.get(1));
      joined++;
    }
    state = state.opened(opened.size(), number, joined);
  }

  /** The larger of the two gives the price; the leverage is known where both have the same. */
  private void join(long number, LevelEntry smaller, LevelEntry larger) {
    book.remove(smaller);
    book.remove(larger);
    book.add(
        new LevelEntry(
            number,
            larger.side(),
            smaller.leverage() == larger.leverage()
                ? larger.leverage()
                : LevelEntry.SEVERAL_LEVERAGES,
            larger.price(),
            larger.amount().add(smaller.amount()).round(SHORT_DIGITS),
            larger.density().add(smaller.density()).round(SHORT_DIGITS)));
  }

  private void close(BigDecimal decrease) {
    BigDecimal all = amount();
    if (decrease.compareTo(all) >= 0) {
      book.entries().forEach(book::remove);
      state = state.closed(state.factor(), BigDecimal.ZERO, BigDecimal.ZERO);
      return;
    }
    BigDecimal kept = all.subtract(decrease).divide(all, DIGITS);
    BigDecimal factor = state.factor().multiply(kept, DIGITS);
    BigDecimal dropped = BigDecimal.ZERO;
    LevelEntry smallest = book.smallest();
    while (smallest != null
        && smallest.density().multiply(factor, DIGITS).compareTo(LEAST_DENSITY) < 0) {
      book.remove(smallest);
      dropped = dropped.add(smallest.amount().multiply(factor, DIGITS));
      smallest = book.smallest();
    }
    state = state.closed(factor, kept, dropped);
  }

  /** Before a step is recorded: what it takes back must not be older than this. */
  private void multiplyOut() {
    if (state.factor().compareTo(LEAST_FACTOR) >= 0) {
      return;
    }
    LevelBook fresh = book.empty();
    for (LevelEntry entry : book.entries()) {
      fresh.add(
          new LevelEntry(
              entry.number(),
              entry.side(),
              entry.leverage(),
              entry.price(),
              entry.amount().multiply(state.factor(), SHORT_DIGITS),
              entry.density().multiply(state.factor(), SHORT_DIGITS)));
    }
    book = fresh;
    state = state.multipliedOut();
  }

  static PositionModel positions(HeatmapModel model, ModelSettings settings) {
    return switch (model) {
      case ISOLATED_MARGIN -> new IsolatedMarginModel(settings);
      case CLASSIC -> new ClassicModel(settings);
    };
  }

  private void forgetThePast() {
    before = null;
    book.begin();
  }
}
