package org.tradewire.benchmarks.fanout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The collector as a process of its own that publishes trades of venue {@code LOAD} into the node's
 * feed directory, as ordered on its standard input.
 */
final class LoadPublisher implements AutoCloseable {

  /** The venue that is measured. */
  static final String VENUE = "LOAD";

  private static final String MAIN = "org.tradewire.collector.Collector";

  private final Process process;
  private final BufferedReader output;
  private final Runnable ended;

  private LoadPublisher(Process process) {
    this.process = process;
    this.ended = Programs.endWithUs(process);
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts it from this JVM's class path and waits until its rings are there.
   *
   * @throws IOException when it does not start
   */
  static LoadPublisher start(Path feedDirectory) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Programs.java(),
                "-Xms64m",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                MAIN,
                "load",
                "--venue",
                VENUE,
                "--feed-dir",
                feedDirectory.toString()));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    LoadPublisher publisher = new LoadPublisher(builder.redirectErrorStream(true).start());
    publisher.awaitReady();
    return publisher;
  }

  private void awaitReady() throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("collector ready ")) {
        drain();
        return;
      }
      said.append(line).append('\n');
    }
    throw new IOException("the collector did not start:\n" + said);
  }

  /** Reads what it says from now on, so that it is never held up by a full pipe. */
  private void drain() {
    Thread reader =
        new Thread(
            () -> {
              try (output) {
                output.transferTo(java.io.Writer.nullWriter());
              } catch (IOException e) {
                // it has ended
              }
            },
            "collector-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Publishes from now on, instead of what was ordered before. */
  void publish(String symbol, int rate, double seconds) throws IOException {
    String order = String.format(Locale.ROOT, "%s %d %.3f%n", symbol, rate, seconds);
    process.getOutputStream().write(order.getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
  }

  @Override
  public void close() {
    Programs.end(process, 5, TimeUnit.SECONDS);
    ended.run();
  }
}
