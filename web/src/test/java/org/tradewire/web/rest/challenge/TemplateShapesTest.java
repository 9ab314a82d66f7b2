package org.tradewire.web.rest.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.template.entity.TermsDocument;
import org.tradewire.web.rest.SchemaCheck;

/** The terms that administrators send and are answered are those that the document describes. */
class TemplateShapesTest {
  private static final String SMALLEST =
      "{\"time_zone\":\"UTC\",\"phases\":[{\"phase\":\"EVALUATION\",\"target_percent\":8}]}";
  private static final String EVERYTHING =
      "{\"time_zone\":\"Europe/Prague\",\"reset_time\":\"00:30\","
          + "\"daily_loss\":{\"type\":\"NET_DAILY_PNL\",\"amount\":\"500\",\"breach\":\"REACHED\","
          + "\"action\":\"LOCK_UNTIL_NEXT_SESSION\"},"
          + "\"maximum_loss\":{\"type\":\"TRAILING_EOD_BALANCE\",\"percent\":10,\"lock_at\":\"10100\"},"
          + "\"best_day\":{\"percent\":\"40\",\"inclusive\":true,\"basis\":\"REALISED\"},"
          + "\"news\":{\"before_minutes\":2,\"after_minutes\":2,\"phases\":[\"FUNDED\"]},"
          + "\"minimum_trading_days\":4,\"maximum_days\":30,\"inactivity_days\":30,"
          + "\"alert_threshold_percent\":\"75\",\"target\":\"EQUITY\",\"floating\":\"IGNORED\","
          + "\"closures\":[{\"from\":\"FRIDAY 21:45\",\"until\":\"SUNDAY 22:15\","
          + "\"close_positions\":true,\"phases\":[\"FUNDED\"]}],"
          + "\"phases\":[{\"phase\":\"EVALUATION\",\"target_percent\":\"8\"},{\"phase\":\"FUNDED\"}]}";

  private final SchemaCheck check = new SchemaCheck(ChallengeShapes.all());

  @ParameterizedTest
  @ValueSource(strings = {SMALLEST, EVERYTHING})
  void shouldTakeTermsAndDescribeWhatBecomesOfThem(String text) {
    JsonObject sent = terms(text);

    assertThat(check.violations("NewTerms", sent)).isEmpty();
    assertThat(check.violations("Terms", TermsDocument.read(sent), TermsDocument::write)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"time_zone\":\"UTC\",\"phases\":[{\"phase\":\"FINAL\"}]}",
        "{\"time_zone\":\"UTC\",\"limit\":1,\"phases\":[{\"phase\":\"FUNDED\"}]}",
        "{\"time_zone\":\"UTC\",\"daily_loss\":{\"percent\":5},\"phases\":[{\"phase\":\"FUNDED\"}]}"
      })
  void shouldRefuseWhatTheDocumentDoesNotSay(String text) {
    JsonObject sent = terms(text);

    assertThat(check.violations("NewTerms", sent)).isNotEmpty();
    assertThatThrownBy(() -> TermsDocument.read(sent)).isInstanceOf(Refusal.class);
  }

  private static JsonObject terms(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
