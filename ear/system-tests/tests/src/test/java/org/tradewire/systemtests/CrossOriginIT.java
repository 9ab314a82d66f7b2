package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.tradewire.systemtests.client.Browser;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.harness.OtherSite;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** Pages of other origins: those that the configuration names may call, no others. */
@SystemTest
class CrossOriginIT {
  private static final String ALLOW = "Access-Control-Allow-Origin";

  private final TwoNodes system = TwoNodes.running();
  private final String named = system.otherSite().origin();
  private final URI open = system.second().base();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void shouldAnswerAPreflightBeforeAnybodyIsAskedForAToken() throws Exception {
    HttpResponse<String> answer = preflight(open, "/api/users", named);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().allValues(ALLOW)).containsExactly(named);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
        .contains("GET", "POST", "PUT", "DELETE");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("Authorization", "Content-Type");
    assertThat(answer.headers().firstValue("Access-Control-Max-Age")).contains("600");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(String.join(",", answer.headers().allValues("Vary"))).contains("Origin");
  }

  @Test
  void shouldMarkAnswersAndRefusalsForANamedOrigin() throws Exception {
    String trader = system.as("trader1").token();
    List<HttpResponse<String>> answers =
        List.of(
            get("/api/me", named, trader),
            get("/api/me", named, null),
            get("/api/me", named, "no.token.atall"),
            get("/api/users", named, trader),
            get("/api/nothing-here", named, trader));

    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsExactly(200, 401, 401, 403, 404);
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.headers().allValues(ALLOW)).containsExactly(named);
              assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                  .contains("Retry-After");
              assertThat(answer.headers().allValues("Vary")).contains("Origin");
            });
  }

  @Test
  void shouldGiveOtherOriginsNothing() throws Exception {
    String own = "http://127.0.0.1:" + system.first().base().getPort();
    assertThat(
            List.of(
                preflight(open, "/api/users", "http://127.0.0.1:1"),
                get("/api/me", "null", system.as("trader1").token()),
                get("/api/me", named + ".example", null),
                preflight(system.first().base(), "/api/users", named),
                preflight(system.first().base(), "/api/users", own)))
        .allSatisfy(answer -> assertThat(answer.headers().map()).doesNotContainKey(lower(ALLOW)));
  }

  @Test
  @EnabledIf(
      value = "org.tradewire.systemtests.client.Browser#isInstalled",
      disabledReason = Browser.HOW_TO_ENABLE)
  void shouldLetAPageOfANamedOriginSignInAndJoinARoom() {
    String challenge = Challenges.start(system.as("trader1"));
    try (Browser browser = Browser.open(Browser.program().orElseThrow())) {
      Page page = browser.newPage();
      page.navigate(named + "/");

      Map<?, ?> seen =
          (Map<?, ?>)
              page.evaluate(
                  """
                  async ({ node, password, challenge }) => {
                    const client = await import('/client/index.js');
                    const call = (path, token, body) => fetch(new URL(path, node), {
                      method: body ? 'POST' : 'GET', body: body && JSON.stringify(body),
                      headers: { ...(body && { 'Content-Type': 'application/json' }), ...(token && { Authorization: `Bearer ${token}` }) },
                    });
                    const { token } = await (await call('/api/login', null, { username: 'trader1', password })).json();
                    const refused = await call('/api/users', token);
                    const url = new URL('/ws/challenges', node).href.replace('http', 'ws');
                    const states = [];
                    const following = client.followChallenge(
                      challenge, { url, ticket: client.ticketsFor(url, token) }, (state) => states.push(state));
                    await new Promise((resolve) => {
                      const look = () => (states.at(-1)?.equityData ? resolve() : setTimeout(look, 10));
                      look();
                    });
                    following.close();
                    return {
                      origin: location.origin, status: refused.status, type: (await refused.json()).type,
                      equity: states.at(-1).equityData.current_equity,
                    };
                  }
                  """,
                  Map.of(
                      "node", open.toString(),
                      "password", system.password(),
                      "challenge", challenge));

      assertThat(seen.get("origin")).isEqualTo(named);
      assertThat(seen.get("status")).isEqualTo(403);
      assertThat(seen.get("type")).isEqualTo("urn:tradewire:problem:not-permitted");
      assertThat(seen.get("equity")).isEqualTo("10000.00");
    }
  }

  @Test
  @EnabledIf(
      value = "org.tradewire.systemtests.client.Browser#isInstalled",
      disabledReason = Browser.HOW_TO_ENABLE)
  void shouldKeepAnswersFromAPageThatNobodyNamed() {
    try (OtherSite unnamed = OtherSite.open();
        Browser browser = Browser.open(Browser.program().orElseThrow())) {
      Page page = browser.newPage();
      page.navigate(unnamed.origin() + "/");

      assertThat(
              page.evaluate(
                  "(node) => fetch(new URL('/api/health/ready', node)).then(() => 'read', (e) => e.name)",
                  open.toString()))
          .isEqualTo("TypeError");
    }
  }

  private HttpResponse<String> preflight(URI node, String path, String origin)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(node.resolve(path))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "PUT")
            .header("Access-Control-Request-Headers", "authorization,content-type"));
  }

  private HttpResponse<String> get(String path, String origin, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(open.resolve(path)).header("Origin", origin);
    return send(token == null ? request : request.header("Authorization", "Bearer " + token));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
