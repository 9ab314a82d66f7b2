package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradewire.systemtests.client.Messages.on;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Reporting trades: who may, what is answered, and that two nodes serialise on one challenge. */
@SystemTest
class TradeExecutionIT {
  private final TwoNodes system = TwoNodes.running();
  private final RestClient trader = system.as("trader1");
  private final RestClient service = system.as("service");

  @Test
  void shouldBookTradeAndNameItsEvents() {
    String challenge = Challenges.start(trader);

    Reply reply = service.post("/api/trades", Challenges.trade(challenge, "125.50").build());

    assertThat(reply.status()).as("%s", reply).isEqualTo(201);
    JsonObject outcome = reply.json();
    assertThat(outcome.getString("challenge_id")).isEqualTo(challenge);
    assertThat(outcome.getString("status")).isEqualTo("ACTIVE");
    assertThat(outcome.getString("current_equity")).isEqualTo("10125.50");
    assertThat(events(outcome, "type"))
        .containsExactly("CHALLENGE_STATUS_CHANGED", "TRADE_EXECUTED", "EQUITY_UPDATED");
    JsonObject state = Challenges.find(trader, challenge);
    assertThat(state.getString("current_equity")).isEqualTo("10125.50");
    assertThat(state.getString("total_pnl")).isEqualTo("125.50");
    assertThat(state.getInt("total_trades")).isEqualTo(1);
    assertThat(trades(challenge)).hasSize(1);
  }

