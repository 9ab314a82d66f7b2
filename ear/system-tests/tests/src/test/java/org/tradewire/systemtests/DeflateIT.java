package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Deflate;
import org.tradewire.systemtests.client.MarketWitness;
import org.tradewire.systemtests.client.RawFrame;
import org.tradewire.systemtests.client.RawSocket;
import org.tradewire.systemtests.harness.LogMark;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** permessage-deflate, which WildFly has and Payara has not. */
@SystemTest
class DeflateIT {
  private static final String OFFER =
      "permessage-deflate; client_no_context_takeover; server_no_context_takeover";

  private final TwoNodes system = TwoNodes.running();
  private final String token = system.as("trader2").token();

  @Test
  void shouldCompressForThoseWhoAskWhereTheServerCan() {
    try (RawSocket client = RawSocket.offering(system.first().base(), "/ws/market", token, OFFER)) {
      boolean agreed = client.response().toLowerCase(Locale.ROOT).contains("permessage-deflate");
      assertThat(agreed).isEqualTo(system.server().equals("wildfly"));

      client.send(
          agreed
              ? compressed("{\"action\":\"ping\",\"id\":1}")
              : RawFrame.text("{\"action\":\"ping\",\"id\":1}"));

      RawFrame answer = client.read().orElseThrow();
      byte[] payload =
          (answer.head() & RawFrame.RSV1) == 0
              ? answer.payload()
              : Deflate.expanded(answer.payload());
      assertThat(new String(payload, StandardCharsets.UTF_8)).startsWith("{\"type\":\"pong\"");
    }
  }

  @Test
  void shouldNotCompressForThoseWhoDoNotAsk() {
    try (RawSocket client = RawSocket.open(system.first().base(), "/ws/market", token)) {
      assertThat(client.response().toLowerCase(Locale.ROOT)).doesNotContain("permessage-deflate");
    }
  }

  @Test
  void shouldEndAClientWhoseFewBytesBecomeMany() {
    LogMark log = system.log(system.first());
    try (MarketWitness witness =
            MarketWitness.of(system.first().base(), system.as("trader1").token());
        RawSocket client = RawSocket.offering(system.first().base(), "/ws/market", token, OFFER)) {
      if (!client.response().toLowerCase(Locale.ROOT).contains("permessage-deflate")) {
        return; // nothing expands here; the first test says where
      }
      byte[] bomb = Deflate.compressed(new byte[64 << 20]);
      assertThat(bomb).hasSizeLessThan(128 << 10);

      client.send(new RawFrame(RawFrame.FIN | RawFrame.RSV1 | RawFrame.TEXT, bomb));

      Optional<RawFrame> frame = client.read();
      while (frame.isPresent() && frame.get().opcode() != RawFrame.CLOSE) {
        frame = client.read();
      }
      assertThat(frame.map(RawFrame::closeCode)).contains(1009);
      witness.assertUndisturbed();
      assertThat(log.stackTraces()).isEmpty();
    }
  }

  private static RawFrame compressed(String text) {
    return new RawFrame(
        RawFrame.FIN | RawFrame.RSV1 | RawFrame.TEXT,
        Deflate.compressed(text.getBytes(StandardCharsets.UTF_8)));
  }
}
