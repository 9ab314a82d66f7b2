package org.tradewire.benchmarks.parser;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tradewire.benchmarks.Spread;
import org.tradewire.collector.market.HealthReport;
import org.tradewire.collector.market.MarketDataListener;
import org.tradewire.collector.replay.RecordedMessage;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.venue.VenueSession;

/**
 * Measures what a session of each exchange takes for a message: reading the text, checking numbers
 * and checksums, and telling a listener that does nothing. Times are the thread's own, so that
 * whoever shares the processors does not stand in them.
 */
public final class ParserBenchmark {

  private static final long WARM_UP_NS = TimeUnit.SECONDS.toNanos(2);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Workload, List<Double>> results = new LinkedHashMap<>();

  private ParserBenchmark() {}

  /** Arguments: runs of each row, seconds of each run; -Dcaptures.dir names a folder or nothing. */
  public static void main(String[] args) {
    List<Workload> workloads = new ArrayList<>(ExchangeMessages.all());
    String captures = System.getProperty("captures.dir", "");
    if (!captures.isBlank()) {
      workloads.addAll(Captures.in(Path.of(captures)));
    }
    new ParserBenchmark()
        .run(
            workloads,
            Integer.parseInt(args[0]),
            TimeUnit.SECONDS.toNanos(Integer.parseInt(args[1])));
  }

  private void run(List<Workload> workloads, int runs, long lengthNs) {
    workloads.forEach(each -> measure(each, WARM_UP_NS));
    for (int i = 0; i < runs; i++) {
      for (Workload each : workloads) {
        results.computeIfAbsent(each, row -> new ArrayList<>()).add(measure(each, lengthNs));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%nload average %.1f%n%n| messages | mean length | ns a message |%n|---|---|---|%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    results.forEach(
        (row, ns) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %s |%n",
                row.name(),
                row.meanLength(),
                Spread.text(0, ns.stream().mapToDouble(Double::doubleValue).toArray())));
  }

  /** Nanoseconds of this thread for each message. */
  private double measure(Workload workload, long lengthNs) {
    VenueSession session =
        workload.factory().apply(SessionSetup.ofRecording("VENUE", MarketDataListener.NONE));
    long takenNs = 0;
    long messages = 0;
    while (takenNs < lengthNs) {
      session.restart();
      workload.begin().forEach(each -> give(session, each));
      takenNs += play(workload, session);
      messages += workload.received();
      requireUnderstood(workload, session.health());
    }
    return (double) takenNs / messages;
  }

  private long play(Workload workload, VenueSession session) {
    long answersNs = 0;
    long startNs = threads.getCurrentThreadCpuTime();
    for (RecordedMessage each : workload.messages()) {
      if (each.direction() == RecordedMessage.Direction.RECV) {
        session.onMessage(each.data(), each.timeNs());
      } else {
        long answerNs = threads.getCurrentThreadCpuTime();
        give(session, each);
        answersNs += threads.getCurrentThreadCpuTime() - answerNs;
      }
    }
    return threads.getCurrentThreadCpuTime() - startNs - answersNs;
  }

  private static void give(VenueSession session, RecordedMessage message) {
    switch (message.direction()) {
      case CONNECT -> session.onConnect();
      case RECV -> session.onMessage(message.data(), message.timeNs());
      case HTTP -> session.onAnswer(message.url(), message.data(), message.timeNs());
      case SEND -> {}
    }
  }

  /** What is refused, or makes a book void, would be cheap. */
  private static void requireUnderstood(Workload workload, HealthReport health) {
    for (String figure : List.of("refused", "gaps", "duplicates", "wrong_checksums")) {
      if (health.figures().get(figure).number() > 0) {
        throw new IllegalStateException(workload.name() + " is not understood: " + health);
      }
    }
  }
}