  @Test
  void shouldGiveTheFirstAnswerAgainWhenTheSameTradeIsRepeatedOnAnyNode() {
    String challenge = Challenges.start(trader);
    JsonObject trade = Challenges.trade(challenge, "10.00").build();
    Reply first = service.post("/api/trades", trade);

    Reply again = service.post("/api/trades", trade);
    Reply elsewhere = service.at(system.second().base()).post("/api/trades", trade);

    assertThat(first.status()).as("%s", first).isEqualTo(201);
    assertThat(List.of(again.status(), elsewhere.status())).containsExactly(200, 200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(elsewhere.json()).isEqualTo(first.json());
    assertThat(trades(challenge)).hasSize(1);
  }

  @Test
  void shouldRefuseSameTradeIdWithAnotherBody() {
    String challenge = Challenges.start(trader);
    JsonObject trade = Challenges.trade(challenge, "10.00").build();
    assertThat(service.post("/api/trades", trade).status()).isEqualTo(201);

    Reply reply = service.post("/api/trades", with(trade, "realized_pnl", "11.00"));

    assertProblem(reply, 409);
    assertThat(Challenges.find(trader, challenge).getString("total_pnl")).isEqualTo("10.00");
  }

  @Test
  void shouldNotKnowUnknownChallenge() {
    Reply reply =
        service.post("/api/trades", Challenges.trade(UUID.randomUUID().toString(), "1.00").build());

    assertProblem(reply, 404);
  }

  @Test
  void shouldForbidTraderToReportHisOwnTrades() {
    String challenge = Challenges.start(trader);

    assertProblem(trader.post("/api/trades", Challenges.trade(challenge, "1.00").build()), 403);
  }

  @Test
  void shouldForbidOneTraderToSeeAnothersChallenge() {
    String challenge = Challenges.start(trader);

    assertProblem(system.as("trader2").get("/api/challenges/" + challenge), 403);
    assertProblem(system.as("trader2").get("/api/challenges/" + challenge + "/trades"), 403);
    assertThat(system.as("risk").get("/api/challenges/" + challenge).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "trade_id,''",
    "symbol,''",
    "side,HOLD",
    "quantity,-1",
    "quantity,many",
    "price,0",
    "realized_pnl,NaN",
    "executed_at,yesterday"
  })
  void shouldNameTheFieldOfMalformedTrade(String field, String value) {
    String challenge = Challenges.start(trader);

    Reply reply =
        service.post(
            "/api/trades", with(Challenges.trade(challenge, "1.00").build(), field, value));

    assertProblem(reply, 400);
    assertThat(reply.json().getString("field")).isEqualTo(field);
    assertThat(Challenges.find(trader, challenge).getInt("total_trades")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "challenge_id",
    "trade_id",
    "symbol",
    "side",
    "quantity",
    "price",
    "realized_pnl",
    "executed_at"
  })
  void shouldNameTheFieldThatIsMissing(String field) {
    JsonObject trade = Challenges.trade(Challenges.start(trader), "1.00").build();

    Reply reply =
        service.post("/api/trades", Json.createObjectBuilder(trade).remove(field).build());

    assertProblem(reply, 400);
    assertThat(reply.json().getString("field")).isEqualTo(field);
  }

  @Test
  void shouldRefuseTradeFromTheFuture() {
    String challenge = Challenges.start(trader);

    Reply reply =
        service.post(
            "/api/trades",
            Challenges.trade(challenge, "1.00", Instant.now().plusSeconds(60)).build());

    assertProblem(reply, 400);
    assertThat(reply.json().getString("field")).isEqualTo("executed_at");
  }

  @Test
  void shouldFailChallengeBeyondDailyLossAndRefuseFurtherTrades() {
    String challenge = Challenges.start(trader);

    JsonObject outcome = Challenges.post(service, challenge, "-500.01");
    Reply late = service.post("/api/trades", Challenges.trade(challenge, "1.00").build());

    assertThat(outcome.getString("status")).isEqualTo("FAILED");
    assertThat(Challenges.find(trader, challenge).getString("failure_reason"))
        .isEqualTo("MAX_DAILY_DRAWDOWN");
    assertProblem(late, 409);
  }

  @Test
  void shouldStayActiveExactlyAtTheDailyLimit() {
    String challenge = Challenges.start(trader);

    JsonObject outcome = Challenges.post(service, challenge, "-500.00");

    assertThat(outcome.getString("status")).isEqualTo("ACTIVE");
    assertThat(events(outcome, "type")).contains("RISK_ALERT");
  }

  @Test
  void shouldFundChallengeAtTheProfitTarget() {
    String challenge = Challenges.start(trader);

    JsonObject outcome = Challenges.post(service, challenge, "1000.00");

    assertThat(outcome.getString("status")).isEqualTo("FUNDED");
  }

  @Test
  void shouldSerialiseTradesThatBothNodesTakeAtTheSameTime() throws Exception {
    String challenge = Challenges.start(trader);
    List<RestClient> nodes = List.of(service, service.at(system.second().base()));
    int count = 50;
    ExecutorService platform = Executors.newFixedThreadPool(4);
    try (StreamClient room =
        Handshake.to(system.first().base(), "/ws/challenges").bearer(trader.token()).connect()) {
      room.joinChallenge(challenge);
      room.await("state of the room", Messages.initial());
      List<Future<JsonObject>> posts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        RestClient node = nodes.get(i % 2);
        String pnl = (i % 3 == 0 ? "-" : "") + (i + 1) + ".25";
        posts.add(platform.submit(() -> Challenges.post(node, challenge, pnl)));
      }
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < count; i++) {
        sum = sum.add(new BigDecimal((i % 3 == 0 ? "-" : "") + (i + 1) + ".25"));
      }
      long events = 0;
      for (Future<JsonObject> post : posts) {
        events += post.get().getJsonArray("events").size();
      }

      var live = on("challenge:" + challenge).and(Messages.initial().negate());
      var received = room.awaitAtLeast((int) events, "events of " + count + " trades", live);

      assertThat(received.stream().map(Messages::seq))
          .as("consecutive, no hole, nothing twice")
          .containsExactlyElementsOf(LongStream.rangeClosed(1, events).boxed().toList());
      JsonObject state = Challenges.find(trader, challenge);
      assertThat(new BigDecimal(state.getString("total_pnl"))).isEqualByComparingTo(sum);
      assertThat(new BigDecimal(state.getString("current_equity")))
          .isEqualByComparingTo(sum.add(new BigDecimal("10000")));
      assertThat(state.getInt("total_trades")).isEqualTo(count);
    } finally {
      platform.shutdownNow();
    }
  }

  private List<JsonValue> trades(String challenge) {
    return trader.get("/api/challenges/" + challenge + "/trades").json().getJsonArray("items");
  }

  private static List<String> events(JsonObject outcome, String field) {
    return outcome.getJsonArray("events").stream()
        .map(event -> event.asJsonObject().getString(field))
        .toList();
  }

  private static JsonObject with(JsonObject trade, String field, String value) {
    return Json.createObjectBuilder(trade).add(field, value).build();
  }

  private static void assertProblem(Reply reply, int status) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(status);
    assertThat(reply.contentType()).startsWith("application/problem+json");
  }
}
