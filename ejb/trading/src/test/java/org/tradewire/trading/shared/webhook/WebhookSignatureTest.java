package org.tradewire.trading.shared.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what {@code openssl dgst -sha256 -hmac} makes of the same. */
class WebhookSignatureTest {
  private static final byte[] BODY = "{\"symbol\":\"BTC-USDT\"}".getBytes(StandardCharsets.UTF_8);

  @Test
  void shouldSignTimeAndBody() throws Exception {
    WebhookSecret secret = WebhookSecret.of("whsec_0123456789abcdef0123456789");

    assertThat(WebhookSignature.of(List.of(secret), 1_700_000_000L, BODY))
        .isEqualTo(
            "t=1700000000,v1=cfffa1bbc0f1031c8dda66dda09077033d9a473b36d23c2f9cdfc69258fbfd5c");
  }

  @Test
  void shouldSignWithEverySecret() throws Exception {
    List<WebhookSecret> both =
        List.of(
            WebhookSecret.of("whsec_0123456789abcdef0123456789"),
            WebhookSecret.of("whsec_abcdefghijklmnopqrstuvwxyz"));

    assertThat(WebhookSignature.of(both, 1_700_000_000L, BODY))
        .isEqualTo(
            "t=1700000000"
                + ",v1=cfffa1bbc0f1031c8dda66dda09077033d9a473b36d23c2f9cdfc69258fbfd5c"
                + ",v1=165cdce2687e4b8bdc09f724055b1effd5ee571b8c06eccdefcd40103597bb0f");
  }

  @Test
  void shouldMakeSecretsThatDifferAndAreRead() throws Exception {
    WebhookSecret one = WebhookSecret.random(new SecureRandom());
    WebhookSecret other = WebhookSecret.random(new SecureRandom());

    assertThat(one.reveal()).matches("whsec_[A-Za-z0-9_-]{43}").isNotEqualTo(other.reveal());
    assertThat(WebhookSecret.of(one.reveal()).key()).isEqualTo(one.key());
    assertThat(one.toString()).doesNotContain(one.reveal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "has a blank in its middle ..", "größer als der Ring 0123456"})
  void shouldTakeNoWeakSecret(String text) {
    assertThatThrownBy(() -> WebhookSecret.of(text)).isInstanceOf(UnfitWebhookException.class);
  }

  @Test
  void shouldDeliverNothingUnsigned() {
    UUID id = UUID.randomUUID();
    assertThatThrownBy(() -> new WebhookDelivery(id, "https://a.test/", "{}", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
