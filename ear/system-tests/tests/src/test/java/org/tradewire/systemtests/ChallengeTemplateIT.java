package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Templates that administrators write, and challenges that follow them from phase to phase. */
@SystemTest
class ChallengeTemplateIT {
  private final TwoNodes system = TwoNodes.running();
  private final RestClient admin = system.as("admin");
  private final RestClient trader = system.as("trader1");
  private final RestClient service = system.as("service");
  private final String code =
      "T_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

  @Test
  void shouldKeepTheVersionThatAChallengeWasBoughtWith() {
    JsonObject first = created(template("10", "5").add("code", code));
    String challenge = start(first.getString("id"));

    Reply revised = admin.put("/api/challenge-templates/" + code, template("20", "5").build());

    assertThat(revised.status()).as("%s", revised).isEqualTo(200);
    assertThat(revised.json().getInt("version")).isEqualTo(2);
    assertThat(onOffer()).contains(code + " 2").doesNotContain(code + " 1");
    JsonObject bought = Challenges.find(trader, challenge);
    assertThat(bought.getInt("template_version")).isEqualTo(1);
    assertThat(bought.getString("profit_target_percent")).isEqualTo("10.00");
    assertThat(admin.delete("/api/challenge-templates/" + code).status()).isEqualTo(200);
    assertThat(onOffer()).noneMatch(each -> each.startsWith(code));
    assertThat(admin.delete("/api/challenge-templates/" + code).status()).isEqualTo(409);
    assertThat(audited("template:" + code))
        .containsExactly("template.retired", "template.revised", "template.created");
  }

  @Test
  void shouldGoFromEvaluationToVerificationToAFundedAccount() {
    JsonObject first = created(template("10", "5").add("code", code));
    String evaluation = start(first.getString("id"));

    Challenges.post(service, evaluation, "1000.00");
    JsonObject verification = successorOf(evaluation);
    Challenges.post(service, verification.getString("id"), "500.00");
    JsonObject funded = successorOf(verification.getString("id"));

    assertThat(Challenges.find(trader, evaluation).getString("status")).isEqualTo("PASSED");
    assertThat(verification.getString("phase")).isEqualTo("VERIFICATION");
    assertThat(verification.getString("status")).isEqualTo("PENDING");
    assertThat(verification.getString("current_equity")).isEqualTo("10000.00");
    assertThat(Challenges.find(trader, verification.getString("id")).getString("status"))
        .isEqualTo("FUNDED");
    assertThat(funded.getString("phase")).isEqualTo("FUNDED");
    assertThat(funded.get("profit_target_percent")).isEqualTo(JsonValue.NULL);
    assertThat(audited("challenge:" + evaluation))
        .containsExactly("challenge.status", "challenge.status");
  }

