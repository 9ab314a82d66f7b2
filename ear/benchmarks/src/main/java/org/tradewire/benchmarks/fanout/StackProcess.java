package org.tradewire.benchmarks.fanout;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A whole installation, started through the launcher as a child process with a data directory of
 * its own, without market data of its own. Ends with {@link #close}, and with this JVM.
 */
final class StackProcess implements AutoCloseable {

  private static final String MAIN = "org.tradewire.launcher.Launcher";
  private static final long GRACE_SECONDS = 60;

  /** What a benchmark raises; the reference of keys says what they mean. */
  private static final List<String> RAISED =
      List.of(
          "-Dtradewire.ws.max-connections-per-user=100000",
          "-Dtradewire.ws.max-connections-per-endpoint=100000",
          "-Dtradewire.ws.max-outbound-per-second=1000000",
          "-Dtradewire.ws.max-queued-messages=16384",
          "-Dtradewire.ws.max-queued-bytes=16777216");

  private static final int SIMULATED_RATE = 1_000;

  private final Process process;
  private final Thread hook;
  private final URI base;
  private final Path data;
  private double readySeconds;

  private StackProcess(Process process, URI base, Path data) {
    this.process = process;
    this.base = base;
    this.data = data;
    this.hook = new Thread(this::end, "stop-stack");
  }

  /**
   * Starts it and returns when the application answers.
   *
   * @param server {@code payara} or {@code wildfly}
   * @param data directory of the installation
   * @param feed {@code none}, or {@code simulator} with a thousand updates a second
   * @param says gets the launcher's lines, without the demo users' password
   * @throws IOException when it does not start
   */
  static StackProcess start(
      String server, Path ear, Path serverZip, Path data, String feed, Consumer<String> says)
      throws IOException {
    Files.createDirectories(data.resolve("feed"));
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(Programs.java(), "-Xmx192m"));
    command.add("-Dserver=" + server);
    command.add("-Dfeed=" + feed);
    command.add("-Dsimulator.rate=" + SIMULATED_RATE);
    command.add("-Dhttp.port=" + port);
    command.add("-Ddata.dir=" + data);
    command.add("-Dserver.heap=" + heap());
    command.add("-Dtradewire.feed.directory=" + data.resolve("feed"));
    command.addAll(RAISED);
    System.getProperties()
        .forEach(
            (key, value) -> {
              if (key.toString().startsWith("tradewire.")) {
                command.add("-D" + key + "=" + value);
              }
            });
    command.add("-Dlauncher.ear=" + ear);
    command.add("-Dlauncher.server.zip=" + serverZip);
    command.add("-Dlauncher.stop-with-parent=true");
    command.add(MAIN);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    StackProcess stack =
        new StackProcess(builder.start(), URI.create("http://127.0.0.1:" + port), data);
    Runtime.getRuntime().addShutdownHook(stack.hook);
    stack.awaitReady(says);
    return stack;
  }

  private void awaitReady(Consumer<String> says) throws IOException {
    long begin = System.nanoTime();
    var output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (!line.contains("Password")) {
        says.accept(line);
      }
      if (line.contains("Ctrl-C stops")) {
        readySeconds = (System.nanoTime() - begin) / 1e9;
        Thread reader = new Thread(() -> passOn(output, says), "launcher-output");
        reader.setDaemon(true);
        reader.start();
        return;
      }
    }
    close();
    throw new IOException("the stack did not start; see " + data.resolve("logs"));
  }

  private static void passOn(BufferedReader output, Consumer<String> says) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        says.accept(line);
      }
    } catch (IOException e) {
      // the launcher is being stopped
    }
  }

  private static String heap() {
    String heap = System.getProperty("bench.heap", "");
    return heap.isBlank() ? "2g" : heap;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  URI base() {
    return base;
  }

  /** Seconds from the launcher's start until the application answered. */
  double readySeconds() {
    return readySeconds;
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM ends already, and the hook with it
    }
  }

  private void end() {
    Programs.end(process, GRACE_SECONDS, TimeUnit.SECONDS);
  }
}
