package org.tradewire.systemtests.stock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Answers every command at the address of a Redis as the test says. */
public final class FakeRedis implements AutoCloseable {
  private final ServerSocket listening;
  private final UnaryOperator<String> answers;

  private FakeRedis(UnaryOperator<String> answers) {
    this.answers = answers;
    try {
      listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "fake redis");
    thread.setDaemon(true);
    thread.start();
  }

  /** One of this version that lets everybody in. */
  public static FakeRedis ofVersion(String version) {
    String text = "# Server\r\nredis_version:" + version + "\r\n";
    return new FakeRedis(
        command ->
            command.contains("INFO") || command.contains("info")
                ? "$" + text.length() + "\r\n" + text + "\r\n"
                : "+OK\r\n");
  }

  /** A web server. */
  public static FakeRedis http() {
    return new FakeRedis(command -> "HTTP/1.1 400 Bad Request\r\n\r\n");
  }

  /** Its address, without a password. */
  public String uri() {
    return "redis://127.0.0.1:" + listening.getLocalPort();
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept();
          InputStream in = socket.getInputStream()) {
        byte[] buffer = new byte[4096];
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
          String commands = new String(buffer, 0, read, StandardCharsets.US_ASCII);
          for (String command : commands.split("(?=\\*\\d+\r\n)", -1)) {
            byte[] answer = answers.apply(command).getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(answer);
          }
        }
      } catch (IOException e) {
        // The client went, or the test is over.
      }
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
