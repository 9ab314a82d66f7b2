package org.tradewire.trading.market.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.tradewire.feed.api.VenueCandle;

/**
 * The candles of one instrument's last 24 hours. Minutes are made from trades and corrected by the
 * venue's own; longer candles are made from minutes, so that all agree. Not thread-safe.
 */
public final class CandleSeries {

  private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

  /** A day's candle is made of all its minutes when the next day has begun. */
  private static final long KEPT_MS = DAY_MS + TimeUnit.MINUTES.toMillis(5);

  /** How long after its end a candle is called closed: trades come a little late. */
  public static final long GRACE_MS = TimeUnit.SECONDS.toMillis(1);

  /** So far back a node goes on from another one that is gone. */
  private static final long TAKEOVER_MS = TimeUnit.MINUTES.toMillis(5);

  private final NavigableMap<Long, Candle> minutes = new TreeMap<>();
  private final Map<TimeFrame, Window> newest = new EnumMap<>(TimeFrame.class);

  /** Minutes that changed since the last {@link #takeUpdates}. */
  private final NavigableSet<Long> changed = new TreeSet<>();

  /** Minutes of which the venue has spoken. */
  private final NavigableSet<Long> corrected = new TreeSet<>();

  /**
   * For each time frame the candles of which is still to be published that they are closed: for a
   * second there are two, a node that takes over may have some more.
   */
  private final Map<TimeFrame, NavigableSet<Long>> open = new EnumMap<>(TimeFrame.class);

  /** Candles that may not have arrived, by time frame. */
  private final Map<TimeFrame, Set<Long>> unpublished = new EnumMap<>(TimeFrame.class);

  /** Volume of the day before the newest minute. */
  private Sum daySum;

  /** The merged minutes of a candle up to, and without, a minute. */
  private record Window(long openTime, long until, Candle merged) {}

  private record Sum(long from, long minute, BigDecimal first, BigDecimal volume) {}

  /**
   * Takes a trade; one that is more than 24 hours older than the newest is left out, and one of a
   * minute of which the venue has spoken.
   */
  public void add(long timeMs, BigDecimal price, BigDecimal quantity, boolean takerBought) {
    long minute = TimeFrame.M1.openTime(timeMs);
    if (isTooOld(minute) || corrected.contains(minute)) {
      return;
    }
    boolean late = !minutes.isEmpty() && minute < minutes.lastKey();
    minutes.merge(minute, Candle.of(minute, price, quantity, takerBought), Candle::followedBy);
    changed.add(minute);
    if (late) {
      forgetSums();
    } else {
      forgetBefore(minute);
    }
  }

  /** Takes a minute that is over as its venue has it: trades do not change it any more. */
  public void correct(VenueCandle venue) {
    long minute = TimeFrame.M1.openTime(TimeUnit.NANOSECONDS.toMillis(venue.openTimeNs()));
    if (isTooOld(minute)) {
      return;
    }
    corrected.add(minute);
    Candle made = minutes.get(minute);
    Candle right = Candle.of(venue, made);
    if (!right.equals(made)) {
      minutes.put(minute, right);
      changed.add(minute);
      forgetSums();
      forgetBefore(minutes.lastKey());
    }
  }

  private boolean isTooOld(long minute) {
    return !minutes.isEmpty() && minute <= minutes.lastKey() - DAY_MS;
  }

  private void forgetBefore(long newestMinute) {
    minutes.headMap(newestMinute - KEPT_MS, true).clear();
    changed.headSet(newestMinute - KEPT_MS, true).clear();
    corrected.headSet(newestMinute - KEPT_MS, true).clear();
  }

  /**
   * Takes minutes that were stored by whoever saw them; a minute that is known from more trades
   * already stays.
   */
  public void load(List<Candle> stored) {
    for (Candle each : stored) {
      minutes.merge(each.openTimeMs(), each, (own, other) -> isBetter(other, own) ? other : own);
    }
    forgetSums();
  }

  private boolean isBetter(Candle stored, Candle own) {
    return stored.trades() > own.trades() && !corrected.contains(own.openTimeMs());
  }

  /** The candle that holds the newest trade; empty before the first one. */
  public Optional<Candle> newest(TimeFrame timeFrame) {
    return minutes.isEmpty() ? Optional.empty() : Optional.of(newestCandle(timeFrame));
  }

  /**
   * Candles that began after an instant and are over, oldest first. The oldest minutes known may
   * have been preceded by others: the candle that holds the first of them is left out.
   */
  public List<Candle> closed(TimeFrame timeFrame, long afterMs, long nowMs) {
    List<Candle> closed = new ArrayList<>();
    if (minutes.isEmpty()) {
      return closed;
    }
    long first = timeFrame.openTime(minutes.firstKey()) + timeFrame.lengthMs();
    long openTime = Math.max(first, timeFrame.openTime(afterMs) + timeFrame.lengthMs());
    Long minute = minutes.ceilingKey(openTime);
    while (minute != null && isOver(timeFrame, timeFrame.openTime(minute), nowMs)) {
      openTime = timeFrame.openTime(minute);
      candle(timeFrame, openTime).ifPresent(closed::add);
      minute = minutes.ceilingKey(openTime + timeFrame.lengthMs());
    }
    return closed;
  }

