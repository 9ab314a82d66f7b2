package org.tradewire.benchmarks.ring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A sender's process. */
final class Sender implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private Sender(Process process) {
    this.process = process;
    this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /**
   * Starts a sender and returns when it is ready to send.
   *
   * @param options of its virtual machine beside those of the product's collector
   */
  static Sender start(Class<?> main, List<String> options, Path directory, long rate, long count)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.addAll(options);
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of(main.getName(), directory.toString()));
    command.addAll(List.of(Long.toString(rate), Long.toString(count)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
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
