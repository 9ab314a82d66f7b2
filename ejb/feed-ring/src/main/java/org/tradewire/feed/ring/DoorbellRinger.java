package org.tradewire.feed.ring;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The writer's end of the doorbells: one byte over a Unix domain socket to each reader that sleeps.
 *
 * <p>Belongs to the writer's thread and never blocks it. Connections are accepted when a reader
 * that is not connected yet sleeps, and at each {@link #sweep()}, so that no thread is needed.
 */
final class DoorbellRinger implements AutoCloseable {

  /** More connections than this without their first words are strangers; the oldest goes. */
  private static final int WAITING_LIMIT = 2 * RingDescriptor.DOORBELL_COUNT;

  private final DoorbellSlots slots;
  private final long epoch;
  private final Path socketPath;
  private final ServerSocketChannel server;
  private final SocketChannel[] readers = new SocketChannel[RingDescriptor.DOORBELL_COUNT];
  private final long[] tokens = new long[RingDescriptor.DOORBELL_COUNT];
  private final Deque<Arrival> arrivals = new ArrayDeque<>();
  private final ByteBuffer bell = ByteBuffer.allocateDirect(1);
  private final ByteBuffer ignored = ByteBuffer.allocateDirect(16);

  /** A connection whose first words have not all arrived. */
  private record Arrival(SocketChannel channel, ByteBuffer hello) {}

  DoorbellRinger(DoorbellSlots slots, long epoch, Path socketPath) throws IOException {
    this.slots = slots;
    this.epoch = epoch;
    this.socketPath = socketPath;
    // The venue's lock is held: a socket file that exists is the remains of a dead writer.
    Files.deleteIfExists(socketPath);
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socketPath), WAITING_LIMIT);
      server.configureBlocking(false);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** Wakes whoever sleeps. A full fence must stand between the record's publication and this. */
  void ringSleepers() {
    for (int id = 0; id < RingDescriptor.DOORBELL_COUNT; id++) {
      if (slots.isSleeping(id) && slots.owner(id) != DoorbellSlots.FREE) {
        ring(id);
      }
    }
  }

  /** Accepts new readers and frees the slots of dead ones. */
  void sweep() {
    acceptArrivals();
    for (int id = 0; id < RingDescriptor.DOORBELL_COUNT; id++) {
      if (readers[id] != null && hungUp(readers[id])) {
        forget(id);
      }
    }
  }

  private void ring(int id) {
    if (!isConnected(id)) {
      acceptArrivals();
      if (!isConnected(id)) {
        return; // Still marked as sleeping: the next record or heartbeat tries again.
      }
    }
    if (slots.ring(id)) {
      bell.clear();
      try {
        readers[id].write(bell);
      } catch (IOException e) {
        forget(id); // The reader is dead.
      }
    }
  }

  private boolean isConnected(int id) {
    return readers[id] != null && tokens[id] == slots.owner(id);
  }

  private void acceptArrivals() {
    try {
      SocketChannel channel = server.accept();
      while (channel != null) {
        channel.configureBlocking(false);
        arrivals.add(
            new Arrival(
                channel,
                ByteBuffer.allocate(DoorbellAddress.HELLO_LENGTH).order(ByteOrder.LITTLE_ENDIAN)));
        if (arrivals.size() > WAITING_LIMIT) {
          closeQuietly(arrivals.remove().channel());
        }
        channel = server.accept();
      }
    } catch (IOException e) {
      // One that hung up while it was accepted; the others wait in the backlog.
    }
    for (Iterator<Arrival> it = arrivals.iterator(); it.hasNext(); ) {
      if (settled(it.next())) {
        it.remove();
      }
    }
  }

  private boolean settled(Arrival arrival) {
    ByteBuffer hello = arrival.hello();
    try {
      int read = arrival.channel().read(hello);
      if (read >= 0 && hello.hasRemaining()) {
        return false;
      }
    } catch (IOException e) {
      closeQuietly(arrival.channel());
      return true;
    }
    hello.flip();
    if (hello.remaining() < DoorbellAddress.HELLO_LENGTH || hello.getLong() != epoch) {
      closeQuietly(arrival.channel());
      return true;
    }
    long token = hello.getLong();
    int id = hello.getInt();
    if (id < 0 || id >= RingDescriptor.DOORBELL_COUNT || slots.owner(id) != token) {
      closeQuietly(arrival.channel());
      return true;
    }
    if (readers[id] != null) {
      forget(id);
    }
    readers[id] = arrival.channel();
    tokens[id] = token;
    return true;
  }

  private boolean hungUp(SocketChannel channel) {
    ignored.clear();
    try {
      return channel.read(ignored) < 0;
    } catch (IOException e) {
      return true;
    }
  }

  /** The slot is the next reader's, unless it has one already. */
  private void forget(int id) {
    closeQuietly(readers[id]);
    readers[id] = null;
    slots.release(id, tokens[id]);
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel reader : readers) {
      closeQuietly(reader);
    }
    arrivals.forEach(arrival -> closeQuietly(arrival.channel()));
    server.close();
    Files.deleteIfExists(socketPath);
  }

  private static void closeQuietly(SocketChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // Nothing is left to be done with it.
      }
    }
  }
}