  /** The last 24 hours up to a time; empty where nothing was traded in them. */
  public Optional<TradedDay> day(long nowMs) {
    NavigableMap<Long, Candle> day = minutes.tailMap(TimeFrame.M1.openTime(nowMs) - DAY_MS, false);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    long from = day.firstKey();
    long minute = day.lastKey();
    if (daySum == null || daySum.minute() != minute || daySum.from() != from) {
      daySum = new Sum(from, minute, day.firstEntry().getValue().open(), volume(from, minute));
    }
    Candle last = day.lastEntry().getValue();
    return Optional.of(
        new TradedDay(daySum.first(), last.close(), daySum.volume().add(last.volume())));
  }

  /** Volume of some minutes: of the last sum only what has left and what has come is looked at. */
  private BigDecimal volume(long from, long until) {
    boolean goesOn =
        daySum != null
            && daySum.from() >= minutes.firstKey()
            && from >= daySum.from()
            && until >= daySum.minute()
            && from <= daySum.minute();
    return goesOn
        ? daySum
            .volume()
            .add(sumOfVolumes(daySum.minute(), until))
            .subtract(sumOfVolumes(daySum.from(), from))
        : sumOfVolumes(from, until);
  }

  private BigDecimal sumOfVolumes(long from, long until) {
    BigDecimal volume = BigDecimal.ZERO;
    for (Candle each : minutes.subMap(from, until).values()) {
      volume = volume.add(each.volume());
    }
    return volume;
  }

  /**
   * What has changed since this was last asked: candles with new trades, and those whose time is
   * over since then; of each time frame the oldest first.
   */
  public List<CandleUpdate> takeUpdates(long nowMs) {
    List<CandleUpdate> updates = new ArrayList<>();
    for (TimeFrame frame : TimeFrame.values()) {
      NavigableSet<Long> openTimes = new TreeSet<>();
      changed.forEach(minute -> openTimes.add(frame.openTime(minute)));
      openTimes.addAll(unpublished.getOrDefault(frame, Set.of()));
      openOnes(frame).stream()
          .filter(published -> isOver(frame, published, nowMs))
          .forEach(openTimes::add);
      for (long openTime : openTimes) {
        candle(frame, openTime).ifPresent(candle -> updates.add(update(frame, candle, nowMs)));
      }
    }
    changed.clear();
    unpublished.clear();
    return updates;
  }

  /**
   * Another node publishes what has changed. What is kept in case that it goes are candles that are
   * open, or ended less than five minutes before the newest minute: memory does not grow with the
   * time for which the other one lives.
   */
  public void leaveUpdates() {
    if (minutes.isEmpty()) {
      return;
    }
    long takeoverMs = minutes.lastKey() - TAKEOVER_MS;
    for (TimeFrame frame : TimeFrame.values()) {
      NavigableSet<Long> openTimes = openOnes(frame);
      changed.forEach(minute -> openTimes.add(frame.openTime(minute)));
      openTimes.headSet(takeoverMs - frame.lengthMs(), true).clear();
    }
    changed.clear();
    unpublished.clear();
  }

  /**
   * The newest candle of each time frame, and the one before it where all of its minutes are known,
   * are to be published again.
   */
  public void publishAgain() {
    if (minutes.isEmpty()) {
      return;
    }
    for (TimeFrame frame : TimeFrame.values()) {
      long newestOpenTime = frame.openTime(minutes.lastKey());
      publishAgain(frame, newestOpenTime);
      Long before = minutes.lowerKey(newestOpenTime);
      if (before != null && !isTooOld(frame.openTime(before))) {
        publishAgain(frame, frame.openTime(before));
      }
    }
  }

  /** One candle is to be published again, those of other lengths are not. */
  public void publishAgain(TimeFrame frame, long openTimeMs) {
    unpublished.computeIfAbsent(frame, any -> new TreeSet<>()).add(openTimeMs);
  }

  private CandleUpdate update(TimeFrame frame, Candle candle, long nowMs) {
    boolean closed = isOver(frame, candle.openTimeMs(), nowMs);
    if (closed) {
      openOnes(frame).remove(candle.openTimeMs());
    } else {
      openOnes(frame).add(candle.openTimeMs());
    }
    return new CandleUpdate(frame, candle, closed);
  }

  private NavigableSet<Long> openOnes(TimeFrame frame) {
    return open.computeIfAbsent(frame, any -> new TreeSet<>());
  }

  private static boolean isOver(TimeFrame frame, long openTime, long nowMs) {
    return nowMs >= openTime + frame.lengthMs() + GRACE_MS;
  }

  private Optional<Candle> candle(TimeFrame frame, long openTime) {
    if (openTime == frame.openTime(minutes.lastKey())) {
      return Optional.of(newestCandle(frame));
    }
    return minutes.subMap(openTime, openTime + frame.lengthMs()).values().stream()
        .reduce(Candle::followedBy)
        .map(candle -> candle.openingAt(openTime));
  }

  /** Merges what has come since the last time to what was merged then. */
  private Candle newestCandle(TimeFrame frame) {
    long minute = minutes.lastKey();
    long openTime = frame.openTime(minute);
    Window window = newest.get(frame);
    if (window == null || window.openTime() != openTime) {
      window = new Window(openTime, openTime, null);
    }
    if (window.until() != minute) {
      Candle merged = window.merged();
      for (Candle each : minutes.subMap(window.until(), minute).values()) {
        merged = merged == null ? each : merged.followedBy(each);
      }
      window = new Window(openTime, minute, merged);
      newest.put(frame, window);
    }
    Candle last = minutes.get(minute);
    Candle whole = window.merged() == null ? last : window.merged().followedBy(last);
    return whole.openingAt(openTime);
  }

  private void forgetSums() {
    newest.clear();
    daySum = null;
  }
}
