package org.tradewire.benchmarks.fanout;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tradewire.benchmarks.Stack;

/**
 * Prints the rows of W1 to W5 for one server as a Markdown table. Options are system properties;
 * the module's README describes them.
 */
public final class FanoutBenchmark {

  private static final String USER = "trader1";

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
            FanoutBenchmark::say)) {
      measure(server, stack.base(), data);
    }
  }

  private void measure(String server, URI base, Path data)
      throws IOException, InterruptedException {
    String password = Files.readString(data.resolve("secrets").resolve("demo-password")).strip();
    String token = new Stack(base).signIn(USER, password);
    Target target =
        new Target(
            server,
            base,
            data,
            Target.pidOf(server, data),
            token,
            option("bench.subprotocol", "tradewire.v1.json.bin"));
    List<Workload> workloads = Workload.parse(option("bench.workloads", "W1,W2,W3,W4,W5"));
    int repetitions = Integer.parseInt(option("bench.reps", "3"));
    List<Result> results = new ArrayList<>();
    try (LoadPublisher publisher = LoadPublisher.start(data.resolve("feed"))) {
      OwnRun run = new OwnRun(target, publisher);
      run.run(Workload.parse("W1").get(0)); // the server's compiler has seen the path then
      for (Workload workload : workloads) {
        say(workload.toString());
        for (int i = 0; i < repetitions; i++) {
          Result result =
              workload.rate() == 0
                  ? new RateLadder(run, FanoutBenchmark::say).climb(workload)
                  : run.run(workload);
          say(ResultTable.line(result));
          results.add(result);
        }
      }
    }
    say("");
    say(Machine.describe());
    say("");
    say(ResultTable.markdown(results));
  }

  private String option(String name, String otherwise) {
    String value = options.apply(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
