package org.tradewire.web.socket.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenExpiryTest {

  @Test
  void shouldReadWhenATokenEnds() {
    assertThat(TokenExpiry.of("h." + claims("{\"sub\":\"x\",\"exp\":1769860800}") + ".s"))
        .contains(Instant.ofEpochSecond(1_769_860_800));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"exp\":null}", "{\"exp\":\"soon\"}", "[]", "nonsense"})
  void shouldReadNothingFromClaimsWithoutAnEnd(String json) {
    assertThat(TokenExpiry.of("h." + claims(json) + ".s")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a.b", "a.b.c.d", "a.*.c"})
  void shouldReadNothingFromTextThatIsNoToken(String text) {
    assertThat(TokenExpiry.of(text)).isEmpty();
  }

  private static String claims(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
