package org.tradewire.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentSecurityPolicyTest {
  private static final String MAP = "\n  {\"imports\":{\"lit\":\"/_static/lit/3.3.3/index.js\"}}\n";

  @Test
  void shouldAdmitTheImportMapByItsHash() throws Exception {
    String policy = policy("<head><script type=\"importmap\">" + MAP + "</script></head>");

    assertThat(policy).contains("script-src 'self' 'sha256-" + sha256(MAP) + "';");
  }

  @Test
  void shouldHashLineEndsAsBrowsersSeeThem() throws Exception {
    String windows = MAP.replace("\n", "\r\n");

    assertThat(policy("<script type=importmap>" + windows + "</script>")).contains(sha256(MAP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<script>alert(1)</script>",
        "<script type=\"module\">import '/app/main.js'</script>",
        "<script type=\"module\" src=\"/app/main.js\"></script>",
        "<!-- <script type=\"importmap\">{}</script> -->"
      })
  void shouldAdmitNoOtherInlineScript(String html) {
    assertThat(policy(html)).contains("script-src 'self';").doesNotContain("unsafe", "sha256");
  }

  @Test
  void shouldNameTheWebSocketsOfTheSameHostOnly() {
    ContentSecurityPolicy policy = ContentSecurityPolicy.of("");

    assertThat(policy.header("desk.example.com:8443"))
        .contains("connect-src 'self' ws://desk.example.com:8443 wss://desk.example.com:8443;");
    assertThat(policy.header("[::1]:8080")).contains(" ws://[::1]:8080 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "x;script-src *", "evil.example/path", "a:b", "*"})
  void shouldNotRepeatAHostThatIsNone(String host) {
    assertThat(ContentSecurityPolicy.of("").header(host)).contains("connect-src 'self';");
  }

  @Test
  void shouldForbidFramesAndForeignContent() {
    assertThat(ContentSecurityPolicy.of("").header(null))
        .contains(
            "default-src 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
            "connect-src 'self';");
  }

  private static String policy(String html) {
    return ContentSecurityPolicy.of(html).header(null);
  }

  private static String sha256(String text) throws Exception {
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
