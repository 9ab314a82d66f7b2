package org.tradewire.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A collector as its command line starts it, in this process; closing it is its SIGTERM. */
final class RunningCollector implements AutoCloseable {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CountDownLatch end = new CountDownLatch(1);
  private final CompletableFuture<Integer> exit;

  private RunningCollector(String... args) {
    Collector collector = new Collector(stream(out), stream(err), this::awaitEnd, end::countDown);
    exit = CompletableFuture.supplyAsync(() -> collector.run(args));
  }

  static RunningCollector start(String... args) {
    return new RunningCollector(args);
  }

  /** Waits until standard output holds a text. */
  RunningCollector awaitOutput(String text) {
    await().until(() -> out().contains(text));
    return this;
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }

  boolean ended() {
    return exit.isDone();
  }

  /** What the collector ended with by itself. */
  int exitCode() throws Exception {
    return exit.get(10, TimeUnit.SECONDS);
  }

  /** Asks it to end and returns its exit code. */
  int stop() throws Exception {
    end.countDown();
    return exitCode();
  }

  @Override
  public void close() throws Exception {
    stop();
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }
}
