package org.tradewire.benchmarks.fanout;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.tradewire.benchmarks.EpochClock;
import org.tradewire.benchmarks.fanout.ClientConnection.State;

/**
 * Many WebSocket connections on one thread, that of the caller: connects, subscribes, then only
 * receives. Latency is the time when a read returned less the message's ring write time, so a
 * client that is short of processor time shows as latency.
 */
final class LoadClient implements AutoCloseable {

  private static final int AT_ONCE = 256;
  private static final double PER_SECOND = 1_000;
  private static final double LAST_WORD_SECONDS = 5;
  private static final int CLOSED_AT_ONCE = 100;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
  private static final int SLOW_RECEIVE_BUFFER = 4096;
  private static final int TEXT = 1;

  private final Workload workload;
  private final InetSocketAddress address;
  private final Handshake handshake;
  private final byte[] subscribe;
  private final Selector selector;
  private final List<ClientConnection> connections = new ArrayList<>();
  private final MessageScanner scanner = new MessageScanner();
  private final Histogram latency = new Histogram(60_000_000_000L, 3);
  private byte[] shared = new byte[1 << 19];
  private boolean measuring;
  private boolean closing;
  private long nowNs;
  private long messages;
  private long early;

  /**
   * A client that has no connection yet.
   *
   * @param endpoint {@code ws://} and a loopback address
   * @param subscribe the request that each connection sends once it is open
   */
  LoadClient(Workload workload, URI endpoint, Handshake handshake, String subscribe)
      throws IOException {
    this.workload = workload;
    this.address = new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
    if (!address.getAddress().isLoopbackAddress()) {
      throw new IOException("load goes to loopback addresses only, not to " + endpoint.getHost());
    }
    this.handshake = handshake;
    this.subscribe = subscribe.getBytes(StandardCharsets.UTF_8);
    this.selector = Selector.open();
  }

  /** Opens the connections, at most 1,000 a second, and waits until each is open or has failed. */
  void connect() throws IOException {
    long begin = System.nanoTime();
    while (true) {
      double elapsed = (System.nanoTime() - begin) / 1e9;
      int pending = connections.size() - count(State.OPEN) - count(State.ENDED);
      while (connections.size() < workload.connections()
          && pending < AT_ONCE
          && connections.size() < elapsed * PER_SECOND + 1) {
        begin(connections.size() < workload.slow());
        pending++;
      }
      boolean all = connections.size() == workload.connections();
      if (all && pending == 0 || System.nanoTime() - begin > PATIENCE_NS) {
        return;
      }
      turn(1);
    }
  }

  private void begin(boolean slow) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    if (slow) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SLOW_RECEIVE_BUFFER);
    }
    ClientConnection connection = new ClientConnection(channel, slow, scanner, this::record);
    connections.add(connection);
    channel.connect(address);
    channel.register(selector, SelectionKey.OP_CONNECT, connection);
  }

  private void record(long seq, long timeNs) {
    if (measuring) {
      messages++;
      latency.recordValue(
          Math.max(1, Math.min(nowNs - timeNs, latency.getHighestTrackableValue())));
    }
  }

  /** Receives for so long. */
  void receive(double seconds) throws IOException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      turn(Math.max(1, Math.min(50, TimeUnit.NANOSECONDS.toMillis(left))));
    }
  }

  /** Receives for so long and counts; returns the seconds that it took. */
  double measure(double seconds) throws IOException {
    latency.reset();
    messages = 0;
    measuring = true;
    long begin = System.nanoTime();
    receive(seconds);
    measuring = false;
    return (System.nanoTime() - begin) / 1e9;
  }

  private void turn(long milliseconds) throws IOException {
    selector.select(this::ready, milliseconds);
  }

  private void ready(SelectionKey key) {
    ClientConnection connection = (ClientConnection) key.attachment();
    try {
      if (connection.state() == State.CONNECTING) {
        connection.channel().finishConnect();
        connection.enter(State.HANDSHAKE);
        connection.sendBytes(ByteBuffer.wrap(handshake.request()));
      } else if (key.isReadable()) {
        read(connection);
      }
      if (key.isValid() && key.isWritable()) {
        connection.flush();
      }
    } catch (IOException e) {
      end(connection, String.valueOf(e.getMessage()));
    }
    if (key.isValid()) {
      int interest = connection.interest(closing);
      if (key.interestOps() != interest) {
        key.interestOps(interest);
      }
    }
  }

  private void read(ClientConnection connection) throws IOException {
    int length = connection.restInto(shared);
    if (shared.length - length < 1 << 16) {
      shared = java.util.Arrays.copyOf(shared, shared.length * 2);
    }
    int read = connection.channel().read(ByteBuffer.wrap(shared, length, shared.length - length));
    if (read < 0) {
      end(connection, "end of stream");
      return;
    }
    nowNs = EpochClock.nanos();
    State before = connection.state();
    boolean goesOn = connection.received(shared, length + read, handshake);
    if (!goesOn) {
      early += closing ? 0 : 1;
    } else if (before == State.HANDSHAKE && connection.state() == State.OPEN) {
      connection.send(TEXT, subscribe);
    }
  }

  private void end(ClientConnection connection, String why) {
    if (connection.state() != State.ENDED) {
      early += closing ? 0 : 1;
      connection.end(why);
    }
  }

  /** Lets the slow connections read what the server left them, so that its last word is seen. */
  void readSlow() throws IOException {
    closing = true;
    for (SelectionKey key : selector.keys()) {
      if (key.isValid()) {
        key.interestOps(((ClientConnection) key.attachment()).interest(true));
      }
    }
    receive(LAST_WORD_SECONDS);
  }

  int count(State state) {
    int count = 0;
    for (ClientConnection connection : connections) {
      count += connection.state() == state ? 1 : 0;
    }
    return count;
  }

  List<ClientConnection> connections() {
    return connections;
  }

  /** Messages of the last measurement. */
  long messages() {
    return messages;
  }

  /** Latencies of the last measurement, in nanoseconds. */
  Histogram latency() {
    return latency;
  }

  /** Connections that the server ended. */
  long endedEarly() {
    return early;
  }

  /** Ends all connections, not faster than they were opened. */
  @Override
  public void close() throws IOException {
    closing = true;
    for (int i = 0; i < connections.size(); i++) {
      connections.get(i).end("measured");
      if (i % CLOSED_AT_ONCE == CLOSED_AT_ONCE - 1) {
        receive(CLOSED_AT_ONCE / PER_SECOND);
      }
    }
    selector.close();
  }
}
