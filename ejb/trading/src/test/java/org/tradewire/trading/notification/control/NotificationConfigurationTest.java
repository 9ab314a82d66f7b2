package org.tradewire.trading.notification.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.shared.webhook.UnfitWebhookException;
import org.tradewire.trading.shared.webhook.WebhookAddress;
import org.tradewire.trading.shared.webhook.WebhookPolicy;

class NotificationConfigurationTest {

  @Test
  void shouldLetWebhooksReachTheInternetAloneByDefault() {
    WebhookPolicy policy = NotificationConfigurationFixture.standard().policy();

    assertThatCode(() -> WebhookAddress.of("https://hooks.example.com/x", policy))
        .doesNotThrowAnyException();
    for (String address :
        new String[] {
          "http://hooks.example.com/",
          "https://hooks.example.com:444/",
          "https://127.0.0.1/",
          "https://169.254.169.254/latest"
        }) {
      assertThatThrownBy(() -> WebhookAddress.of(address, policy))
          .as(address)
          .isInstanceOf(UnfitWebhookException.class);
    }
  }

  @Test
  void shouldOpenWhatAnAdministratorNames() {
    WebhookPolicy policy =
        NotificationConfigurationFixture.of(
                Map.of(
                    "allowed-hosts", "10.1.0.0/16",
                    "ports", "443, 9443",
                    "plain-http", "true"))
            .policy();

    assertThatCode(() -> WebhookAddress.of("https://10.1.2.3:9443/", policy))
        .doesNotThrowAnyException();
    assertThatCode(() -> WebhookAddress.of("http://hooks.example.com/", policy))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> WebhookAddress.of("https://10.2.2.3/", policy))
        .isInstanceOf(UnfitWebhookException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "443,", "443;8443", "x", "99999999"})
  void shouldRefuseWhatAreNoPorts(String text) {
    assertThatThrownBy(() -> NotificationConfigurationFixture.of(Map.of("ports", text)))
        .hasMessageContaining("tradewire.notifications.ports=")
        .hasMessageContaining("must be 1 to 16 ports");
  }
}
