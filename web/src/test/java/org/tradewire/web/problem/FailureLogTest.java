package org.tradewire.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class FailureLogTest {
  private final IllegalStateException failure = new IllegalStateException("secret internals");

  @Test
  void shouldAnswerAFailureWithItsIdAndNothingElse() {
    Problem problem = FailureLog.record(request(), "/api/me", failure);

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.members()).containsOnlyKeys("error_id");
    assertThat(new String(problem.toBytes("/api/me"), StandardCharsets.UTF_8))
        .doesNotContain("secret");
  }

  @Test
  void shouldGiveOneRequestOneIdHoweverOftenTheServerAsks() {
    HttpServletRequest request = request();

    Problem first = FailureLog.record(request, "/api/me", failure);

    assertThat(FailureLog.record(request, "/api/me", new RuntimeException(failure)))
        .isEqualTo(first);
    assertThat(FailureLog.record(request(), "/api/me", failure)).isNotEqualTo(first);
  }

  @Test
  void shouldNameTheRootCauseWhereNoStackIsWritten() {
    List<String> lines = new ArrayList<>();
    Logger logger = Logger.getLogger(FailureLog.class.getName());
    Handler handler = new Lines(lines);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      Throwable wrapped = new RuntimeException("outer", new RuntimeException("inner", failure));
      for (int i = 0; i < StackBudget.AT_ONCE + 10; i++) {
        FailureLog.record(request(), "/api/me", wrapped);
      }
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }

    assertThat(lines)
        .last()
        .asString()
        .contains("stack=left_out")
        .endsWith(" root=\"java.lang.IllegalStateException: secret internals\"");
  }

  @Test
  void shouldCutALongRootCauseAndEndWhereCausesRunInACircle() {
    assertThat(FailureLog.root(new RuntimeException(new IllegalStateException("x".repeat(999)))))
        .startsWith("java.lang.IllegalStateException: xxx")
        .hasSize(300);
    RuntimeException first = new RuntimeException("first");
    first.initCause(new RuntimeException("second", first));
    assertThat(FailureLog.root(first)).startsWith("java.lang.RuntimeException: ");
    assertThat(FailureLog.root(null)).isEqualTo("null");
  }

  /** Keeps what is logged. */
  private static final class Lines extends Handler {
    private final List<String> lines;

    private Lines(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
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
