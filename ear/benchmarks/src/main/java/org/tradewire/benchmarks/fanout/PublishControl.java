package org.tradewire.benchmarks.fanout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets a shell command of another load client order publications through our path: a page on the
 * loopback interface, {@code /publish?symbol=&rate=&secs=}.
 */
final class PublishControl implements AutoCloseable {

  private final HttpServer server;
  private final LoadPublisher publisher;

  private PublishControl(HttpServer server, LoadPublisher publisher) {
    this.server = server;
    this.publisher = publisher;
  }

  /** Begins to answer, on a free port. */
  static PublishControl start(LoadPublisher publisher) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    PublishControl control = new PublishControl(server, publisher);
    server.createContext("/publish", control::answer);
    server.start();
    return control;
  }

  /** The command, with {@code {rate}} and {@code {secs}} to be filled in. */
  String command(String symbol) {
    return "curl -s 'http://127.0.0.1:"
        + server.getAddress().getPort()
        + "/publish?symbol="
        + symbol
        + "&rate={rate}&secs={secs}'";
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> query = new HashMap<>();
    for (String pair : exchange.getRequestURI().getQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], parts[parts.length - 1]);
    }
    int rate = (int) Double.parseDouble(query.get("rate"));
    // A second more: the last message must not come before the measurement ends.
    publisher.publish(query.get("symbol"), rate, Double.parseDouble(query.get("secs")) + 1);
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
