package org.tradewire.systemtests.client;

import java.nio.charset.StandardCharsets;

/**
 * One WebSocket frame as it stands on the wire (RFC 6455, section 5.2), before masking.
 *
 * @param head first byte: FIN, the reserved bits and the opcode
 * @param payload not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one use; never compared.
public record RawFrame(int head, byte[] payload) {
  /** Ends its message. */
  public static final int FIN = 0x80;

  public static final int RSV1 = 0x40;
  public static final int RSV2 = 0x20;
  public static final int RSV3 = 0x10;

  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  private static final int OPCODE = 0x0f;

  /** A whole text message. */
  public static RawFrame text(String text) {
    return new RawFrame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A close frame with a code and no reason. */
  public static RawFrame close(int code) {
    return new RawFrame(FIN | CLOSE, new byte[] {(byte) (code >> Byte.SIZE), (byte) code});
  }

  public int opcode() {
    return head & OPCODE;
  }

  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** The code of a close frame; 1005 where it has none. */
  public int closeCode() {
    return payload.length < 2
        ? 1005
        : Byte.toUnsignedInt(payload[0]) << Byte.SIZE | Byte.toUnsignedInt(payload[1]);
  }
}
