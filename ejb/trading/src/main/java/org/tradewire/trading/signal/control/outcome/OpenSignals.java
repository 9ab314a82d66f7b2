package org.tradewire.trading.signal.control.outcome;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tradewire.trading.market.entity.Candle;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.signal.entity.MinuteView;
import org.tradewire.trading.signal.entity.OutcomeProgress;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.StoredSignal;

/**
 * The pending signals of one symbol and how far each was judged. What was decided stays until it is
 * stored. Not thread-safe.
 */
public final class OpenSignals {

  /** The last minute that was over when a signal was made tells the price it began with. */
  private static final Duration BEFORE = Duration.ofMinutes(1);

  private final Map<SignalKey, Judged> signals = new LinkedHashMap<>();

  /**
   * A signal.
   *
   * @param instrument whose prices decide; null until one is known
   * @param stored what is known to be stored of its course
   */
  private record Judged(
      Signal signal, VenueSymbol instrument, OutcomeProgress progress, Instant stored) {

    private Judged at(VenueSymbol place) {
      return new Judged(signal, place, progress, stored);
    }

    private Judged with(OutcomeProgress then) {
      return new Judged(signal, instrument, then, stored);
    }

    /** The first minute that it still has to be shown. */
    private Instant next() {
      Instant judgedTo = progress.judgedTo();
      return judgedTo == null
          ? signal.time().truncatedTo(ChronoUnit.MINUTES).minus(BEFORE)
          : judgedTo;
    }

    private StoredSignal now() {
      return new StoredSignal(signal, progress.course());
    }
  }

  /** What an instrument is found by; the venue is null where the signal names none. */
  private record Wanted(String symbol, String venue) {}

  /**
   * Adds a pending signal, without what nothing is judged by, since thousands are kept; one that is
   * here already stays as it was judged.
   */
  public void add(StoredSignal stored) {
    signals.putIfAbsent(
        SignalKey.of(stored.signal()),
        new Judged(
            stored.signal().brief(),
            null,
            OutcomeProgress.of(stored.course()),
            stored.course().enteredAt()));
  }

  /**
   * Adds a pending signal that was made just now: one whose entry is the last price is entered at
   * once.
   */
  public void addNew(StoredSignal stored, JudgedMinutes minutes) {
    add(stored);
    VenueSymbol instrument = minutes.instrument(stored.signal());
    if (instrument != null && stored.course().enteredAt() == null) {
      BigDecimal last = minutes.open(instrument).map(Candle::close).orElse(null);
      signals.computeIfPresent(
          SignalKey.of(stored.signal()),
          (key, each) -> each.with(OutcomeRule.begin(each.signal(), last)));
    }
  }

  /** A signal is pending no more. */
  public void remove(SignalKey key) {
    signals.remove(key);
  }

  /** Whether none is pending. */
  public boolean isEmpty() {
    return signals.isEmpty();
  }

  /** How many are pending. */
  public int size() {
    return signals.size();
  }

  /** Shows each signal what was traded since it was shown something last. */
  public void judge(JudgedMinutes minutes, Instant now) {
    Map<VenueSymbol, List<Judged>> byInstrument = new HashMap<>();
    // Asked once a turn: where nobody has the symbol, thousands of signals may wait for one.
    Map<Wanted, Optional<VenueSymbol>> found = new HashMap<>();
    for (Map.Entry<SignalKey, Judged> entry : signals.entrySet()) {
      Judged each = entry.getValue();
      if (!each.progress().course().isActive()) {
        continue;
      }
      VenueSymbol instrument =
          each.instrument() == null
              ? found
                  .computeIfAbsent(
                      new Wanted(each.signal().symbol(), each.signal().venue()),
                      any -> Optional.ofNullable(minutes.instrument(each.signal())))
                  .orElse(null)
              : each.instrument();
      if (instrument == null) {
        entry.setValue(
            each.with(OutcomeRule.expire(each.signal(), each.progress(), Instant.MIN, now)));
      } else {
        byInstrument.computeIfAbsent(instrument, any -> new ArrayList<>()).add(each.at(instrument));
      }
    }
    byInstrument.forEach((instrument, all) -> judge(instrument, all, minutes, now));
  }

  private void judge(VenueSymbol instrument, List<Judged> all, JudgedMinutes minutes, Instant now) {
    Instant from = all.stream().map(Judged::next).min(Comparator.naturalOrder()).orElseThrow();
    List<MinuteView> closed =
        minutes.closed(instrument, from).stream().map(MinuteView::closed).toList();
    MinuteView open =
        minutes.open(instrument).map(candle -> MinuteView.open(candle, now)).orElse(null);
    Instant known = known(closed, open);
    for (Judged each : all) {
      Instant next = each.next();
      OutcomeProgress progress = each.progress();
      for (MinuteView view : closed) {
        if (!view.openTime().isBefore(next)) {
          progress = OutcomeRule.see(each.signal(), progress, view);
        }
      }
      if (open != null) {
        progress = OutcomeRule.see(each.signal(), progress, open);
      }
      signals.put(
          SignalKey.of(each.signal()),
          each.with(OutcomeRule.expire(each.signal(), progress, known, now)));
    }
  }

  /**
   * Until when all that was traded was shown.
   *
   * @param open null where there is none
   */
  private static Instant known(List<MinuteView> closed, MinuteView open) {
    if (open != null) {
      return open.openTime();
    }
    return closed.isEmpty() ? Instant.MIN : closed.get(closed.size() - 1).at();
  }

  /** Those that are decided and not known to be stored so. */
  public List<StoredSignal> decided() {
    return signals.values().stream()
        .filter(each -> !each.progress().course().isActive())
        .map(Judged::now)
        .toList();
  }

  /** Those that were entered since it was stored, and are pending. */
  public List<StoredSignal> entered() {
    return signals.values().stream()
        .filter(each -> each.progress().course().isActive())
        .filter(each -> !Objects.equals(each.progress().course().enteredAt(), each.stored()))
        .map(Judged::now)
        .toList();
  }

  /** It is stored when these were entered. */
  public void storedAsEntered(Collection<StoredSignal> entered) {
    for (StoredSignal each : List.copyOf(entered)) {
      signals.computeIfPresent(
          SignalKey.of(each.signal()),
          (key, judged) ->
              new Judged(
                  judged.signal(),
                  judged.instrument(),
                  judged.progress(),
                  each.course().enteredAt()));
    }
  }
}
