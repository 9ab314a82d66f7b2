package org.tradewire.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureLogTest {
  private final IllegalStateException failure = new IllegalStateException("secret internals");

  @Test
  void shouldAnswerAFailureWithItsIdAndNothingElse() {
    Problem problem = FailureLog.record(request(), "/api/me", failure);

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.members()).containsOnlyKeys("error_id");
    assertThat(problem.toJson("/api/me").toString()).doesNotContain("secret");
  }

  @Test
  void shouldGiveOneRequestOneIdHoweverOftenTheServerAsks() {
    HttpServletRequest request = request();

    Problem first = FailureLog.record(request, "/api/me", failure);

    assertThat(FailureLog.record(request, "/api/me", new RuntimeException(failure)))
        .isEqualTo(first);
    assertThat(FailureLog.record(request(), "/api/me", failure)).isNotEqualTo(first);
  }

  private static HttpServletRequest request() {
    Map<Object, Object> attributes = new HashMap<>();
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getMethod" -> "GET";
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
