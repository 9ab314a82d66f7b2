package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradewire.systemtests.client.Messages.on;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.HandshakeRefusedException;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * A challenge's room: who gets in, and that its events reach every node whichever node took the
 * trade.
 */
@SystemTest
class ChallengeRoomIT {
  private static final String PATH = "/ws/challenges";
  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final RestClient service = system.as("service");

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "1, 0", "1, 1"})
  void shouldDeliverEventsToRoomWhicheverNodeTookTheTrade(int taking, int listening) {
    String challenge = Challenges.start(trader);
    try (StreamClient room = enter(system.nodes().get(listening).base(), challenge)) {
      JsonObject state = room.await("state of the room", Messages.initial());
      RestClient platform = service.at(system.nodes().get(taking).base());

      Challenges.post(platform, challenge, "12.34");
      Challenges.post(platform, challenge, "-2.34");

      var events = List.copyOf(room.awaitAtLeast(5, "events of two trades", live(challenge)));
      assertThat(state.getString("type")).isEqualTo("EQUITY_UPDATED");
      assertThat(state.getJsonObject("data").getString("current_equity")).isEqualTo("10000.00");
      assertThat(events.stream().map(Messages::seq)).containsExactly(1L, 2L, 3L, 4L, 5L);
      assertThat(events.stream().map(event -> event.getString("type")))
          .containsExactly(
              "CHALLENGE_STATUS_CHANGED",
              "TRADE_EXECUTED",
              "EQUITY_UPDATED",
              "TRADE_EXECUTED",
              "EQUITY_UPDATED");
      assertThat(events.get(4).getJsonObject("data").getString("current_equity"))
          .isEqualTo("10010.00");
      assertThat(events.get(4).getJsonObject("data").getString("trade_pnl")).isEqualTo("-2.34");
    }
  }

  @Test
  void shouldShowCurrentStateToWhoeverJoinsLater() {
    String challenge = Challenges.start(trader);
    Challenges.post(service, challenge, "250.00");

    try (StreamClient room = enter(system.second().base(), challenge)) {
      JsonObject state = room.await("state of the room", Messages.initial());

      assertThat(state.getJsonObject("data").getString("current_equity")).isEqualTo("10250.00");
      assertThat(state.getJsonObject("data").getString("total_pnl")).isEqualTo("250.00");
      Challenges.post(service, challenge, "1.00");
      JsonObject next = room.await("next event", live(challenge));
      assertThat(Messages.seq(next))
          .as("continues the state shown")
          .isEqualTo(Messages.seq(state) + 1);
    }
  }

  @Test
  void shouldForbidAnotherTradersRoom() {
    String challenge = Challenges.start(trader);
    try (StreamClient stranger = connect(system.as("trader2"))) {
      stranger.joinChallenge(challenge);

      JsonObject error = stranger.await("refusal", Messages.ofType("error"));
      Challenges.post(service, challenge, "5.00");
      stranger.subscribe(7, "challenge:" + challenge);
      stranger.await("second refusal", message -> message.toString().contains("\"id\":7"));

      assertThat(error.getString("code")).isEqualTo("FORBIDDEN");
      assertThat(stranger.messages().all(on("challenge:" + challenge))).isEmpty();
      assertThat(stranger.closeCode()).as("still open").isNegative();
    }
  }

  @Test
  void shouldAdmitRiskToEveryRoomButNoDealer() {
    String challenge = Challenges.start(trader);
    try (StreamClient risk = connect(system.as("risk"));
        StreamClient dealer = connect(system.as("dealer"))) {
      risk.joinChallenge(challenge);
      dealer.joinChallenge(challenge);

      risk.await("state of the room", Messages.initial());
      assertThat(dealer.await("refusal", Messages.ofType("error")).getString("code"))
          .isEqualTo("FORBIDDEN");
    }
  }

  @Test
  void shouldNotTellWhetherAStrangersChallengeExists() {
    try (StreamClient client = connect(trader)) {
      client.joinChallenge(UUID.randomUUID().toString());

      assertThat(client.await("refusal", Messages.ofType("error")).getString("code"))
          .isIn("FORBIDDEN", "UNKNOWN_CHANNEL");
    }
  }

  @Test
  void shouldAnswerBadCommandsAndStayOpen() {
    try (StreamClient client = connect(trader)) {
      client.sendText("{not json");
      client.sendText("{\"action\":\"dance\",\"id\":1}");
      client.sendText("{\"action\":\"join_challenge\",\"challenge_id\":\"no-uuid\"}");
      client.awaitAtLeast(3, "errors", Messages.ofType("error"));
      client.sendText("{\"action\":\"ping\"}");

      client.await("pong", Messages.ofType("pong"));
    }
  }

  @ParameterizedTest
  @CsvSource({"/ws/challenges", "/ws/market"})
  void shouldAnswer401BeforeTheUpgradeWithoutToken(String path) {
    for (var node : system.nodes()) {
      assertRefused(Handshake.to(node.base(), path), 401);
      assertRefused(Handshake.to(node.base(), path).bearer("nonsense"), 401);
      assertRefused(page(node.base(), path + "?token=nonsense"), 401);
      assertRefused(page(node.base(), path + "?ticket=nonsense"), 401);
    }
  }

  @Test
  void shouldAnswer403ToForeignOrigin() {
    Handshake handshake = Handshake.to(system.first().base(), PATH).bearer(trader.token());

    assertRefused(handshake.origin("https://evil.example"), 403);
    handshake.origin(origin(system.first().base())).connect().close();
  }

  @Test
  void shouldAcceptTokenInTheQueryOfAProgramWithoutOrigin() {
    Handshake.to(system.first().base(), PATH + "?token=" + trader.token()).connect().close();
  }

  @Test
  void shouldAcceptTokenInTheQueryOfThePage() {
    page(system.first().base(), PATH + "?token=" + trader.token()).connect().close();
  }

  @Test
  void shouldRedeemTicketOnceOnAnyNode() {
    Reply issued = trader.post("/api/ws-ticket", "{}");
    assertThat(issued.status()).as("%s", issued).isEqualTo(201);
    assertThat(issued.json().getInt("expires_in")).isEqualTo(30);
    String path = PATH + "?ticket=" + issued.json().getString("ticket");

    String challenge = Challenges.start(trader);
    try (StreamClient room = page(system.second().base(), path).connect()) {
      room.joinChallenge(challenge);
      room.await("state of the room", Messages.initial());
    }

    assertRefused(page(system.second().base(), path), 401);
    assertRefused(page(system.first().base(), path), 401);
  }

  @ParameterizedTest
  @CsvSource({"tradewire.v1.json", "tradewire.v1.json.bin"})
  void shouldAcknowledgeEverySubscriptionInTheNegotiatedDialect(String dialect) {
    String challenge = Challenges.start(trader);
    try (StreamClient room =
        Handshake.to(system.first().base(), PATH)
            .bearer(trader.token())
            .speaking(dialect)
            .connect()) {
      assertThat(room.subprotocol()).isEqualTo(dialect);
      room.joinChallenge(challenge);

      JsonObject ack = room.await("acknowledgement", Messages.ofType("subscribed"));
      room.await("state of the room", Messages.initial());

      assertThat(ack.getJsonObject("data").getJsonArray("ok").getJsonObject(0).getString("ch"))
          .isEqualTo("challenge:" + challenge);
    }
  }

  /** As a page of that node does: with its Origin, without a header of its own. */
  private static Handshake page(URI node, String path) {
    return Handshake.to(node, path).origin(origin(node));
  }

  private static String origin(URI node) {
    return node.getScheme() + "://" + node.getAuthority();
  }

  private StreamClient enter(URI node, String challenge) {
    StreamClient room = Handshake.to(node, PATH).bearer(trader.token()).connect();
    room.joinChallenge(challenge);
    return room;
  }

  private static StreamClient connect(RestClient user) {
    return Handshake.to(user.base(), PATH).bearer(user.token()).connect();
  }

  private static java.util.function.Predicate<JsonObject> live(String challenge) {
    return on("challenge:" + challenge).and(Messages.initial().negate());
  }

  private static void assertRefused(Handshake handshake, int status) {
    assertThatThrownBy(handshake::connect)
        .as("%s", handshake)
        .isInstanceOfSatisfying(
            HandshakeRefusedException.class,
            refused -> assertThat(refused.status()).isEqualTo(status));
  }
}
