package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.tradewire.systemtests.faults.FaultRun.pause;
import static org.tradewire.systemtests.faults.FaultRun.report;

import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tradewire.systemtests.client.KernelSockets;
import org.tradewire.systemtests.faults.Crowd;
import org.tradewire.systemtests.faults.DeadReaders;
import org.tradewire.systemtests.faults.NodeFigures;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * A thousand clients that follow everything that is busy and never read: the node ends them, also
 * in the operating system, and who reads notices nothing.
 */
@SystemTest
@EnabledIfSystemProperty(
    named = "faults.readers",
    matches = "[1-9]\\d*",
    disabledReason = "takes minutes; -Pfaults runs it, StreamAbuseIT has one such client")
class DeadReadersIT {
  private static final int READERS = Integer.getInteger("faults.readers", 0);
  private static final int HONEST = 20;

  /** One endpoint takes a thousand. */
  private static final List<String> PATHS = List.of("/ws/market", "/ws");

  /** From the end of a client to the end of its connection in the operating system. */
  private static final Duration GONE = Duration.ofSeconds(10);

  /** Until the buffers of the operating system are full and the last has been ended for it. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration STRETCH = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** What a p99 may differ by, on a machine that runs both nodes and all clients. */
  private static final double TOLERATED_MS = 50;

  private static final double MAX_HEAP_SHARE = 0.9;

  /** A busy machine may spoil any one comparison. */
  private static final int TRIALS = 3;

  private final TwoNodes system = TwoNodes.running();
  private final URI node = system.first().base();
  private final NodeFigures figures = new NodeFigures(system.as("monitor"));

  /**
   * One look at the node.
   *
   * @param ns of one monotonic clock
   * @param open dead readers that the node counts as connected
   * @param established those to which the operating system holds connections
   */
  private record Look(long ns, long open, int established, double heapShare) {}

  /**
   * What one thousand came to.
   *
   * @param slowedMs by how much the p99 of those who read was longer
   * @param heapShare the median of what was seen
   */
  private record Outcome(double slowedMs, double heapShare) {
    boolean isHarmless() {
      return slowedMs < TOLERATED_MS && heapShare < MAX_HEAP_SHARE;
    }
  }

  @Test
  void shouldBeRidOfAThousandClientsThatNeverRead() {
    assumeThat(KernelSockets.areListed()).as("the kernel lists its connections").isTrue();
    List<String> channels = busyChannels();
    String symbol = channels.get(0).substring("trades:SIMULATOR:".length());
    try (Crowd honest =
        new Crowd(
            HONEST,
            List.of(node),
            user -> system.tokenOfAnotherLike("trader1"),
            i -> List.of(),
            symbol)) {
      boolean harmless = false;
      for (int trial = 0; trial < TRIALS && !harmless; trial++) {
        Outcome outcome = outcome(honest, channels);
        report("a thousand dead readers", outcome);
        harmless = outcome.isHarmless();
      }
      assertThat(harmless).as("harmless to others, see the figures above").isTrue();
    }
  }

  private Outcome outcome(Crowd honest, List<String> channels) {
    honest.latencies().clear();
    pause(STRETCH);
    double before = honest.latencies().takeP99Ms();
    long others = Math.round(figures.value("ws_connections"));
    List<Look> looks = new ArrayList<>();
    try (DeadReaders readers =
        new DeadReaders(
            node, READERS, PATHS, user -> system.tokenOfAnotherLike("trader2"), channels)) {
      assertThat(readers.established()).as("connected at first").isEqualTo(READERS);
      long end = System.nanoTime() + PATIENCE.toNanos();
      do {
        pause(BETWEEN_LOOKS);
        looks.add(look(readers, others));
      } while (last(looks).established() > 0 && System.nanoTime() - end < 0);
    }
    double meanwhile = honest.latencies().takeP99Ms();
    report("p99 ms of those who read, before and meanwhile", before + " " + meanwhile);
    report(
        "seconds until the first and the last had ended",
        seconds(looks, look -> look.open() < READERS)
            + " "
            + seconds(looks, look -> look.established() == 0));
    assertThat(last(looks).open()).as("not ended by the node").isZero();
    assertThat(looks).allSatisfy(look -> goneInTime(look, looks));
    return new Outcome(meanwhile - before, median(looks));
  }

  /** Whoever is connected still was counted as such ten seconds ago. */
  private static void goneInTime(Look look, List<Look> looks) {
    looks.stream()
        .filter(earlier -> look.ns() - earlier.ns() >= GONE.toNanos())
        .max(Comparator.comparingLong(Look::ns))
        .ifPresent(
            earlier ->
                assertThat((long) look.established())
                    .as("established, of %s counted 10 s before", earlier.open())
                    .isLessThanOrEqualTo(earlier.open()));
  }

  private Look look(DeadReaders readers, long others) {
    long open = Math.round(figures.value("ws_connections")) - others;
    return new Look(System.nanoTime(), open, readers.established(), figures.heapShare());
  }

  private static double seconds(List<Look> looks, Predicate<Look> reached) {
    return looks.stream()
        .filter(reached)
        .findFirst()
        .map(look -> (look.ns() - looks.get(0).ns()) / 1e9)
        .orElse(Double.NaN);
  }

  private static Look last(List<Look> looks) {
    return looks.get(looks.size() - 1);
  }

  private static double median(List<Look> looks) {
    return looks.stream().map(Look::heapShare).sorted().toList().get(looks.size() / 2);
  }

  /** Trades, books and tickers of each instrument of the simulator. */
  private List<String> busyChannels() {
    return system.as("trader1").get("/api/market/symbols").json().getJsonArray("items").stream()
        .map(JsonValue::asJsonObject)
        .filter(item -> item.getString("venue").equals("SIMULATOR"))
        .map(item -> ":SIMULATOR:" + item.getString("symbol"))
        .flatMap(name -> Stream.of("trades" + name, "book" + name, "ticker" + name))
        .toList();
  }
}
