package org.tradewire.benchmarks.fanout;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.tradewire.benchmarks.OpenPositions;
import org.tradewire.benchmarks.Stack;
import org.tradewire.benchmarks.TradeThroughput;

/**
 * Prints the rows of W1 to W5 for one server as a Markdown table. Options are system properties;
 * the module's README describes them.
 */
public final class FanoutBenchmark {

  /** Measures what was asked for besides, and no workload. */
  private static final String NO_WORKLOAD = "none";

  private static final String USER = "trader1";
  private static final String SERVICE = "service";
  private static final String MONITOR = "monitor";
  private static final int TRADE_SECONDS = 15;
  private static final int[] TRADE_POSTERS = {1, 4, 10};
  private static final double WARM_UP_SECONDS = 15;
  private static final long LOOK_MS = 500;
  private static final int MAX_LOOKS = 40;
  private static final double QUIET_CORES = 0.1;
  private static final List<String> PEERS = List.of("nats", "nchan", "go", "undertow", "tyrus");

  private final UnaryOperator<String> options;

  private FanoutBenchmark(UnaryOperator<String> options) {
    this.options = options;
  }

  /** See the class; exit code 1 with one sentence when it cannot be measured. */
  public static void main(String[] args) throws InterruptedException {
    try {
      new FanoutBenchmark(System::getProperty).run();
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("Nothing was measured: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException {
    String server = option("server", "payara");
    String running = option("bench.base.url", "");
    if (!running.isEmpty()) {
      measure(server, URI.create(running), Path.of(option("data.dir", ".data")));
      return;
    }
    Path data = Path.of(option("bench.data.dir", "target/bench-" + server)).toAbsolutePath();
    try (StackProcess stack =
        StackProcess.start(
            server,
            Path.of(option("launcher.ear", "")),
            Path.of(option("launcher.server.zip", "")),
            data,
            isOn("bench.positions") ? "simulator" : "none",
            FanoutBenchmark::say)) {
      measure(server, stack.base(), data);
      say(
          String.format(
              Locale.ROOT,
              "Start of %s, from the launcher's first step to the first answer: %.1f s",
              server,
              stack.readySeconds()));
    }
  }

  private void measure(String server, URI base, Path data)
      throws IOException, InterruptedException {
    String password = Files.readString(data.resolve("secrets").resolve("demo-password")).strip();
    Target target =
        new Target(
            server,
            base,
            data,
            Target.pidOf(server, data),
            new Stack(base).signIn(USER, password),
            option("bench.subprotocol", "tradewire.v1.json.bin"),
            Integer.parseInt(option("bench.maxHz", "0")));
    List<String> notes = new ArrayList<>();
    if (isOn("bench.positions")) {
      Stack stack = new Stack(base);
      notes.addAll(
          OpenPositions.measure(
              stack, target.token(), stack.signIn(MONITOR, password), TRADE_SECONDS));
    }
    if (isOn("bench.trading")) {
      Stack stack = new Stack(base);
      notes.add(
          "| posters | trades | trades/s | answer p50 ms | p99 | event in the room p50 ms | p99 |");
      notes.add("|---|---|---|---|---|---|---|");
      notes.addAll(
          TradeThroughput.measure(
              stack,
              target.token(),
              stack.signIn(SERVICE, password),
              TRADE_SECONDS,
              TRADE_POSTERS));
    }
    if (isOn("bench.idle")) {
      notes.add(IdleRow.measure(target));
    }
    List<Result> results = new ArrayList<>();
    if (option("bench.workloads", "").equals(NO_WORKLOAD)) {
      say(Machine.describe());
      notes.forEach(FanoutBenchmark::say);
      return;
    }
    try (LoadPublisher publisher = LoadPublisher.start(data.resolve("feed"))) {
      OwnRun own = new OwnRun(target, publisher);
      notes.add(warmUp(own));
      String peers = option("peers.dir", "");
      if (peers.isEmpty()) {
        forEachRun(
            workload -> {
              awaitQuiet(target);
              results.add(said(once(own::run, workload)));
            });
      } else {
        beside(Path.of(peers), target, publisher, results, notes);
      }
    }
    say("");
    say(Machine.describe());
    notes.forEach(FanoutBenchmark::say);
    say("");
    say(ResultTable.markdown(results));
  }

  /** Lets the server's compiler see the path; what a server shows that has just started is told. */
  private static String warmUp(OwnRun own) throws IOException {
    Workload first = Workload.parse("W1").get(0);
    Result fresh = own.run(first);
    own.run(first.lasting(WARM_UP_SECONDS));
    return String.format(
        Locale.ROOT,
        "W1 in the first seconds after the start: p50 %.2f ms, p99 %.1f ms, %.1f CPU s/1M",
        fresh.p50(),
        fresh.p99(),
        fresh.cpuPerMillion());
  }

  private void beside(
      Path peers, Target target, LoadPublisher publisher, List<Result> results, List<String> notes)
      throws IOException, InterruptedException {
    PeerTools tools = PeerTools.prepare(peers, Path.of(option("bench.peers.copy", "target/peers")));
    notes.addAll(tools.missing().values());
    try (PublishControl control = PublishControl.start(publisher)) {
      PeerRun run = new PeerRun(tools, target, control);
      forEachRun(
          each -> {
            Workload workload =
                each.slow() > 0 ? each.lasting(PeerRun.SECONDS_WITH_SLOW_CLIENTS) : each;
            awaitQuiet(target);
            results.add(said(once(run::ours, workload)));
            for (String peer : PEERS) {
              if (!tools.missing().containsKey(peer)) {
                try {
                  results.add(said(run.other(peer, workload)));
                } catch (IOException e) {
                  notes.add(e.getMessage() + ".");
                }
              }
            }
          });
    }
  }

  /** What is done for one repetition of one workload. */
  @FunctionalInterface
  private interface Repetition {
    void run(Workload workload) throws IOException, InterruptedException;
  }

  private void forEachRun(Repetition repetition) throws IOException, InterruptedException {
    int repetitions = Integer.parseInt(option("bench.reps", "3"));
    for (Workload workload : Workload.parse(option("bench.workloads", "W1,W2,W3,W4,W5"))) {
      say(workload.toString());
      for (int i = 0; i < repetitions; i++) {
        repetition.run(workload);
      }
    }
  }

  /** The run before may have left thousands of connections to be cleared away. */
  private static void awaitQuiet(Target target) throws IOException, InterruptedException {
    ProcessUsage before = ProcessUsage.of(target.pid());
    for (int i = 0; i < MAX_LOOKS; i++) {
      Thread.sleep(LOOK_MS);
      ProcessUsage now = ProcessUsage.of(target.pid());
      if ((now.cpuSeconds() - before.cpuSeconds()) * 1_000 / LOOK_MS < QUIET_CORES) {
        return;
      }
      before = now;
    }
    say("The server has not become quiet; what follows is measured on a busy one.");
  }

  private static Result once(RateLadder.LadderStep run, Workload workload)
      throws IOException, InterruptedException {
    return workload.rate() == 0
        ? new RateLadder(run, FanoutBenchmark::say).climb(workload)
        : run.run(workload);
  }

  private static Result said(Result result) {
    say(ResultTable.line(result));
    return result;
  }

  private boolean isOn(String name) {
    return Boolean.parseBoolean(option(name, "false"));
  }

  private String option(String name, String otherwise) {
    String value = options.apply(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
