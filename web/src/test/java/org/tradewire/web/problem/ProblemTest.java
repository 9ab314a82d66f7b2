package org.tradewire.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

  @Test
  void shouldWriteTheMembersOfTheStandard() {
    Problem problem =
        Problem.of(400, "price is missing").ofKind("invalid-trade").with("field", "price");

    assertThat(new String(problem.toBytes("/api/trades"), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"type\":\"urn:tradewire:problem:invalid-trade\",\"title\":\"Bad Request\","
                + "\"status\":400,\"detail\":\"price is missing\",\"instance\":\"/api/trades\","
                + "\"field\":\"price\"}");
  }

  @Test
  void shouldBeOfNoTypeWhenTheStatusSaysItAll() {
    assertThat(new String(Problem.of(404, "Nothing here.").toBytes("/x"), StandardCharsets.UTF_8))
        .startsWith("{\"type\":\"about:blank\",");
  }

  @Test
  void shouldNameTheSchemeWhenSomeoneIsUnknown() {
    assertThat(Problem.unauthorized("Sign in.").headers())
        .containsEntry("WWW-Authenticate", "Bearer realm=\"tradewire\"");
  }

  @Test
  void shouldSay401WhereTheServerForbidsAnUnknownCaller() {
    assertThat(HttpProblems.of(403, "GET", "/api/me", false).status()).isEqualTo(401);
    assertThat(HttpProblems.of(403, "GET", "/api/me", true).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 405, 406, 413, 415, 418, 503})
  void shouldKeepTheStatusOfATechnicalRefusal(int status) {
    Problem problem = HttpProblems.of(status, "PUT", "/api/trades", true);

    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.detail()).endsWith(".");
  }

  @Test
  void shouldNameMethodAndPathWhenTheMethodIsWrong() {
    assertThat(HttpProblems.of(405, "PUT", "/api/trades", true).detail())
        .isEqualTo("/api/trades does not take PUT.");
  }
}
