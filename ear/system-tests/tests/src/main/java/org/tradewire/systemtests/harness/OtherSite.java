package org.tradewire.systemtests.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A web site on a port of its own: an empty page, and the browser client as its own files. */
public final class OtherSite implements AutoCloseable {
  private static final Path FILES = Path.of("../../../web/src/main/webapp");
  private static final byte[] PAGE =
      "<!doctype html><title>Other site</title>".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  private OtherSite(HttpServer server) {
    this.server = server;
  }

  /** Serves from now on. */
  public static OtherSite open() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", OtherSite::answer);
      server.start();
      return new OtherSite(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scheme, host and port, as a browser names it. */
  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Path file = FILES.resolve(path.substring(1)).normalize();
      boolean ofClient = path.startsWith("/client/") && file.startsWith(FILES);
      if (!path.equals("/") && !(ofClient && Files.isRegularFile(file))) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] body = ofClient ? Files.readAllBytes(file) : PAGE;
      exchange
          .getResponseHeaders()
          .set("Content-Type", ofClient ? "text/javascript" : "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
