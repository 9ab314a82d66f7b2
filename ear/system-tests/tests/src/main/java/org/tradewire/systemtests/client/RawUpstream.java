package org.tradewire.systemtests.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands where a node would, behind a proxy: keeps what arrives, byte for byte, and either answers
 * or breaks off. Thread-safe.
 */
public final class RawUpstream implements AutoCloseable {
  private final ServerSocket server;
  private final boolean answering;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::accept, "raw upstream");

  /** One request as far as it has come. */
  public static final class Arrival {
    private volatile String head = "";
    private final AtomicInteger bodyBytes = new AtomicInteger();

    /** Request line and headers, names in lower case. */
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      for (String line : head.split("\r\n")) {
        int colon = line.indexOf(':');
        lines.add(
            lines.isEmpty() || colon < 0
                ? line
                : line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
      }
      return lines;
    }

    /** Bytes of its body that are here. */
    public int bodyBytes() {
      return bodyBytes.get();
    }
  }

  private RawUpstream(boolean answering) throws IOException {
    this.answering = answering;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    thread.start();
  }

  /**
   * Answers each request with 200 as soon as its head is here and its body, if any, is complete.
   */
  public static RawUpstream answering() {
    return open(true);
  }

  /** Breaks the connection off when the head of a request has come. */
  public static RawUpstream breakingOff() {
    return open(false);
  }

  private static RawUpstream open(boolean answering) {
    try {
      return new RawUpstream(answering);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  /** All requests, in the order of their arrival. */
  public List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /** Those whose request line begins like this. */
  public List<Arrival> arrivals(String methodAndPath) {
    return arrivals.stream().filter(each -> each.head.startsWith(methodAndPath + " ")).toList();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        new Thread(() -> serve(socket), "raw upstream connection").start();
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      int next = in.read();
      while (next >= 0) {
        head.append((char) next);
        if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
          if (!take(socket, in, head.toString())) {
            return;
          }
          head.setLength(0);
        }
        next = in.read();
      }
    } catch (IOException e) {
      // The proxy has closed it.
    }
  }

  private boolean take(Socket socket, InputStream in, String head) throws IOException {
    Arrival arrival = new Arrival();
    arrival.head = head;
    arrivals.add(arrival);
    if (!answering) {
      return false;
    }
    long length =
        arrival.lines().stream()
            .filter(line -> line.startsWith("content-length:"))
            .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
            .findFirst()
            .orElse(0);
    byte[] buffer = new byte[8192];
    while (arrival.bodyBytes() < length) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, length - arrival.bodyBytes()));
      if (read < 0) {
        return false;
      }
      arrival.bodyBytes.addAndGet(read);
    }
    socket
        .getOutputStream()
        .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.UTF_8));
    return true;
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket each : sockets) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