  @Test
  void shouldNameWhatIsWrongWithATemplate() {
    JsonObject terms =
        Json.createObjectBuilder(template("10", "5").build().getJsonObject("terms"))
            .add("daily_loss", Json.createObjectBuilder().add("type", "SOMETHING"))
            .build();

    Reply refused =
        admin.post(
            "/api/challenge-templates",
            template("10", "5").add("code", code).add("terms", terms).build());

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getString("field")).isEqualTo("terms.daily_loss.type");
    assertThat(refused.json().getString("detail")).contains("PCT_OF_BALANCE_AT_RESET");
  }

  @Test
  void shouldLeaveTemplatesToAdministrators() {
    assertThat(
            trader
                .post("/api/challenge-templates", template("10", "5").add("code", code).build())
                .status())
        .isEqualTo(403);
    assertThat(trader.get("/api/challenge-templates/versions").status()).isEqualTo(403);
    assertThat(trader.get("/api/audit").status()).isEqualTo(403);
  }

  @Test
  void shouldTellTheHistoryOfAChallenge() {
    String challenge = Challenges.start(trader);
    Challenges.post(service, challenge, "100.00");
    Challenges.post(service, challenge, "-40.50");
    String path = "/api/challenges/" + challenge;

    assertThat(trader.get(path + "/equity").json().getJsonArray("items"))
        .extracting(each -> each.asJsonObject().getString("equity"))
        .containsExactly("10059.50", "10100.00");
    assertThat(trader.get(path + "/events?after=1").json().getJsonArray("items"))
        .extracting(each -> each.asJsonObject().getString("type"))
        .containsExactly("TRADE_EXECUTED", "EQUITY_UPDATED", "TRADE_EXECUTED", "EQUITY_UPDATED");
    assertThat(trader.get(path + "/days").json().getJsonArray("items"))
        .extracting(each -> each.asJsonObject().getString("pnl"))
        .containsExactly("59.50");
    assertThat(system.as("trader2").get(path + "/events").status()).isEqualTo(403);
    assertThat(system.as("trader2").get(path + "/trades.csv").status()).isEqualTo(403);
    assertThat(system.as("trader2").get("/api/risk/challenges/" + challenge).status())
        .isEqualTo(403);
    JsonObject risk = trader.get("/api/risk/challenges/" + challenge).json();
    assertThat(risk.getString("score")).isEqualTo("20.61");
    assertThat(risk.getString("level")).isEqualTo("STABLE");
  }

  @Test
  void shouldDescribeItsRestInterface() {
    Reply openApi = trader.get("/api/openapi.json");

    assertThat(openApi.status()).isEqualTo(200);
    assertThat(openApi.body())
        .contains(
            "/api/challenges",
            "/api/challenge-templates",
            "/api/trades",
            "/api/leaderboard",
            "/orders",
            "/positions",
            "/api/instruments",
            "/api/calendar");
  }

  @Test
  void shouldFindChallengesByStatusPageByPage() {
    for (int i = 0; i < 3; i++) {
      Challenges.start(trader);
    }

    JsonObject page = trader.get("/api/challenges?status=pending&limit=2&offset=1").json();

    assertThat(page.getJsonArray("items")).hasSize(2);
    assertThat(page.getInt("total")).isGreaterThanOrEqualTo(3);
    assertThat(trader.get("/api/challenges?status=sleeping").status()).isEqualTo(400);
  }

  private JsonObject created(JsonObjectBuilder template) {
    Reply reply = admin.post("/api/challenge-templates", template.build());
    assertThat(reply.status()).as("%s", reply).isEqualTo(201);
    return reply.json();
  }

  private String start(String templateId) {
    Reply reply =
        trader.post(
            "/api/challenges", Json.createObjectBuilder().add("template_id", templateId).build());
    assertThat(reply.status()).as("%s", reply).isEqualTo(201);
    return reply.json().getString("id");
  }

  private JsonObject successorOf(String challenge) {
    return trader.get("/api/challenges").json().getJsonArray("items").stream()
        .map(JsonValue::asJsonObject)
        .filter(each -> each.getString("predecessor_id", "").equals(challenge))
        .findFirst()
        .orElseThrow();
  }

  private List<String> onOffer() {
    return trader.get("/api/challenge-templates").value().asJsonArray().stream()
        .map(JsonValue::asJsonObject)
        .map(each -> each.getString("code") + " " + each.getInt("version"))
        .toList();
  }

  private List<String> audited(String subject) {
    return admin.get("/api/audit?subject=" + subject).json().getJsonArray("items").stream()
        .map(each -> each.asJsonObject().getString("action"))
        .toList();
  }

  private static JsonObjectBuilder template(String evaluation, String verification) {
    return Json.createObjectBuilder()
        .add("name", "Two phases")
        .add("price", "100")
        .add("price_currency", "USD")
        .add("initial_balance", "10000")
        .add("currency", "USD")
        .add(
            "terms",
            Json.createObjectBuilder()
                .add("time_zone", "Europe/Prague")
                .add(
                    "daily_loss",
                    Json.createObjectBuilder()
                        .add("type", "BALANCE_AT_RESET_MINUS_PCT_OF_INITIAL")
                        .add("percent", "5"))
                .add(
                    "maximum_loss",
                    Json.createObjectBuilder().add("type", "STATIC").add("percent", "10"))
                .add(
                    "phases",
                    Json.createArrayBuilder()
                        .add(phase("EVALUATION", evaluation))
                        .add(phase("VERIFICATION", verification))
                        .add(Json.createObjectBuilder().add("phase", "FUNDED"))));
  }

  private static JsonObjectBuilder phase(String name, String target) {
    return Json.createObjectBuilder().add("phase", name).add("target_percent", target);
  }
}
