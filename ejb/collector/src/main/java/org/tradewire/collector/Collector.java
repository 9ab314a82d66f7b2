package org.tradewire.collector;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.ShutdownSignalBarrier;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.tradewire.collector.command.CommandLine;
import org.tradewire.collector.command.UsageException;
import org.tradewire.collector.command.VenueProtocol;
import org.tradewire.collector.replay.Recorder;
import org.tradewire.collector.replay.RecordingException;
import org.tradewire.collector.replay.RecordingServer;
import org.tradewire.collector.replay.RecordingVerdict;
import org.tradewire.collector.venue.SessionSetup;
import org.tradewire.collector.writer.Threads;
import org.tradewire.collector.writer.VenueCollectors;
import org.tradewire.feed.ring.RingException;

/**
 * The collector's command line.
 *
 * <p>Standard output carries {@code collector ready venue=.. symbols=..} once the first full books
 * of a venue are written, and for each venue a health line of {@code key=value} pairs at the start
 * and every 30 s. Exit codes: 0 after SIGTERM or SIGINT, with the rings closed; 1 when a running
 * feed failed; 2 for arguments, files or rings that cannot be used, with one sentence on standard
 * error; 3 when a recording that was verified is not whole: something is missing, was refused, or
 * nothing could be verified.
 */
public final class Collector {

  private static final int STOPPED = 0;
  private static final int FAILED = 1;
  private static final int UNUSABLE = 2;
  private static final int NOT_WHOLE = 3;

  private final PrintStream out;
  private final PrintStream err;
  private final Runnable awaitEnd;
  private final Runnable signalEnd;

  /**
   * Makes a collector that has not begun.
   *
   * @param awaitEnd returns when the collector is to stop
   * @param signalEnd makes {@code awaitEnd} return, from any thread
   */
  Collector(PrintStream out, PrintStream err, Runnable awaitEnd, Runnable signalEnd) {
    this.out = out;
    this.err = err;
    this.awaitEnd = awaitEnd;
    this.signalEnd = signalEnd;
  }

  /** Runs until a signal comes. */
  public static void main(String[] args) {
    ShutdownSignalBarrier end = new ShutdownSignalBarrier();
    System.exit(new Collector(System.out, System.err, end::await, end::signal).run(args));
  }

  /** Does what the arguments say and returns the exit code. */
  int run(String... args) {
    try {
      if (args.length == 1 && args[0].equals("--help")) {
        out.print(CommandLine.USAGE);
        return STOPPED;
      }
      if (args.length > 0 && args[0].equals("verify")) {
        return verify(args);
      }
      if (args.length > 0 && args[0].equals("record")) {
        return record(args);
      }
      return CommandLine.serves(args) ? serve(args) : collect(args);
    } catch (UsageException e) {
      err.println(e.getMessage());
      err.print(CommandLine.USAGE);
      return UNUSABLE;
    } catch (RecordingException | RingException e) {
      err.println(e.getMessage());
      return UNUSABLE;
    }
  }

  private int verify(String... args) {
    Path file = CommandLine.recording(args);
    VenueProtocol protocol = CommandLine.protocol(file, args);
    RecordingVerdict verdict =
        RecordingVerdict.of(
            file,
            listener -> protocol.session(SessionSetup.ofRecording(protocol.venue(), listener)));
    out.println(verdict.json(file, protocol.text()));
    return verdict.whole() ? STOPPED : NOT_WHOLE;
  }

  private int serve(String... args) {
    try (RecordingServer server = CommandLine.server(args)) {
      say("collector serves stream=" + server.stream() + " rest=" + server.rest());
      awaitEnd.run();
      return STOPPED;
    }
  }

  private int record(String... args) {
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    try (Recorder recorder =
        CommandLine.recorder(
            SystemNanoClock.INSTANCE, new SystemEpochNanoClock(), this::say, args)) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  recorder.run();
                } catch (RuntimeException e) {
                  failure.set(e);
                  signalEnd.run();
                }
              },
              "collector-recorder");
      thread.start();
      awaitEnd.run();
      recorder.stop();
      Threads.join(thread);
    }
    if (failure.get() != null) {
      err.println("The recording ends: " + failure.get().getMessage());
      return FAILED;
    }
    return STOPPED;
  }

  private int collect(String... args) {
    CommandLine.Order order = CommandLine.parse(args);
    try (VenueCollectors collectors =
            VenueCollectors.open(
                order.directory(),
                order.venues(),
                SystemNanoClock.INSTANCE,
                new SystemEpochNanoClock(),
                this::say);
        MetricsEndpoint metrics = metrics(order, collectors)) {
      collectors.start(signalEnd);
      awaitEnd.run();
      Optional<Throwable> failure = collectors.stop();
      failure.ifPresent(cause -> err.println("The feed failed and ends: " + cause));
      return failure.isPresent() ? FAILED : STOPPED;
    }
  }

  /** Null where nobody asked for metrics. */
  private MetricsEndpoint metrics(CommandLine.Order order, VenueCollectors collectors) {
    if (order.metrics().isEmpty()) {
      return null;
    }
    MetricsEndpoint endpoint = MetricsEndpoint.open(order.metrics().get(), collectors::health);
    say("collector metrics port=" + endpoint.port());
    return endpoint;
  }

  private synchronized void say(String line) {
    out.println(line);
    out.flush();
  }
}
