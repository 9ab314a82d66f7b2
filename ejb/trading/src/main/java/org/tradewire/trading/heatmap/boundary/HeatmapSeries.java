package org.tradewire.trading.heatmap.boundary;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tradewire.trading.heatmap.control.PictureChain;
import org.tradewire.trading.heatmap.entity.HeatmapKey;
import org.tradewire.trading.heatmap.entity.HeatmapLevel;
import org.tradewire.trading.heatmap.entity.HeatmapSnapshot;
import org.tradewire.trading.heatmap.entity.HeatmapStep;
import org.tradewire.trading.heatmap.entity.SeriesQuestion;
import org.tradewire.trading.heatmap.entity.StoredStep;
import org.tradewire.trading.market.entity.TimeFrame;

/**
 * Pictures over time, drawn from what is stored, a day at a time. For one question; not
 * thread-safe.
 */
public final class HeatmapSeries {
  private static final Duration PAGE = Duration.ofDays(1);

  /** Nobody sees a smaller change of a density. */
  private static final BigDecimal VISIBLE = new BigDecimal("0.005");

  private final SeriesQuestion question;
  private final Pages pages;
  private final Map<HeatmapKey, PictureChain> chains = new LinkedHashMap<>();

  /** Where steps are stored. Each call may be a transaction of its own. */
  public interface Pages {
    /** The last step at or before an instant with the whole picture. */
    Optional<StoredStep> keyframe(HeatmapKey key, Instant at);

    /** Steps whose candles begin in {@code [from, to)}, oldest first. */
    List<StoredStep> steps(HeatmapKey key, Instant from, Instant to);
  }

  /** Asks nothing yet. */
  public HeatmapSeries(SeriesQuestion question, Pages pages) {
    this.question = question;
    this.pages = pages;
  }

  /** Hands over each picture, oldest first. */
  public void forEach(Consumer<HeatmapSnapshot> consumer) {
    Sampler sampler = new Sampler(consumer);
    begin(question.start());
    for (Instant from = question.start(); from.isBefore(question.end()); from = from.plus(PAGE)) {
      Instant to = min(from.plus(PAGE), question.end());
      NavigableMap<Long, Map<HeatmapKey, StoredStep>> byTime = new TreeMap<>();
      for (HeatmapKey key : question.keys()) {
        pages
            .steps(key, from, to)
            .forEach(
                step ->
                    byTime
                        .computeIfAbsent(step.openTimeMs(), any -> new HashMap<>())
                        .put(key, step));
      }
      byTime.forEach((time, steps) -> take(time, steps, sampler));
    }
    sampler.end();
  }

  private void take(long openTimeMs, Map<HeatmapKey, StoredStep> steps, Sampler sampler) {
    List<HeatmapSnapshot> snapshots = new ArrayList<>();
    List<HeatmapSnapshot> still = new ArrayList<>();
    for (HeatmapKey key : question.keys()) {
      StoredStep step = steps.get(key);
      PictureChain chain = chains.get(key);
      if (step == null && chain != null) {
        still.add(chain.snapshot().withoutCounters());
      } else if (step != null && goesOn(key, step)) {
        snapshots.add(chains.get(key).snapshot());
      }
    }
    snapshots.addAll(still);
    if (!snapshots.isEmpty()) {
      sampler.take(openTimeMs, HeatmapSnapshot.sum(snapshots));
    }
  }

  /** A venue that came later begins with its first step, which has the whole picture. */
  private boolean goesOn(HeatmapKey key, StoredStep step) {
    PictureChain known = chains.get(key);
    if (known != null) {
      known.add(step);
      return true;
    }
    Optional<StoredStep> whole = pages.keyframe(key, Instant.ofEpochMilli(step.openTimeMs()));
    if (whole.isEmpty() || whole.get().openTimeMs() != step.openTimeMs()) {
      return false;
    }
    PictureChain chain = new PictureChain();
    chain.add(whole.get());
    chains.put(key, chain);
    return true;
  }

  /** Draws the pictures just before an instant. */
  private void begin(Instant start) {
    for (HeatmapKey key : question.keys()) {
      Optional<StoredStep> whole = pages.keyframe(key, start.minusMillis(1));
      if (whole.isPresent()) {
        PictureChain chain = new PictureChain();
        chain.add(whole.get());
        pages
            .steps(key, Instant.ofEpochMilli(whole.get().openTimeMs() + 1), start)
            .forEach(chain::add);
        chains.put(key, chain);
      }
    }
  }

