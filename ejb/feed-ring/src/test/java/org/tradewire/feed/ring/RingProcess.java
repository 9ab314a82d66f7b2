package org.tradewire.feed.ring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemEpochNanoClock;

/** A reader or a writer in a process of its own, whose file is cut under it. */
final class RingProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private RingProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static RingProcess start(String role, Path directory, String virtualMachineOption)
      throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(virtualMachineOption, "-Xmx64m", "-XX:-CreateCoredumpOnCrash"));
    command.add("-XX:ErrorFile=" + directory.resolve("hs_err_%p.log"));
    command.addAll(List.of("-cp", classPath, RingProcess.class.getName()));
    command.addAll(List.of(role, directory.toString()));
    return new RingProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** The next line that begins so. */
  String awaitLine(String beginning) throws IOException {
    List<String> others = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(beginning)) {
        return line;
      }
      others.add(line);
    }
    throw new AssertionError("The process ended without '" + beginning + "': " + others);
  }

  /** How the process has ended: 134 where a signal killed the virtual machine. */
  int exitCode() {
    return process.onExit().join().exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** Works until the ring's file is cut, says so and ends. */
  public static void main(String[] args) {
    Path directory = Path.of(args[1]);
    if (args[0].equals("reader")) {
      read(RingKind.TRADES.file(directory, "TEST"));
    } else {
      try {
        write(directory);
      } catch (InternalError late) {
        // Delivered a little later than the access: here after the writer was closed.
        System.out.println("survived: " + late);
      }
    }
  }

  /**
   * Like the resource adapter: what fails is closed, and the file opened anew. An error that is
   * delivered in the middle of a method of the JDK may come out of it as another exception.
   */
  private static void read(Path file) {
    TestTrades.Recorder recorder = new TestTrades.Recorder();
    boolean said = false;
    while (true) {
      try (RingFollower follower =
          new RingFollower(file, FollowerOptions.startingAt(StartAt.LIVE))) {
        while (true) {
          follower.poll(recorder, 256);
          if (!said && !recorder.seqs.isEmpty()) {
            said = true;
            System.out.println("reads");
          }
          if (said && follower.problem().isPresent()) {
            System.out.println("survived: " + follower.problem().get());
            return;
          }
          follower.await(TimeUnit.MILLISECONDS.toNanos(50));
        }
      } catch (RuntimeException | InternalError e) {
        System.out.println("begins anew: " + e);
      }
    }
  }

  private static void write(Path directory) {
    try (VenueFeedWriter writer =
        VenueFeedWriter.open(directory, "TEST", 1 << 10, 4, new SystemEpochNanoClock())) {
      System.out.println("writes");
      for (long seq = 1; ; seq++) {
        TestTrades.write(writer, seq);
        if (seq % 1_000 == 0) {
          writer.heartbeat();
        }
      }
    } catch (RuntimeException | InternalError e) {
      System.out.println("survived: " + e);
    }
  }
}
