package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.RawFrame;
import org.tradewire.systemtests.client.RawSocket;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** RFC 6455 over raw sockets; another client of the same user and endpoint notices nothing. */
@SystemTest
class WebSocketConformanceIT {
  private static final String LAST = "{\"action\":\"ping\",\"id\":4711}";

  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");

  @ParameterizedTest
  @EnumSource
  void shouldDoAsTheProtocolSays(ConformanceCase each) {
    String server = system.server();
    try (StreamClient witness =
            Handshake.to(system.first().base(), "/ws/market").bearer(trader.token()).connect();
        RawSocket socket = RawSocket.open(system.first().base(), "/ws/market", trader.token())) {
      each.act(socket);
      if (each.survives(server)) {
        socket.send(RawFrame.text(LAST));
      }

      assertThat(seen(socket)).isEqualTo(each.expected(server));

      witness.sendText("{\"action\":\"ping\",\"id\":1}");
      witness.await("pong", message -> message.getInt("id", 0) == 1);
    }
  }

  /** Until the answer to the last request, or the end. */
  private static String seen(RawSocket socket) {
    List<String> seen = new ArrayList<>();
    while (true) {
      Optional<RawFrame> frame = socket.read();
      if (frame.isEmpty()) {
        seen.add("end");
        break;
      }
      if (frame.get().opcode() == RawFrame.CLOSE) {
        seen.add("close " + frame.get().closeCode());
        break;
      }
      String word = word(frame.get());
      if (word.equals("last")) {
        break;
      }
      if (frame.get().opcode() != RawFrame.PING) {
        seen.add(word);
      }
    }
    return String.join(" ", seen);
  }

  private static String word(RawFrame frame) {
    return switch (frame.opcode()) {
      case RawFrame.PONG -> "PONG:" + frame.text();
      default -> {
        String text = frame.text();
        if (text.contains("4711")) {
          yield "last";
        }
        yield text.replaceFirst("\\{\"type\":\"(\\w+)\".*", "$1");
      }
    };
  }
}
