package org.tradewire.benchmarks.ring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A sender's process. */
final class Sender implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private Sender(Process process) {
    this.process = process;
    this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Starts a sender and returns when it is ready to send. */
  static Sender start(Class<?> main, Path directory, long rate, long count) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx256m",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "-Dagrona.disable.bounds.checks=true",
                "-classpath",
                System.getProperty("java.class.path"),
                main.getName(),
                directory.toString(),
                Long.toString(rate),
                Long.toString(count))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Sender sender = new Sender(process);
    sender.expect("ready");
    return sender;
  }

  /** The receiver is there: begins to send. */
  void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Records a second that it sent, once all are sent. */
  long rate() throws IOException {
    return Long.parseLong(expect("sent ").substring("sent ".length()));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private String expect(String beginning) throws IOException {
    String line = output.readLine();
    if (line == null || !line.startsWith(beginning)) {
      throw new IOException("The sender said '" + line + "' instead of '" + beginning + "'.");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
