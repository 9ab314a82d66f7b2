package org.tradewire.trading.challenge.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.tradewire.trading.challenge.control.ChallengeRules.Progress;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeFixture;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.Verdict;
import org.tradewire.trading.challenge.entity.event.RiskAlertRaised;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.trading.outbox.entity.EventFixture;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.EquityFigures;
import org.tradewire.trading.template.entity.TermsFixture;

/**
 * The acceptance rows of the Classic scheme: those beside this test, or those of the folder named
 * by {@code cases.dir}.
 */
class ChallengeCasesTest {

  private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
  private static final Progress FIRST_DAY =
      new Progress(ChallengePhase.EVALUATION, 1, BigDecimal.ZERO, true);

  @TestFactory
  Stream<DynamicTest> shouldDecideAsTheRowsSay() {
    return files().flatMap(ChallengeCasesTest::testsOf);
  }

  @Test
  void shouldFindRowsOfEveryKind() {
    List<String> names =
        files().flatMap(ChallengeCasesTest::testsOf).map(DynamicTest::getDisplayName).toList();

    assertThat(names)
        .anyMatch(name -> name.contains("cases"))
        .anyMatch(name -> name.contains("sequences"))
        .anyMatch(name -> name.contains("alerts"))
        .anyMatch(name -> name.contains("other_profile"));
  }

  private static Stream<Path> files() {
    String configured = System.getProperty("cases.dir", "");
    Path folder =
        configured.isBlank() ? Path.of("src", "test", "resources", "cases") : Path.of(configured);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d+-challenge(-.+)?\\.json"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cases.dir=" + folder + " cannot be read", e);
    }
  }

  private static Stream<DynamicTest> testsOf(Path file) {
    JsonObject document = read(file);
    Stream<DynamicTest> rules =
        rows(document, "cases").map(row -> test(file, "cases", row, () -> checkRuleRow(row)));
    Stream<DynamicTest> sequences =
        rows(document, "sequences")
            .map(row -> test(file, "sequences", row, () -> new SequenceRow(row).check()));
    Stream<DynamicTest> alerts =
        rows(document, "alerts").map(row -> test(file, "alerts", row, () -> checkAlertRow(row)));
    JsonObject profile =
        document.containsKey("other_profile")
            ? document.getJsonObject("other_profile")
            : JsonValue.EMPTY_JSON_OBJECT;
    Stream<DynamicTest> other =
        rows(profile, "cases")
            .map(row -> test(file, "other_profile", row, () -> checkProfileRow(profile, row)));
    return Stream.of(rules, sequences, alerts, other).flatMap(tests -> tests);
  }

  private static DynamicTest test(Path file, String list, JsonObject row, Executable check) {
    return DynamicTest.dynamicTest(
        file.getFileName() + " " + list + " " + row.getString("id", row.toString()), check);
  }

  private static Stream<JsonObject> rows(JsonObject document, String list) {
    return document.containsKey(list)
        ? document.getJsonArray(list).getValuesAs(JsonObject.class).stream()
        : Stream.empty();
  }

  private static void checkRuleRow(JsonObject row) {
    JsonObject input = object(row, "input");
    JsonObject expect = object(row, "expect");
    assertThat(expect.keySet()).as("known expectations").contains("status");
    EquityFigures figures =
        new EquityFigures(
            amount(input, "current_equity"),
            amount(input, "max_equity_ever"),
            amount(input, "initial_balance"),
            amount(input, "daily_start_equity"),
            amount(input, "daily_start_equity"),
            amount(input, "initial_balance"));
    ChallengeStatus status = ChallengeStatus.valueOf(input.getString("status", "ACTIVE"));
    Optional<Verdict> verdict =
        status == ChallengeStatus.ACTIVE
            ? ChallengeRules.judge(figures, FIRST_DAY, terms(input))
            : Optional.empty();

    assertThat(verdict.map(Verdict::status).orElse(status).name())
        .isEqualTo(expect.getString("status"));
    if (expect.containsKey("reason")) {
      assertThat(verdict.map(found -> found.reason().name()).orElse(null))
          .isEqualTo(expect.isNull("reason") ? null : expect.getString("reason"));
    }
  }

  private static void checkAlertRow(JsonObject row) {
    JsonObject input = object(row, "input");
    if (!(row.get("expect") instanceof JsonArray expected)) {
      fail("an alert row expects a list of alerts: " + row);
      return;
    }
    BigDecimal dayStart = amount(input, "daily_start_equity");
    Challenge challenge =
        ChallengeFixture.active(
            input.getString("initial_balance", "10000"),
            dayStart.toPlainString(),
            input.getString("max_equity_ever"),
            1,
            DAY);
    Instant noon = Instant.parse("2024-01-01T12:00:00Z");
    List<RiskAlertRaised> raised =
        ChallengeEngine.book(
                challenge,
                terms(input),
                ChallengeFixture.trade(
                    challenge, amount(input, "current_equity").subtract(dayStart), noon),
                noon)
            .events()
            .stream()
            .filter(RiskAlertRaised.class::isInstance)
            .map(RiskAlertRaised.class::cast)
            .toList();

    assertThat(raised).as("alerts").hasSize(expected.size());
    for (int i = 0; i < raised.size(); i++) {
      checkAlert(expected.getJsonObject(i), raised.get(i));
    }
  }

  private static void checkAlert(JsonObject expected, RiskAlertRaised raised) {
    SoftAssertions softly = new SoftAssertions();
    JsonObject told = EventFixture.data(ChallengeWire.event(raised));
    assertThat(expected.keySet()).contains("alert_type");
    expected.forEach(
        (key, value) -> {
          String text = expected.getString(key);
          if (key.equals("message_contains")) {
            softly.assertThat(raised.message()).contains(text);
          } else {
            softly.assertThat(told.getString(key, null)).as(key).isEqualTo(text);
          }
        });
    softly.assertAll();
  }

  private static void checkProfileRow(JsonObject profile, JsonObject row) {
    String initial =
        profile.getJsonArray("tiers").getJsonObject(0).getJsonNumber("initial").toString();
    Challenge challenge = ChallengeFixture.active(initial, DAY);
    Instant noon = Instant.parse("2024-01-01T12:00:00Z");
    ChallengeEngine.book(
        challenge,
        TermsFixture.terms(
            profile.getJsonNumber("daily").toString(),
            profile.getJsonNumber("total").toString(),
            profile.getJsonNumber("target").toString()),
        ChallengeFixture.trade(challenge, amount(row, "pnl"), noon),
        noon);

    assertThat(challenge.status().name()).isEqualTo(row.getString("expect"));
    if (row.containsKey("equity")) {
      assertThat(challenge.ledger().balance()).isEqualByComparingTo(amount(row, "equity"));
    }
  }

  private static ChallengeTerms terms(JsonObject input) {
    return TermsFixture.terms(
        input.getString("max_daily_drawdown_percent", "5"),
        input.getString("max_total_drawdown_percent", "10"),
        input.getString("profit_target_percent", "10"));
  }

  private static JsonObject object(JsonObject row, String key) {
    if (row.get(key) instanceof JsonObject object) {
      return object;
    }
    return fail("unknown row form, no object '" + key + "': " + row);
  }

  private static BigDecimal amount(JsonObject object, String key) {
    return new BigDecimal(object.getString(key));
  }

  private static JsonObject read(Path file) {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
