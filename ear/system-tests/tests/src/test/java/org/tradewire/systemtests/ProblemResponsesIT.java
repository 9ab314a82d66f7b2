package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/**
 * Every error of the REST interface is a problem document (RFC 9457), whichever layer of the server
 * refused.
 */
@SystemTest
class ProblemResponsesIT {
  private final TwoNodes system = TwoNodes.running();
  private final RestClient anyone = RestClient.anonymous(system.first().base());
  private final RestClient trader = system.as("trader1");

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/me", "/api/challenges", "/api/challenge-templates", "/api/market/symbols"})
  void shouldAskForTokenWhenThereIsNone(String path) {
    assertProblem(anyone.get(path), 401, path);
  }

  @Test
  void shouldAskForTokenOnEveryPostToo() {
    assertProblem(anyone.post("/api/trades", "{}"), 401, "/api/trades");
    assertProblem(anyone.post("/api/ws-ticket", "{}"), 401, "/api/ws-ticket");
    assertProblem(anyone.post("/api/challenges", "{}"), 401, "/api/challenges");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-a-token", "a.b.c", "eyJhbGciOiJub25lIn0.eyJ1cG4iOiJhZG1pbiJ9."})
  void shouldRefuseTokenThatIsNone(String token) {
    assertProblem(anyone.withToken(token).get("/api/me"), 401, "/api/me");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/metrics", "/openapi", "/health", "/health/live", "/api/application.wadl"})
  void shouldShowNobodyThePagesOfTheServerItself(String path) {
    Reply reply = anyone.get(path);

    assertThat(reply.contentType())
        .as("our page, or that there is nothing: %s", reply)
        .matches("text/html.*|application/problem\\+json.*");
  }

  @Test
  void shouldForbidWhatTheRoleMayNot() {
    assertProblem(trader.post("/api/trades", "{}"), 403, "/api/trades");
  }

  @Test
  void shouldNotKnowUnknownPath() {
    assertProblem(trader.get("/api/nowhere"), 404, "/api/nowhere");
  }

  @Test
  void shouldNotKnowUnknownChallenge() {
    String path = "/api/challenges/" + UUID.randomUUID();

    assertProblem(trader.get(path), 404, path);
  }

  @Test
  void shouldNotKnowChallengeWhoseIdIsNoUuid() {
    Reply reply = trader.get("/api/challenges/no-uuid");

    assertThat(reply.status()).as("%s", reply).isIn(400, 404);
    assertProblem(reply, reply.status(), "/api/challenges/no-uuid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{\"template_id\":",
        "{\"template_id\":{}}",
        "{\"template_id\":7}"
      })
  void shouldRefuseMalformedJson(String body) {
    assertProblem(trader.post("/api/challenges", body), 400, "/api/challenges");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,2]",
        "{\"username\":\"trader1\"}",
        "{\"username\":[],\"password\":{}}"
      })
  void shouldRefuseMalformedLogin(String body) {
    assertProblem(anyone.post("/api/login", body), 400, "/api/login");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/challenges?username=%00",
        "/api/market/candles?venue=%00&symbol=BTC-USD",
        "/api/market/candles?venue=KRAKEN&symbol=BTC-USD&to=-1000000000-01-01T00:00:00Z",
        "/api/calendar?from=%2B1000000000-12-31T23:59:59Z"
      })
  void shouldRefuseWhatNoDatabaseHolds(String pathAndQuery) {
    assertProblem(
        trader.get(pathAndQuery), 400, pathAndQuery.substring(0, pathAndQuery.indexOf('?')));
  }

  @Test
  void shouldRefuseMethodThatIsNotOffered() {
    assertProblem(trader.delete("/api/challenges"), 405, "/api/challenges");
  }

  private static void assertProblem(Reply reply, int status, String instance) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(status);
    assertThat(reply.contentType()).as("%s", reply).startsWith("application/problem+json");
    assertThat(reply.json().getInt("status")).isEqualTo(status);
    assertThat(reply.json().getString("type")).isNotBlank();
    assertThat(reply.json().getString("title")).isNotBlank();
    assertThat(reply.json().getString("detail")).as("a sentence").isNotBlank();
    assertThat(reply.json().getString("instance")).isEqualTo(instance);
  }
}
