package org.tradewire.trading.shared.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** A receiver on this machine that answers as a test says, byte by byte. */
final class HookServer implements AutoCloseable {

  /** What it does with a request. */
  interface Behaviour {
    void answer(Exchange exchange) throws IOException, InterruptedException;
  }

  /** A request as it came. */
  record Received(String head, byte[] body) {

    String firstLine() {
      return head.lines().findFirst().orElse("");
    }

    String header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst()
          .orElse("");
    }
  }

  private final ServerSocket socket;
  private final Behaviour behaviour;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch hungUp = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private HookServer(ServerSocketFactory factory, InetAddress at, int port, Behaviour behaviour)
      throws IOException {
    this.behaviour = behaviour;
    socket = factory.createServerSocket(port, 50, at);
    Thread acceptor = new Thread(this::accept, "hook-server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** With TLS, on loopback. */
  static HookServer https(SSLContext tls, Behaviour behaviour) throws IOException {
    return https(tls, InetAddress.getLoopbackAddress(), 0, behaviour);
  }

  /** With TLS, at an address of this machine and a port, 0 for any. */
  static HookServer https(SSLContext tls, InetAddress at, int port, Behaviour behaviour)
      throws IOException {
    return new HookServer(tls.getServerSocketFactory(), at, port, behaviour);
  }

  /** Without TLS, on loopback. */
  static HookServer http(Behaviour behaviour) throws IOException {
    return new HookServer(
        ServerSocketFactory.getDefault(), InetAddress.getLoopbackAddress(), 0, behaviour);
  }

  /** Answers with a status, headers as lines that end with CRLF, and a body. */
  static Behaviour answering(int status, String headers, String body) {
    return exchange ->
        exchange.write(
            "HTTP/1.1 %d Said\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(status, headers, body.length(), body));
  }

  int port() {
    return socket.getLocalPort();
  }

  List<Received> received() {
    return received;
  }

  int connections() {
    return connections.get();
  }

  /** Whether a client has ended a connection on which it was not answered to the end. */
  boolean wasHungUp() {
    return hungUp.getCount() == 0;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        connections.incrementAndGet();
        Thread server = new Thread(() -> serve(client), "hook-server-connection");
        server.setDaemon(true);
        server.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      Received request = read(client.getInputStream());
      received.add(request);
      behaviour.answer(new Exchange(client));
    } catch (IOException e) {
      hungUp.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Received read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended inside of the head");
      }
      head.write(next);
    }
    Received known = new Received(head.toString(StandardCharsets.ISO_8859_1), new byte[0]);
    int length = Integer.parseInt(known.header("Content-Length"));
    return new Received(known.head(), in.readNBytes(length));
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
  }

  /** The rest of a connection, for a behaviour. */
  final class Exchange {
    private final Socket client;

    private Exchange(Socket client) {
      this.client = client;
    }

    void write(String text) throws IOException {
      OutputStream out = client.getOutputStream();
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    /** Until the client hangs up. */
    void saysNothing() throws IOException {
      while (client.getInputStream().read() >= 0) {
        // A request is all that it sends.
      }
      throw new IOException("hung up");
    }

    /** The same over and over, with a pause between, until the client hangs up. */
    void repeats(String text, int pauseMillis) throws IOException, InterruptedException {
      while (!closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
        write(text);
      }
    }
  }
}
