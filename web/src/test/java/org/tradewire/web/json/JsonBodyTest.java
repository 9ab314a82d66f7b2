package org.tradewire.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.shared.JsonFields;

class JsonBodyTest {

  @Test
  void shouldReadNumbersAndStringsAsDecimals() {
    JsonFields fields = fields("{\"a\":-12.50,\"b\":\"-12.50\",\"c\":1e3}");

    assertThat(fields.decimal("a")).contains(new BigDecimal("-12.50"));
    assertThat(fields.decimal("b")).contains(new BigDecimal("-12.50"));
    assertThat(fields.decimal("c")).contains(new BigDecimal("1E+3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "11", "1.5", "1e99", "\"1\"", "true"})
  void shouldRefuseWhatIsNoWholeNumberOfTheRange(String text) {
    assertThat(fields("{\"version\":10}").count("version", 10)).hasValue(10);
    assertThatThrownBy(() -> fields("{\"version\":" + text + "}").count("version", 10))
        .isInstanceOf(JsonRefusedException.class)
        .hasMessageStartingWith("version must be a whole number from 0 to 10, got ");
  }

  @Test
  void shouldNameFieldAndValueWhenADecimalIsNone() {
    assertThatThrownBy(() -> fields("{\"realized_pnl\":\"abc\"}").decimal("realized_pnl"))
        .isInstanceOfSatisfying(
            JsonRefusedException.class,
            refused -> assertThat(refused.field()).contains("realized_pnl"))
        .hasMessage("realized_pnl must be a decimal number, got \"abc\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" 1\"",
        "\"NaN\"",
        "\"1,5\"",
        "true",
        "[1]",
        "{}",
        "1e41",
        "1e-41",
        "\"\u0661\u0662\"",
        "\"\uff11\"",
        "\".\"",
        "\"1e999999999\""
      })
  void shouldRefuseWhatIsNoUsableDecimal(String value) {
    assertThatThrownBy(() -> fields("{\"price\":" + value + "}").decimal("price"))
        .isInstanceOf(JsonRefusedException.class)
        .hasMessageStartingWith("price must be a decimal number, got ");
  }

  @Test
  void shouldRefuseANumberOfTooManyDigitsWithoutRepeatingAllOfThem() {
    assertThatThrownBy(() -> fields("{\"price\":" + "9".repeat(500) + "}").decimal("price"))
        .isInstanceOf(JsonRefusedException.class)
        .hasMessageEndingWith("9...")
        .message()
        .hasSizeLessThan(100);
  }

  @Test
  void shouldRepeatNoHalfOfACharacter() {
    String text = "x".repeat(38);

    assertThatThrownBy(() -> fields("{\"price\":\"" + text + "\uD83D\uDE00\"}").decimal("price"))
        .hasMessage("price must be a decimal number, got \"" + text + "...");
  }

  @Test
  void shouldReadInstantsWithZuluAndOffset() {
    JsonFields fields =
        fields("{\"a\":\"2026-01-31T12:00:00Z\",\"b\":\"2026-01-31T13:00:00.000001+01:00\"}");

    assertThat(fields.instant("a")).contains(Instant.parse("2026-01-31T12:00:00Z"));
    assertThat(fields.instant("b")).contains(Instant.parse("2026-01-31T12:00:00.000001Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-01-31\"",
        "\"2026-01-31T12:00:00\"",
        "1769860800",
        "\"yesterday\"",
        "\"-999999999-01-01T00:00:00Z\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"2101-01-01T00:00:00Z\"",
        "\"2000-01-01T00:00:00+01:00\""
      })
  void shouldRefuseWhatIsNoInstant(String value) {
    assertThatThrownBy(() -> fields("{\"executed_at\":" + value + "}").instant("executed_at"))
        .isInstanceOf(JsonRefusedException.class)
        .hasMessageStartingWith("executed_at must be an ISO-8601 instant such as ");
  }

  @Test
  void shouldReadUuidInFullFormOnly() {
    UUID id = UUID.fromString("0b7e3f0a-6d6b-4a53-9d0b-0a2d5a2a9c11");

    assertThat(fields("{\"id\":\"" + id + "\"}").uuid("id")).contains(id);
    assertThatThrownBy(() -> fields("{\"id\":\"1-1-1-1-1\"}").uuid("id"))
        .hasMessage("id must be a UUID, got \"1-1-1-1-1\"");
    assertThatThrownBy(() -> fields("{\"id\":7}").uuid("id"))
        .hasMessage("id must be a UUID, got 7");
  }

  @Test
  void shouldTakeNullAndMissingForEmpty() {
    JsonFields fields = fields("{\"a\":null}");

    assertThat(fields.text("a")).isEmpty();
    assertThat(fields.decimal("b")).isEmpty();
    assertThat(fields.instant("b")).isEmpty();
    assertThat(fields.uuid("a")).isEmpty();
  }

  @Test
  void shouldNameARequiredFieldThatIsMissingOrBlank() {
    assertThatThrownBy(() -> fields("{}").requiredText("username"))
        .hasMessage("username is missing");
    assertThatThrownBy(() -> fields("{\"username\":\" \"}").requiredText("username"))
        .hasMessage("username is missing");
    assertThatThrownBy(() -> fields("{}").requiredUuid("template_id"))
        .hasMessage("template_id is missing");
  }

  @Test
  void shouldNotTakeANumberForAString() {
    assertThatThrownBy(() -> fields("{\"symbol\":5}").text("symbol"))
        .hasMessage("symbol must be a string, got 5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":}",
        "{} x",
        "nonsense",
        "\u0000",
        "[]",
        "1",
        "\"text\"",
        "null"
      })
  void shouldRefuseTextThatIsNotOneObject(String text) {
    assertThatThrownBy(() -> fields(text))
        .isInstanceOf(JsonRefusedException.class)
        .hasMessage("The request body must be one well-formed JSON object.");
  }

  @Test
  void shouldRefuseTheCharacterThatNoDatabaseTextHolds() {
    for (String value : List.of("\"a\\u0000b\"", "[\"\\u0000\"]", "{\"x\":[{\"y\\u0000\":1}]}")) {
      assertThatThrownBy(() -> fields("{\"name\":" + value + "}"))
          .isInstanceOfSatisfying(
              JsonRefusedException.class, refused -> assertThat(refused.field()).contains("name"))
          .hasMessage("name must not hold the character U+0000");
    }
    assertThatThrownBy(() -> fields("{\"na\\u0000me\":1}"))
        .isInstanceOf(JsonRefusedException.class)
        .hasMessage("The request body must not hold the character U+0000.");
    assertThat(fields("{\"name\":\"\\\\u0000\"}").text("name")).contains("\\u0000");
  }

  @Test
  void shouldRefuseDeepNestingAsNotWellFormed() {
    assertThatThrownBy(() -> fields("[".repeat(60_000))).isInstanceOf(JsonRefusedException.class);
  }

  @Test
  void shouldRefuseABodyThatIsLargerThanAllowed() {
    String text = "{\"a\":\"" + "x".repeat(2000) + "\"}";

    assertThatThrownBy(() -> JsonBody.read(new LimitedInputStream(stream(text), 1000)))
        .isInstanceOf(BodyTooLargeException.class)
        .hasMessage("The request body is larger than 1000 bytes.");
    assertThat(JsonBody.read(new LimitedInputStream(stream(text), text.length())).text("a"))
        .isPresent();
  }

  private static JsonFields fields(String json) {
    return JsonBody.read(stream(json));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
