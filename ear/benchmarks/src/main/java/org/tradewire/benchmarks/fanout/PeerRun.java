package org.tradewire.benchmarks.fanout;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a workload once with the neutral load client, against our node or another server. */
final class PeerRun {

  /** How long the runner measures other servers with slow clients. */
  static final double SECONDS_WITH_SLOW_CLIENTS = 22;

  private static final long LONGEST_MINUTES = 5;
  private static final String LIVE = "live";

  private final PeerTools tools;
  private final Target target;
  private final PublishControl control;
  private int number;

  /**
   * Runs of one node and its rivals.
   *
   * @param control lets the runner publish through our path
   */
  PeerRun(PeerTools tools, Target target, PublishControl control) {
    this.tools = tools;
    this.target = target;
    this.control = control;
  }

  /**
   * Our own node.
   *
   * @param workload with a rate
   */
  Result ours(Workload workload) throws IOException, InterruptedException {
    String symbol = "LIVE" + ++number + "-USD";
    String arguments =
        Json.createArrayBuilder()
            .add("--subprotocol")
            .add(target.subprotocol())
            .add("--header")
            .add("Authorization: Bearer " + target.token())
            .add("--send")
            .add(target.subscription(symbol))
            .build()
            .toString();
    Map<String, String> environment =
        Map.of(
            "LIVE_URL", target.endpoint().toString(),
            "LIVE_PID", Long.toString(target.pid()),
            "LIVE_ARGS", arguments,
            "LIVE_PUB", control.command(symbol));
    return run(LIVE, "Tradewire on " + target.label(), workload, environment);
  }

  /** Another server, which the runner starts and stops. */
  Result other(String peer, Workload workload) throws IOException, InterruptedException {
    return run(peer, peer, workload, Map.of());
  }

  private Result run(String peer, String label, Workload workload, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path results = tools.folder().resolve("results.jsonl");
    int before = lines(results).size();
    List<String> command = new ArrayList<>(List.of("python3", "run-peer", peer, workload.name()));
    if (peer.equals(LIVE)) {
      // Only ours has no back-pressure and is published to at a rate also where others go freely.
      command.addAll(List.of("--rate", Integer.toString(workload.rate())));
      command.addAll(List.of("--dur", Double.toString(workload.seconds())));
    }
    Path log = tools.folder().resolve("log").resolve("run-" + peer + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(tools.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    builder
        .environment()
        .merge("PATH", "/usr/sbin", (path, more) -> path + File.pathSeparator + more);
    Process process = builder.start();
    try {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException(peer + " took longer than " + LONGEST_MINUTES + " minutes");
      }
    } finally {
      Programs.end(process, 10, TimeUnit.SECONDS);
    }
    List<String> after = lines(results);
    if (after.size() <= before) {
      throw new IOException(peer + " gave no result for " + workload.name() + "; see " + log);
    }
    return result(label, workload, after.get(after.size() - 1));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static Result result(String label, Workload workload, String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      JsonObject run = reader.readObject();
      JsonObject latency = run.getJsonObject("latency_us");
      JsonObject seq = run.getJsonObject("seq");
      int open = run.getInt("open_at_end");
      int established = run.getInt("established");
      return new Result(
          label,
          workload.name(),
          number(run, "msgs_per_s"),
          number(latency, "p50") / 1e3,
          number(latency, "p99") / 1e3,
          number(latency, "max") / 1e3,
          number(run, "cpu_s_per_M"),
          number(run, "client_cpu_share"),
          number(run, "others_cpu"),
          number(run, "kb_per_conn"),
          number(run, "rss_peak_mb"),
          established,
          open,
          workload.slow() == 0 ? 0 : established - open,
          seq.getJsonNumber("lost").longValue(),
          seq.getJsonNumber("duplicated").longValue(),
          seq.getJsonNumber("out_of_order").longValue(),
          run.getString("first_error", ""));
    }
  }

  private static double number(JsonObject object, String name) {
    return object.isNull(name) ? 0 : object.getJsonNumber(name).doubleValue();
  }
}
