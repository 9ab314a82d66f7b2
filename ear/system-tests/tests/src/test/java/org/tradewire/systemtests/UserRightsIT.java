package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Handshake;
import org.tradewire.systemtests.client.Reply;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.client.StreamClient;
import org.tradewire.systemtests.harness.Node;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Users and their roles, and what a change does to those who are connected. */
@SystemTest
class UserRightsIT {
  private static final Duration PROMISED = Duration.ofSeconds(1);
  private static final String PASSWORD = "a password of some length";

  private final TwoNodes system = TwoNodes.running();
  private final RestClient admin = system.as("admin");
  private final String username = "user-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void addUser() {
    Reply added = admin.post("/api/users", user(username, PASSWORD, "dealer"));
    assertThat(added.status()).as("%s", added).isEqualTo(201);
  }

  @Test
  void shouldEndSubscriptionsOnEveryNodeWithinASecondWhenARoleIsTaken() {
    RestClient dealer = signIn();
    for (Node node : system.nodes()) {
      try (StreamClient client = connect(node, dealer.token())) {
        client.subscribe(1, "routing-metrics", "status");
        JsonObject subscribed =
            client.await("subscribed", message -> message.getString("type").equals("subscribed"));
        assertThat(subscribed.toString()).doesNotContain("FORBIDDEN");

        changeRoles("trader");

        await("end of the subscription on " + node.name())
            .atMost(PROMISED)
            .pollInterval(Duration.ofMillis(10))
            .until(
                () ->
                    !client
                        .messages()
                        .all(
                            message ->
                                message.getString("code", "").equals("FORBIDDEN")
                                    && message.getString("ch", "").equals("routing-metrics"))
                        .isEmpty());
        client.subscribe(2, "routing-metrics");
        JsonObject again = client.await("refusal", message -> message.getInt("id", 0) == 2);
        assertThat(again.toString()).contains("FORBIDDEN");
        assertThat(client.closeCode()).isEqualTo(-1);
        changeRoles("dealer");
        // Every node looks by itself: the next one may still know the role that was taken.
        system.nodes().forEach(each -> awaitRoles(dealer.at(each.base()), "dealer"));
      }
    }
  }

  @Test
  void shouldNotGiveATokenTheRolesItsUserHasLost() {
    RestClient dealer = signIn();
    changeRoles("trader");

    for (Node node : system.nodes()) {
      awaitRoles(dealer.at(node.base()), "trader");
      assertThat(dealer.at(node.base()).get("/api/stream/stats").status()).isEqualTo(403);
      try (StreamClient client = connect(node, dealer.token())) {
        client.subscribe(1, "routing-metrics");
        assertThat(client.await("refusal", message -> message.getInt("id", 0) == 1).toString())
            .contains("FORBIDDEN");
      }
    }
  }

  @Test
  void shouldCloseTheConnectionsOfAUserWithoutRoles() {
    RestClient dealer = signIn();
    try (StreamClient client = connect(system.second(), dealer.token())) {
      changeRoles();
      await("close").atMost(PROMISED).until(() -> client.closeCode() == 4403);
    }
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertThat(admin.post("/api/users", user(username, PASSWORD, "risk")).status()).isEqualTo(409);
    assertThat(admin.post("/api/users", user("x y", PASSWORD, "risk")).status()).isEqualTo(400);
    assertThat(admin.post("/api/users", user("short-one", "short", "risk")).status())
        .isEqualTo(400);
    assertThat(admin.post("/api/users", user("other", PASSWORD, "king")).status()).isEqualTo(400);
    assertThat(admin.put("/api/users/nobody-at-all/roles", roles("risk")).status()).isEqualTo(404);
    assertThat(admin.put("/api/users/admin/roles", roles("risk")).status()).isEqualTo(409);
  }

  @Test
  void shouldShowAndChangeUsersForAdministratorsAlone() {
    Reply all = admin.get("/api/users");
    assertThat(all.json().getJsonArray("items").getValuesAs(JsonObject.class))
        .anySatisfy(
            each -> {
              assertThat(each.getString("username")).isEqualTo(username);
              assertThat(each.getJsonArray("roles").getValuesAs(JsonString::getString))
                  .containsExactly("dealer");
            });
    assertThat(all.toString()).doesNotContain("argon2id");
    for (String other : new String[] {"risk", "dealer", "trader1", "monitor", "service"}) {
      RestClient client = system.as(other);
      assertThat(client.get("/api/users").status()).as(other).isEqualTo(403);
      assertThat(client.put("/api/users/" + other + "/roles", roles("admin")).status())
          .as(other)
          .isEqualTo(403);
    }
  }

  private StreamClient connect(Node node, String token) {
    return Handshake.to(node.base(), "/ws").bearer(token).speaking("tradewire.v1.json").connect();
  }

  private RestClient signIn() {
    RestClient anyone = RestClient.anonymous(system.first().base());
    Reply reply =
        anyone.post(
            "/api/login",
            Json.createObjectBuilder().add("username", username).add("password", PASSWORD).build());
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return anyone.withToken(reply.json().getString("token"));
  }

  private void changeRoles(String... names) {
    Reply reply = admin.put("/api/users/" + username + "/roles", roles(names));
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
  }

  private static void awaitRoles(RestClient client, String role) {
    await("roles")
        .atMost(PROMISED)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () ->
                assertThat(
                        client
                            .get("/api/me")
                            .json()
                            .getJsonArray("roles")
                            .getValuesAs(JsonString::getString))
                    .containsExactly(role));
  }

  private static JsonObject user(String username, String password, String... names) {
    return Json.createObjectBuilder(roles(names))
        .add("username", username)
        .add("password", password)
        .build();
  }

  private static JsonObject roles(String... names) {
    JsonArrayBuilder array = Json.createArrayBuilder(List.of(names));
    return Json.createObjectBuilder().add("roles", array).build();
  }
}
