package org.tradewire.benchmarks.fanout;

import java.io.IOException;

/**
 * Splits what a server sends into frames (RFC 6455, client side). Data frames and their
 * continuations go to the receiver whole, as they lie in the given array.
 */
final class FrameReader {

  private static final int LARGEST = 1 << 26;

  private FrameReader() {}

  /** Takes whole frames. */
  interface Receiver {

    /**
     * A frame.
     *
     * @param fin whether it ends its message
     * @return whether to go on
     */
    boolean frame(int opcode, boolean fin, byte[] bytes, int from, int to) throws IOException;
  }

  /**
   * Reads the whole frames between two positions.
   *
   * @return where the first frame begins that is not complete
   * @throws IOException when the server breaks the protocol
   */
  static int read(byte[] bytes, int from, int to, Receiver receiver) throws IOException {
    int at = from;
    while (to - at >= 2) {
      int header = 2;
      long length = bytes[at + 1] & 0x7f;
      if ((bytes[at] & 0x70) != 0 || (bytes[at + 1] & 0x80) != 0) {
        throw new IOException("the server sent a frame with reserved bits or a mask");
      }
      if (length >= 126) {
        header = length == 126 ? 4 : 10;
        if (to - at < header) {
          break;
        }
        length = bigEndian(bytes, at + 2, at + header);
      }
      if (length < 0 || length > LARGEST) {
        throw new IOException("the server announced a frame of " + length + " bytes");
      }
      if (to - at < header + length) {
        break;
      }
      int opcode = bytes[at] & 0x0f;
      boolean fin = bytes[at] < 0;
      int begin = at + header;
      at = begin + (int) length;
      if (!receiver.frame(opcode, fin, bytes, begin, at)) {
        break;
      }
    }
    return at;
  }

  private static long bigEndian(byte[] bytes, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }
}
