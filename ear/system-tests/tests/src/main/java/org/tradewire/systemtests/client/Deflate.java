package org.tradewire.systemtests.client;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Compresses and expands messages as permessage-deflate does (RFC 7692), each by itself. */
public final class Deflate {
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private Deflate() {}

  /** A message's payload compressed. */
  public static byte[] compressed(byte[] payload) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(payload);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] part = new byte[1 << 12];
      int length;
      do {
        length = deflater.deflate(part, 0, part.length, Deflater.SYNC_FLUSH);
        out.write(part, 0, length);
      } while (length == part.length);
      // The empty block that a flush ends with is left out.
      return Arrays.copyOf(out.toByteArray(), out.size() - TAIL.length);
    } finally {
      deflater.end();
    }
  }

  /** The payload of a compressed message. */
  public static byte[] expanded(byte[] compressed) {
    Inflater inflater = new Inflater(true);
    try {
      byte[] whole = Arrays.copyOf(compressed, compressed.length + TAIL.length);
      System.arraycopy(TAIL, 0, whole, compressed.length, TAIL.length);
      inflater.setInput(whole);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] part = new byte[1 << 12];
      for (int length = inflater.inflate(part); length > 0; length = inflater.inflate(part)) {
        out.write(part, 0, length);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new AssertionError("not compressed as agreed", e);
    } finally {
      inflater.end();
    }
  }
}
