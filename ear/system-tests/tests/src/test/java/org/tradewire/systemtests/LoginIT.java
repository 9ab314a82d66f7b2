package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Signing in, and what a token is good for. */
@SystemTest
class LoginIT {
  private final TwoNodes system = TwoNodes.running();
  private final RestClient anyone = RestClient.anonymous(system.first().base());

  @Test
  void shouldIssueSignedTokenWhenPasswordIsRight() {
    Reply reply = login("trader1", system.password());

    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json().getInt("expires_in")).isPositive();
    String[] parts = reply.json().getString("token").split("\\.", -1);
    assertThat(parts).hasSize(3);
    assertThat(decoded(parts[0]).getString("alg")).isEqualTo("RS256");
    assertThat(decoded(parts[0]).getString("kid")).isNotBlank();
    JsonObject claims = decoded(parts[1]);
    assertThat(claims.getString("iss")).isEqualTo("tradewire");
    assertThat(claims.getString("upn")).isEqualTo("trader1");
    assertThat(claims.getJsonArray("groups").getValuesAs(JsonString::getString))
        .containsExactly("trader");
  }

  @Test
  void shouldRefuseWrongPasswordAndUnknownUserAlike() {
    Reply wrong = login("trader2", "not the password");
    Reply unknown = login("nobody", "not the password");

    assertThat(wrong.status()).as("%s", wrong).isEqualTo(401);
    assertThat(unknown.status()).as("%s", unknown).isEqualTo(401);
    assertThat(wrong.contentType()).startsWith("application/problem+json");
    assertThat(unknown.json().getString("detail")).isEqualTo(wrong.json().getString("detail"));
  }

  @Test
  void shouldSayWhoTheCallerIs() {
    JsonObject me = system.as("dealer").get("/api/me").json();

    assertThat(me.getString("username")).isEqualTo("dealer");
    assertThat(me.getString("id")).isNotBlank();
    assertThat(me.getJsonArray("roles").getValuesAs(JsonString::getString))
        .containsExactly("dealer");
  }

  @Test
  void shouldAcceptTokenOfOneNodeOnTheOther() {
    RestClient risk = system.as("risk");

    Reply reply = risk.at(system.second().base()).get("/api/me");

    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json().getString("username")).isEqualTo("risk");
  }

  @Test
  void shouldRenewATokenThatIsStillValidAndNotOneThatIsNot() {
    RestClient trader = system.as("trader1");

    Reply reply = trader.at(system.second().base()).post("/api/token", "");

    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json().getInt("expires_in")).isPositive();
    String fresh = reply.json().getString("token");
    assertThat(fresh).isNotEqualTo(trader.token());
    assertThat(anyone.withToken(fresh).get("/api/me").json().getString("username"))
        .isEqualTo("trader1");
    String expired = system.tokenUntil("trader1", Instant.now().minusSeconds(120));
    assertThat(anyone.withToken(expired).post("/api/token", "").status()).isEqualTo(401);
    assertThat(anyone.post("/api/token", "").status()).isEqualTo(401);
  }

  @Test
  void shouldRefuseTokenWithAlteredClaims() {
    String[] parts = system.as("trader1").token().split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String raised = claims.replace("\"trader\"", "\"admin\"");
    assertThat(raised).isNotEqualTo(claims);
    String forged =
        parts[0]
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(raised.getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2];

    assertThat(anyone.withToken(forged).get("/api/me").status()).isEqualTo(401);
  }

  private Reply login(String username, String password) {
    return anyone.post(
        "/api/login",
        Json.createObjectBuilder().add("username", username).add("password", password).build());
  }

  private static JsonObject decoded(String part) {
    String json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
