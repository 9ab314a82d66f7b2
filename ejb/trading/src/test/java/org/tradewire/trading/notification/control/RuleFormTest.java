package org.tradewire.trading.notification.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.notification.NotificationFixture;
import org.tradewire.trading.notification.entity.NotificationRefusal;
import org.tradewire.trading.notification.entity.RuleFilter;
import org.tradewire.trading.notification.entity.RuleSettings;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.testing.Refused;

class RuleFormTest {
  private static final Set<SignalHappening> CREATED = Set.of(SignalHappening.CREATED);
  private static final RuleForm FORM =
      new RuleForm(NotificationConfigurationFixture.standard().policy());

  @Test
  void shouldStoreCanonicalNames() {
    RuleSettings checked =
        FORM.checked(
            new RuleSettings(
                " mine ",
                true,
                new RuleFilter("btc/usdt", null, null, null, new BigDecimal("0.8")),
                CREATED,
                true,
                null,
                null));

    assertThat(checked.name()).isEqualTo("mine");
    assertThat(checked.filter().symbol()).isEqualTo("BTC-USDT");
  }

  @Test
  void shouldNameWhatIsWrong() {
    refused("name", with("", NotificationFixture.ALL, null));
    refused("name", with("x".repeat(81), NotificationFixture.ALL, null));
    refused("name", with("a\nb", NotificationFixture.ALL, null));
    refused("symbol", with("a", new RuleFilter("B C", null, null, null, null), null));
    refused("symbol", with("a", new RuleFilter("B".repeat(40), null, null, null, null), null));
    refused("pattern", with("a", new RuleFilter(null, null, "<b>", null, null), null));
    refused("min_confidence", with("a", NotificationFixture.confident("1.0001"), null));
    refused("min_confidence", with("a", NotificationFixture.confident("-0.1"), null));
    refused("min_confidence", with("a", NotificationFixture.confident("0.12345"), null));
    refused(
        "events", new RuleSettings("a", true, NotificationFixture.ALL, Set.of(), true, null, null));
    refused(
        "events",
        new RuleSettings(
            "a",
            true,
            NotificationFixture.ALL,
            Set.of(SignalHappening.CANCELLED),
            true,
            null,
            null));
    refused(
        "webhook_url",
        new RuleSettings("a", true, NotificationFixture.ALL, CREATED, false, null, null));
    refused(
        "webhook_template",
        new RuleSettings("a", true, NotificationFixture.ALL, CREATED, true, null, "{}"));
  }

  @Test
  void shouldRefuseAddressesOfTheHouse() {
    for (String address :
        new String[] {
          "http://hooks.example.com/",
          "https://127.0.0.1/",
          "https://localhost.:8080/",
          "https://10.0.0.1/",
          "https://[::1]/",
          "https://169.254.169.254/",
          "https://2130706433/",
          "https://user@hooks.example.com/",
          "ftp://hooks.example.com/",
          "hooks"
        }) {
      refused("webhook_url", NotificationFixture.at(address));
    }
  }

  @Test
  void shouldRefuseTemplatesThatAreNoJsonWhateverTheValuesAre() {
    for (String template :
        new String[] {
          "{\"a\": {{symbol}}", "{{symbol}} {{symbol}}", "{\"a\": {{none}}}", "{\"a\": {{symbol}"
        }) {
      refused("webhook_template", with("a", NotificationFixture.ALL, template));
    }
    assertThat(
            FORM.checked(with("a", NotificationFixture.ALL, "{\"t\": \"{{symbol}}\"}")).template())
        .isEqualTo("{\"t\": \"{{symbol}}\"}");
  }

  private static RuleSettings with(String name, RuleFilter filter, String template) {
    return new RuleSettings(
        name, true, filter, CREATED, false, NotificationFixture.ADDRESS, template);
  }

  private static void refused(String field, RuleSettings settings) {
    assertThatThrownBy(() -> FORM.checked(settings))
        .is(Refused.as(NotificationRefusal.INVALID_NOTIFICATION_RULE))
        .satisfies(thrown -> assertThat(((Refusal) thrown).field()).contains(field))
        .hasMessageStartingWith(field + " ");
  }
}
