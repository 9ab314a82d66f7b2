package org.tradewire.collector.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Lines that a thread of its own reads from a stream, for a thread that must not wait for them. */
public final class LoadOrders {

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  private LoadOrders() {}

  /** Orders of a stream; where it ends no more come. The reading thread is a daemon. */
  public static LoadOrders reading(InputStream input) {
    LoadOrders orders = new LoadOrders();
    Thread reader = new Thread(() -> orders.readAll(input), "load-orders");
    reader.setDaemon(true);
    reader.start();
    return orders;
  }

  /** Without any. */
  static LoadOrders none() {
    return new LoadOrders();
  }

  void add(String line) {
    if (!line.isBlank()) {
      lines.add(line);
    }
  }

  /**
   * The next order; null while there is none.
   *
   * @throws IllegalArgumentException one sentence, when the line is no order
   */
  LoadOrder poll() {
    String line = lines.poll();
    return line == null ? null : LoadOrder.parse(line);
  }

  private void readAll(InputStream input) {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.US_ASCII));
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
