package org.tradewire.feed.ring;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A reader's end of one doorbell: a claimed slot and the connection on which the writer sends a
 * byte when it finds the slot sleeping. Belongs to the reader's thread.
 */
final class Doorbell implements AutoCloseable {

  private final DoorbellSlots slots;
  private final int id;
  private final long token;
  private final SocketChannel channel;
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(16);

  private Doorbell(DoorbellSlots slots, int id, long token, SocketChannel channel) {
    this.slots = slots;
    this.id = id;
    this.token = token;
    this.channel = channel;
  }

  /**
   * Claims a slot and connects to the ring's writer.
   *
   * @throws IOException if no writer listens
   * @throws RingException if every slot is taken
   */
  static Doorbell connect(Path ring, RingHeader header, DoorbellSlots slots, Selector selector)
      throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    long token = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    int id = -1;
    boolean connected = false;
    try {
      channel.connect(UnixDomainSocketAddress.of(socket(ring, header)));
      id = slots.claim(token);
      ByteBuffer hello =
          ByteBuffer.allocate(DoorbellAddress.HELLO_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
      hello.putLong(header.epoch()).putLong(token).putInt(id).flip();
      while (hello.hasRemaining()) {
        channel.write(hello);
      }
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      connected = true;
      return new Doorbell(slots, id, token, channel);
    } finally {
      if (!connected) {
        channel.close();
        if (id >= 0) {
          slots.release(id, token);
        }
      }
    }
  }

  /** Beside the ring where this process sees it, else where the writer says. */
  private static Path socket(Path ring, RingHeader header) {
    Path beside = DoorbellAddress.beside(ring);
    return header.doorbellPath().isPresent() && !Files.exists(beside)
        ? Path.of(header.doorbellPath().get())
        : beside;
  }

  /**
   * Tells the writer that the reader is about to sleep; look for a record once more after this.
   *
   * @return false where the slot is another reader's by now: nobody would ring
   */
  boolean announceSleep() {
    if (!slots.isOwnedBy(id, token)) {
      return false;
    }
    slots.sleeping(id);
    return true;
  }

  /** Tells the writer that the reader is awake. */
  void announceAwake() {
    if (slots.isOwnedBy(id, token)) {
      slots.awake(id);
    }
  }

  /**
   * Takes the bytes that rang.
   *
   * @return false where the writer hung up
   */
  boolean drain() {
    try {
      int read;
      do {
        scratch.clear();
        read = channel.read(scratch);
      } while (read > 0);
      return read == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Frees the slot and hangs up. */
  @Override
  public void close() {
    hangUp();
    slots.release(id, token);
  }

  /** Hangs up without a look at the ring's file; the writer frees the slot when it notices. */
  void hangUp() {
    try {
      channel.close();
    } catch (IOException e) {
      // The writer sees the end of the connection either way.
    }
  }
}
