package org.tradewire.systemtests;

import static org.tradewire.systemtests.client.RawFrame.BINARY;
import static org.tradewire.systemtests.client.RawFrame.CLOSE;
import static org.tradewire.systemtests.client.RawFrame.CONTINUATION;
import static org.tradewire.systemtests.client.RawFrame.FIN;
import static org.tradewire.systemtests.client.RawFrame.PING;
import static org.tradewire.systemtests.client.RawFrame.PONG;
import static org.tradewire.systemtests.client.RawFrame.RSV1;
import static org.tradewire.systemtests.client.RawFrame.RSV2;
import static org.tradewire.systemtests.client.RawFrame.RSV3;
import static org.tradewire.systemtests.client.RawFrame.TEXT;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.tradewire.systemtests.client.RawFrame;
import org.tradewire.systemtests.client.RawSocket;

/**
 * What a client does on the wire, and what it sees: the types of the messages that come, then how
 * the connection ends. RFC 6455 says what is right; where a server does otherwise, it is said here
 * and in {@code ear/docs/websocket-conformance.md}.
 */
enum ConformanceCase {
  TEXT_IN_ONE_FRAME("pong", socket -> socket.send(ping())),
  TEXT_IN_THREE_FRAGMENTS(
      "pong",
      socket ->
          socket.send(
              frame(TEXT, "{\"acti"),
              frame(CONTINUATION, "on\":\"pi"),
              frame(FIN | CONTINUATION, "ng\"}"))),
  EMPTY_FRAGMENTS(
      "pong",
      socket ->
          socket.send(
              frame(TEXT, ""),
              frame(CONTINUATION, "{\"action\":\"ping\"}"),
              frame(CONTINUATION, ""),
              frame(FIN | CONTINUATION, ""))),
  ONE_BYTE_AT_A_TIME(
      "pong",
      socket -> {
        for (byte each : RawSocket.encoded(ping())) {
          socket.sendBytes(new byte[] {each});
        }
      }),
  PING_BETWEEN_FRAGMENTS(
      "PONG:between pong",
      socket ->
          socket.send(
              frame(TEXT, "{\"action\":"),
              frame(FIN | PING, "between"),
              frame(FIN | CONTINUATION, "\"ping\"}"))),
  CHARACTER_SPLIT_OVER_FRAGMENTS(
      "error",
      socket ->
          socket.send(
              frame(TEXT, bytes(0x22, 0xe2, 0x82)), frame(FIN | CONTINUATION, bytes(0xac, 0x22)))),
  PING_WITH_125_BYTES(
      "PONG:" + "x".repeat(125), socket -> socket.send(frame(FIN | PING, "x".repeat(125)))),
  EMPTY_PING("PONG:", socket -> socket.send(frame(FIN | PING, ""))),
  PONG_NOBODY_ASKED_FOR("", socket -> socket.send(frame(FIN | PONG, "unasked"))),
  REQUEST_IN_A_BINARY_FRAME(
      "pong", socket -> socket.send(frame(FIN | BINARY, "{\"action\":\"ping\"}"))),
  BINARY_THAT_IS_NO_UTF8("error", socket -> socket.send(frame(FIN | BINARY, bytes(0xff, 0xfe)))),
  LENGTH_IN_A_LONGER_FORM_THAN_NEEDED(
      "close 1002",
      Map.of("payara", "pong", "wildfly", "pong"),
      socket -> {
        byte[] whole = RawSocket.encoded(ping());
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.write(whole[0]);
        longer.writeBytes(bytes(0xfe, 0, whole[1] & 0x7f));
        longer.writeBytes(Arrays.copyOfRange(whole, 2, whole.length));
        socket.sendBytes(longer.toByteArray());
      }),
  LENGTH_OF_64_BITS_WITH_THE_FIRST_SET(
      "close 1002",
      Map.of("wildfly", Seen.SILENCE),
      socket -> socket.sendBytes(bytes(0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 0))),
  PING_WITH_126_BYTES("close 1002", socket -> socket.send(frame(FIN | PING, "x".repeat(126)))),
  FRAGMENTED_PING("close 1002", socket -> socket.send(frame(PING, "x"))),
  FIRST_RESERVED_BIT("close 1002", socket -> socket.send(frame(FIN | RSV1 | TEXT, "{}"))),
  SECOND_RESERVED_BIT("close 1002", socket -> socket.send(frame(FIN | RSV2 | TEXT, "{}"))),
  THIRD_RESERVED_BIT("close 1002", socket -> socket.send(frame(FIN | RSV3 | TEXT, "{}"))),
  RESERVED_DATA_OPCODE("close 1002", socket -> socket.send(frame(FIN | 3, "{}"))),
  RESERVED_CONTROL_OPCODE("close 1002", socket -> socket.send(frame(FIN | 11, ""))),
  UNMASKED_FRAME(
      "close 1002",
      Map.of("payara", "error"),
      socket -> socket.sendBytes(bytes(0x81, 2, '{', '}'))),
  CONTINUATION_OF_NOTHING("close 1002", socket -> socket.send(frame(FIN | CONTINUATION, "{}"))),
  NEW_TEXT_WITHIN_A_FRAGMENTED_ONE(
      "close 1002", socket -> socket.send(frame(TEXT, "{"), frame(FIN | TEXT, "}"))),
  TEXT_THAT_IS_NO_UTF8("close 1007", socket -> socket.send(frame(FIN | TEXT, bytes(0x22, 0xff)))),
  TEXT_THAT_ENDS_WITHIN_A_CHARACTER(
      "close 1007", socket -> socket.send(frame(FIN | TEXT, bytes(0x22, 0xe2, 0x82)))),
  TEXT_WITH_A_SURROGATE(
      "close 1007", socket -> socket.send(frame(FIN | TEXT, bytes(0x22, 0xed, 0xa0, 0x80, 0x22)))),
  SECOND_FRAGMENT_IS_NO_UTF8(
      "close 1007",
      socket -> socket.send(frame(TEXT, "\""), frame(FIN | CONTINUATION, bytes(0xc0, 0xaf)))),
  MORE_THAN_64_KIB_IN_ONE_FRAME(
      "close 1009", socket -> socket.send(frame(FIN | TEXT, "x".repeat((64 << 10) + 1)))),
  MORE_THAN_64_KIB_IN_FRAGMENTS(
      "close 1009",
      socket -> {
        socket.send(frame(TEXT, "x"));
        for (int i = 0; i < 64; i++) {
          socket.send(frame(CONTINUATION, "x".repeat(1 << 10)));
        }
      }),
  CLOSE_WITH_1000("close 1000", socket -> socket.send(RawFrame.close(1000))),
  CLOSE_WITH_A_CODE_OF_OUR_OWN("close 4000", socket -> socket.send(RawFrame.close(4000))),
  CLOSE_WITHOUT_A_CODE("close 1000", socket -> socket.send(frame(FIN | CLOSE, ""))),
  CLOSE_WITH_HALF_A_CODE("close 1002", socket -> socket.send(frame(FIN | CLOSE, bytes(3)))),
  CLOSE_WITH_A_CODE_THAT_MUST_NOT_BE_SENT(
      "close 1002", socket -> socket.send(RawFrame.close(1005))),
  CLOSE_WITH_A_CODE_BELOW_1000("close 1002", socket -> socket.send(RawFrame.close(999))),
  CLOSE_WITH_A_CODE_ABOVE_4999("close 1002", socket -> socket.send(RawFrame.close(5000))),
  CLOSE_WITH_A_REASON_THAT_IS_NO_UTF8(
      "close 1007", socket -> socket.send(frame(FIN | CLOSE, bytes(3, 0xe8, 0xff)))),
  TEXT_BEHIND_A_CLOSE("close 1000", socket -> socket.send(RawFrame.close(1000), ping())),
  END_OF_TCP_WITHOUT_A_CLOSE("end", Map.of("wildfly", "close 1005"), RawSocket::finish);

  private final String right;
  private final Map<String, String> deviations;
  private final Consumer<RawSocket> action;

  ConformanceCase(String right, Consumer<RawSocket> action) {
    this(right, Map.of(), action);
  }

  ConformanceCase(String right, Map<String, String> deviations, Consumer<RawSocket> action) {
    this.right = right;
    this.deviations = deviations;
    this.action = action;
  }

  /** What is seen on a server. */
  String expected(String server) {
    return deviations.getOrDefault(server, right);
  }

  /** Whether the connection goes on. */
  boolean survives(String server) {
    String seen = expected(server);
    return !seen.contains("close") && !seen.contains("end");
  }

  void act(RawSocket socket) {
    action.accept(socket);
  }

  /** Words that an enum's constants cannot refer to in the enum itself. */
  private static final class Seen {
    /** The server waits for the rest of a frame; the application ends the silence. */
    private static final String SILENCE = "close 4012";
  }

  private static RawFrame ping() {
    return RawFrame.text("{\"action\":\"ping\"}");
  }

  private static RawFrame frame(int head, String payload) {
    return new RawFrame(head, payload.getBytes(StandardCharsets.UTF_8));
  }

  private static RawFrame frame(int head, byte[] payload) {
    return new RawFrame(head, payload);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
