package org.tradewire.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownPathTest {
  private static final String KEY = "twh_Q3-" + "x_".repeat(20);
  private static final String ID = "/api/signals/hooks/8dd0a1a5-0a3c-4b9a-9b0c-0f6a6f3b1c11";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/signals/hooks/",
        "/API/signals/HOOKS/",
        "/api/signals/hooks//",
        "/api//signals/hooks/x/",
        "/api/signals/hooks%2F",
        "/api/signals/hooks;a=",
        "/app/",
        "/"
      })
  void shouldNeverShowAKey(String before) {
    for (String after : new String[] {"", "/", "/revoke", ";a=1", "%20"}) {
      assertThat(ShownPath.of(before + KEY + after)).doesNotContain(KEY.substring(4, 12));
    }
  }

  @Test
  void shouldShowNoOtherKeyOfAHookEither() {
    assertThat(ShownPath.of("/api/signals/hooks/guess%21")).isEqualTo("/api/signals/hooks/(key)");
  }

  @Test
  void shouldShowEverythingElse() {
    assertThat(ShownPath.of(ID + "/revoke")).isEqualTo(ID + "/revoke");
    assertThat(ShownPath.of(ID)).isEqualTo(ID);
    assertThat(ShownPath.of("/api/signals/hooks")).isEqualTo("/api/signals/hooks");
    assertThat(ShownPath.of("/api/signals/a:b~c/cancel")).isEqualTo("/api/signals/a:b~c/cancel");
    assertThat(ShownPath.of(null)).isNull();
  }

  @Test
  void shouldHoldForAllThatIsAnswered() {
    String path = "/api/signals/hooks/" + KEY;
    for (int status : new int[] {400, 401, 403, 404, 405, 415, 500}) {
      String answer =
          new String(
              HttpProblems.of(status, "GET", path, false).toBytes(path), StandardCharsets.UTF_8);
      assertThat(answer).contains("/api/signals/hooks/(key)").doesNotContain(KEY.substring(4, 12));
    }
  }
}