  /**
   * Hands over how each picture follows from the one before; the first with a factor of 0 and all
   * levels.
   */
  public void forEachStep(Consumer<HeatmapStep> consumer) {
    if (question.keys().size() == 1
        && question.bucket() == null
        && question.interval() == TimeFrame.M5) {
      passOn(question.keys().get(0), consumer);
    } else {
      Differences differences = new Differences(consumer);
      forEach(differences::take);
    }
  }

  /** As they are stored. */
  private void passOn(HeatmapKey key, Consumer<HeatmapStep> consumer) {
    begin(question.start());
    boolean first = true;
    for (Instant from = question.start(); from.isBefore(question.end()); from = from.plus(PAGE)) {
      for (StoredStep step : pages.steps(key, from, min(from.plus(PAGE), question.end()))) {
        if (!first) {
          consumer.accept(step.step());
        } else if (goesOn(key, step)) {
          consumer.accept(whole(chains.get(key).snapshot()));
          first = false;
        }
      }
    }
  }

  private static HeatmapStep whole(HeatmapSnapshot snapshot) {
    return step(snapshot, BigDecimal.ZERO, snapshot.levels());
  }

  private static HeatmapStep step(
      HeatmapSnapshot snapshot, BigDecimal kept, List<HeatmapLevel> levels) {
    return new HeatmapStep(
        snapshot.openTimeMs(),
        kept,
        snapshot.created(),
        snapshot.consumed(),
        snapshot.consumedVolume(),
        snapshot.close(),
        levels);
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Takes the last picture of each interval, with the counters of all. */
  private final class Sampler {
    private final Consumer<HeatmapSnapshot> consumer;
    private HeatmapSnapshot last;
    private long openTimeMs;
    private int created;
    private int consumed;
    private BigDecimal consumedVolume = BigDecimal.ZERO;

    Sampler(Consumer<HeatmapSnapshot> consumer) {
      this.consumer = consumer;
    }

    void take(long timeMs, HeatmapSnapshot snapshot) {
      long interval = question.interval().openTime(timeMs);
      if (last != null && interval != openTimeMs) {
        end();
      }
      openTimeMs = interval;
      last = snapshot;
      created += snapshot.created();
      consumed += snapshot.consumed();
      consumedVolume = consumedVolume.add(snapshot.consumedVolume());
    }

    void end() {
      if (last == null) {
        return;
      }
      HeatmapSnapshot sample =
          new HeatmapSnapshot(
              openTimeMs, last.close(), last.levels(), created, consumed, consumedVolume);
      consumer.accept(question.bucket() == null ? sample : sample.inBuckets(question.bucket()));
      last = null;
      created = 0;
      consumed = 0;
      consumedVolume = BigDecimal.ZERO;
    }
  }

  /** What is visibly other than in the picture before. */
  private static final class Differences {
    private final Consumer<HeatmapStep> consumer;
    private Map<BigDecimal, HeatmapLevel> before;

    Differences(Consumer<HeatmapStep> consumer) {
      this.consumer = consumer;
    }

    void take(HeatmapSnapshot snapshot) {
      NavigableMap<BigDecimal, HeatmapLevel> now = new TreeMap<>();
      snapshot.levels().forEach(each -> now.put(each.price(), each));
      if (before == null) {
        consumer.accept(whole(snapshot));
        before = now;
        return;
      }
      NavigableMap<BigDecimal, HeatmapLevel> changed = new TreeMap<>();
      before.forEach(
          (price, level) -> {
            if (!now.containsKey(price)) {
              changed.put(price, new HeatmapLevel(price, BigDecimal.ZERO, BigDecimal.ZERO));
            }
          });
      now.forEach(
          (price, level) -> {
            HeatmapLevel old = before.get(price);
            if (old == null || differs(level, old)) {
              changed.put(price, level);
            } else {
              now.put(price, old); // So that many small changes become a visible one.
            }
          });
      consumer.accept(step(snapshot, BigDecimal.ONE, List.copyOf(changed.values())));
      before = now;
    }

    private static boolean differs(HeatmapLevel one, HeatmapLevel other) {
      return one.longDensity().subtract(other.longDensity()).abs().compareTo(VISIBLE) >= 0
          || one.shortDensity().subtract(other.shortDensity()).abs().compareTo(VISIBLE) >= 0;
    }
  }
}
