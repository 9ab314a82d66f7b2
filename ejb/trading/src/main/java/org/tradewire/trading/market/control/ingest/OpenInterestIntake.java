package org.tradewire.trading.market.control.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tradewire.feed.api.OpenInterestGate;
import org.tradewire.trading.market.entity.OpenInterestSample;
import org.tradewire.trading.market.entity.ingest.IngestReport;
import org.tradewire.trading.market.entity.ingest.PeriodLabels;

/**
 * Takes open interest: what the labels stand for is decided when the file is over or {@value #HELD}
 * rows, two months, are there; slips are kept out.
 */
final class OpenInterestIntake extends Intake {

  static final int HELD = 20_000;

  private static final Comparator<Numbered> BY_TIME =
      Comparator.comparing(each -> each.sample().sampledAt());

  private final OpenInterestForm form;
  private final List<String> names;
  private final IngestTally tally;
  private final RowStore store;
  private final boolean labelled;
  private final boolean told;

  private final List<Numbered> waiting = new ArrayList<>();
  private PeriodLabels labels;
  private OpenInterestGate<Numbered> gate;

  private record Numbered(long line, OpenInterestSample sample) {}

  private OpenInterestIntake(
      OpenInterestForm form,
      List<String> names,
      IngestTally tally,
      RowStore store,
      boolean labelled,
      PeriodLabels labels) {
    this.form = form;
    this.names = names;
    this.tally = tally;
    this.store = store;
    this.labelled = labelled;
    this.told = labels != null;
    this.labels = labels;
  }

  /**
   * Of a published file.
   *
   * @param labels null where the file has to say it
   */
  static Intake ofFile(
      OpenInterestForm form,
      List<String> names,
      IngestTally tally,
      RowStore store,
      PeriodLabels labels) {
    return new OpenInterestIntake(form, names, tally, store, true, labels);
  }

  /** Of samples with the moment at which they were measured. */
  static Intake ofSamples(
      OpenInterestForm form, List<String> names, IngestTally tally, RowStore store) {
    return new OpenInterestIntake(form, names, tally, store, false, PeriodLabels.END);
  }

  @Override
  public void take(long line, List<String> row) {
    try {
      if (OpenInterestForm.isEmpty(row)) {
        tally.empty();
        return;
      }
      waiting.add(new Numbered(line, form.read(row)));
    } catch (RowRejectedException e) {
      tally.reject(line, e);
    }
    if (waiting.size() >= (labels == null ? HELD : CHUNK)) {
      save();
    }
  }

  @Override
  public void blank() {
    tally.empty();
  }

  @Override
  public void end() {
    save();
    if (gate != null) {
      drop(gate.end());
    }
  }

  @Override
  public IngestReport report() {
    return tally.report(labelled ? labels : null);
  }

  private void save() {
    if (waiting.isEmpty()) {
      return;
    }
    waiting.sort(BY_TIME);
    decide();
    List<OpenInterestSample> passed = new ArrayList<>(waiting.size());
    for (Numbered each : waiting) {
      if (!told) {
        LabelConvention.require(labels, each.sample().sampledAt());
      }
      offer(measured(each), passed);
    }
    waiting.clear();
    for (int i = 0; i < passed.size(); i += CHUNK) {
      List<OpenInterestSample> chunk = passed.subList(i, Math.min(i + CHUNK, passed.size()));
      tally.saved(
          chunk.stream().map(OpenInterestSample::sampledAt).toList(), store.openInterest(chunk));
    }
  }

  private void decide() {
    if (labels == null) {
      labels =
          LabelConvention.of(
              waiting.get(0).sample().sampledAt(),
              waiting.get(waiting.size() - 1).sample().sampledAt());
    }
    if (gate == null) {
      BigDecimal before = store.before(measured(waiting.get(0)).sample().sampledAt());
      gate = new OpenInterestGate<>(each -> each.sample().quantity(), before);
    }
  }

  private void offer(Numbered sample, List<OpenInterestSample> passed) {
    OpenInterestGate.Verdict<Numbered> verdict = gate.offer(sample);
    verdict.passed().forEach(each -> passed.add(each.sample()));
    drop(verdict.dropped());
  }

  private void drop(Numbered slip) {
    if (slip != null) {
      tally.reject(
          slip.line(),
          new RowRejectedException(
              names.get(1),
              "is 0 or differs by more than half from the sample before, and the next one does not"
                  + " confirm it"));
    }
  }

  private Numbered measured(Numbered row) {
    OpenInterestSample sample = row.sample();
    Instant at = LabelConvention.measured(labels, sample.sampledAt());
    return new Numbered(
        row.line(),
        new OpenInterestSample(
            sample.instrument(), at, sample.quantity(), sample.value(), sample.source()));
  }
}
