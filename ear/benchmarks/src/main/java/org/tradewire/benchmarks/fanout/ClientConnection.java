package org.tradewire.benchmarks.fanout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One WebSocket connection of the load client. Belongs to the client's thread. */
final class ClientConnection implements FrameReader.Receiver {

  /** How far a connection is. */
  enum State {
    CONNECTING,
    HANDSHAKE,
    OPEN,
    ENDED
  }

  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final SocketChannel channel;
  private final boolean slow;
  private final SequenceCheck sequence = new SequenceCheck();
  private final MessageSink sink;
  private final MessageScanner scanner;
  private State state = State.CONNECTING;
  private byte[] rest = new byte[0];
  private int restLength;
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream(0);
  private byte[] unsent = new byte[0];
  private boolean told;
  private String end = "";

  /**
   * A connection that is being made.
   *
   * @param slow whether it never reads once it is open
   * @param sink told of each message, after this connection's sequence has seen it
   */
  ClientConnection(SocketChannel channel, boolean slow, MessageScanner scanner, MessageSink sink) {
    this.channel = channel;
    this.slow = slow;
    this.scanner = scanner;
    this.sink =
        (seq, timeNs) -> {
          sequence.next(seq);
          sink.message(seq, timeNs);
        };
  }

  SocketChannel channel() {
    return channel;
  }

  boolean slow() {
    return slow;
  }

  State state() {
    return state;
  }

  void enter(State next) {
    state = next;
  }

  SequenceCheck sequence() {
    return sequence;
  }

  /** Whether the server said that this client is slow. */
  boolean told() {
    return told;
  }

  /** Why it ended; empty while it has not. */
  String end() {
    return end;
  }

  /**
   * Takes bytes that arrived; they follow what was left over before.
   *
   * @param shared the client's buffer, whose first {@link #restLength} bytes were copied from here
   * @return whether the connection goes on
   */
  boolean received(byte[] shared, int to, Handshake handshake) throws IOException {
    int from = 0;
    if (state == State.HANDSHAKE) {
      int begin = handshake.answered(shared, 0, to);
      if (begin >= 0) {
        state = State.OPEN;
        from = begin;
      }
    }
    if (state == State.OPEN) {
      from = FrameReader.read(shared, from, to, this);
    }
    keep(shared, from, to);
    return state != State.ENDED;
  }

  /** Puts what is left over from before at the beginning of the shared buffer. */
  int restInto(byte[] shared) {
    System.arraycopy(rest, 0, shared, 0, restLength);
    return restLength;
  }

  private void keep(byte[] shared, int from, int to) {
    restLength = to - from;
    if (rest.length < restLength) {
      rest = new byte[Integer.highestOneBit(restLength) << 1];
    } else if (restLength == 0 && rest.length > 1 << 16) {
      rest = new byte[0];
    }
    System.arraycopy(shared, from, rest, 0, restLength);
  }

  @Override
  public boolean frame(int opcode, boolean fin, byte[] bytes, int from, int to) throws IOException {
    switch (opcode) {
      case CLOSE -> end(to - from < 2 ? "close 1005" : "close " + code(bytes, from));
      case PING -> send(PONG, Arrays.copyOfRange(bytes, from, to));
      case PONG -> {}
      default -> data(fin, bytes, from, to);
    }
    return state != State.ENDED;
  }

  private void data(boolean fin, byte[] bytes, int from, int to) {
    if (fin && partial.size() == 0) {
      message(bytes, from, to);
      return;
    }
    partial.write(bytes, from, to - from);
    if (fin) {
      message(partial.toByteArray(), 0, partial.size());
      partial.reset();
    }
  }

  private void message(byte[] bytes, int from, int to) {
    scanner.scan(bytes, from, to, sink);
    if (slow) {
      told |= new String(bytes, from, to - from, StandardCharsets.UTF_8).contains("SLOW_CONSUMER");
    }
  }

  private static int code(byte[] bytes, int from) {
    return (bytes[from] & 0xff) << 8 | bytes[from + 1] & 0xff;
  }

  /** Sends a frame with a mask of zeros, which leaves the payload as it is. */
  void send(int opcode, byte[] payload) throws IOException {
    int length = payload.length;
    ByteBuffer frame = ByteBuffer.allocate(length + 8);
    frame.put((byte) (0x80 | opcode));
    if (length < 126) {
      frame.put((byte) (0x80 | length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) length);
    }
    sendBytes(frame.putInt(0).put(payload).flip());
  }

  void sendBytes(ByteBuffer bytes) throws IOException {
    if (unsent.length == 0) {
      channel.write(bytes);
    }
    if (bytes.hasRemaining()) {
      int begin = unsent.length;
      unsent = Arrays.copyOf(unsent, begin + bytes.remaining());
      bytes.get(unsent, begin, unsent.length - begin);
    }
  }

  /** Sends what the socket did not take before. */
  void flush() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(unsent);
    channel.write(bytes);
    unsent = Arrays.copyOfRange(unsent, bytes.position(), unsent.length);
  }

  /** What to wait for. */
  int interest(boolean closing) {
    if (state == State.CONNECTING) {
      return SelectionKey.OP_CONNECT;
    }
    int read = slow && state == State.OPEN && !closing ? 0 : SelectionKey.OP_READ;
    return unsent.length > 0 ? read | SelectionKey.OP_WRITE : read;
  }

  /** Ends it without leaving a port in TIME_WAIT. */
  void end(String why) {
    if (state != State.ENDED) {
      state = State.ENDED;
      end = why;
      rest = new byte[0];
      restLength = 0;
      try {
        channel.setOption(java.net.StandardSocketOptions.SO_LINGER, 0);
        channel.close();
      } catch (IOException e) {
        end = why + ", " + e.getMessage();
      }
    }
  }
}
