package org.tradewire.trading.shared.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTemplateTest {
  private static final Set<String> KNOWN = Set.of("symbol", "price", "note", "list");
  private static final JsonObject VALUES =
      Json.createObjectBuilder()
          .add("symbol", "BTC-USDT")
          .add("price", new BigDecimal("68000.50"))
          .add("note", "say \"hi\"\\\n\u0001{{price}}")
          .add("list", Json.createArrayBuilder().add("a").add(1))
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"s\":\"{{symbol}}\"} | {\"s\":\"BTC-USDT\"}",
        "{\"s\":{{symbol}}} | {\"s\":\"BTC-USDT\"}",
        "{\"p\":{{price}}} | {\"p\":68000.50}",
        "{\"p\":\"{{price}}\"} | {\"p\":\"68000.50\"}",
        "{\"p\":{\"q\":{{ price }}}} | {\"p\":{\"q\":68000.50}}",
        "{\"t\":\"{{symbol}} at {{price}}!\"} | {\"t\":\"BTC-USDT at 68000.50!\"}",
        "{\"{{symbol}}\":[{{price}},{{price}}]} | {\"BTC-USDT\":[68000.50,68000.50]}",
        "{\"l\":{{list}}} | {\"l\":[\"a\",1]}",
        "{\"l\":\"{{list}}\"} | {\"l\":\"[\\\"a\\\",1]\"}",
        "{\"q\":\"\\\"{{symbol}}\\\\\"} | {\"q\":\"\\\"BTC-USDT\\\\\"}",
        "{{symbol}} | \"BTC-USDT\"",
        "[] | []"
      })
  void shouldPutValuesWhereTheyBelong(String template, String body) throws Exception {
    assertThat(WebhookTemplate.of(template, KNOWN).fill(VALUES)).isEqualTo(body);
  }

  @Test
  void shouldEscapeAndNotReadAgainWhatValuesHold() throws Exception {
    String body = WebhookTemplate.of("{\"a\":\"{{note}}\",\"b\":{{note}}}", KNOWN).fill(VALUES);

    JsonObject read = read(body).orElseThrow().asJsonObject();
    assertThat(read.getString("a")).isEqualTo(VALUES.getString("note"));
    assertThat(read.getString("b")).isEqualTo(VALUES.getString("note"));
  }

  @Test
  void shouldWriteNullForWhatIsMissing() throws Exception {
    assertThat(
            WebhookTemplate.of("{\"a\":{{price}},\"b\":\"<{{price}}>\"}", KNOWN)
                .fill(JsonValue.EMPTY_JSON_OBJECT))
        .isEqualTo("{\"a\":null,\"b\":\"<>\"}");
  }

  @Test
  void shouldWriteNumbersInFullUnlessTheyAreHuge() throws Exception {
    WebhookTemplate template = WebhookTemplate.of("{{price}}", KNOWN);

    assertThat(template.fill(price("1E+3"))).isEqualTo("1000");
    assertThat(template.fill(price("1E-9"))).isEqualTo("0.000000001");
    assertThat(template.fill(price("1E+999999999"))).isEqualTo("1E+999999999");
  }

  @Test
  void shouldNameWhatItDoesNotKnow() {
    assertThatThrownBy(() -> WebhookTemplate.of("{\"a\":\"{{secret}}\"}", KNOWN))
        .isInstanceOf(UnfitWebhookException.class)
        .hasMessage("knows no placeholder secret; there are list, note, price, symbol");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{\"a\":1",
        "{\"a\":1} x",
        "{} {}",
        "1 2",
        "1,2",
        "],[",
        "1],[2",
        "{\"a\":1{{price}}}",
        "{\"a\":-{{price}}}",
        "{\"a\":{{price}}e5}",
        "{\"a\":{{price}}{{price}}}",
        "{\"a\":{{price}}{{symbol}}}",
        "{\"a\":\"x\"{{symbol}}}",
        "{ {{symbol}}: 1}",
        "{\"a\":\"\\{{symbol}}\"}",
        "{\"a\":\"\\u00{{symbol}}\"}",
        "{\"a\":\"{{symbol}\"}",
        "{\"a\":\"{{}}\"}",
        "{\"a\":\"{{sym bol}}\"}",
        "{\"a\":\"{{symbol",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":\"\n\"}"
      })
  void shouldRefuseWhatCouldBeNoJson(String template) {
    assertThatThrownBy(() -> WebhookTemplate.of(template, KNOWN))
        .isInstanceOf(UnfitWebhookException.class);
  }

  @Test
  void shouldBoundTemplateBodyAndDepth() throws Exception {
    assertThatThrownBy(() -> WebhookTemplate.of("\"" + "x".repeat(8_191) + "\"", KNOWN))
        .hasMessage("must have at most 8192 characters");
    assertThatThrownBy(() -> WebhookTemplate.of("[".repeat(4_000) + "]".repeat(4_000), KNOWN))
        .isInstanceOf(UnfitWebhookException.class);
    WebhookTemplate many = WebhookTemplate.of("\"" + "{{note}}".repeat(1_000) + "\"", KNOWN);
    JsonObject brief = Json.createObjectBuilder().add("note", "é".repeat(32)).build();
    JsonObject ample = Json.createObjectBuilder().add("note", "é".repeat(33)).build();

    assertThat(many.fill(brief).getBytes(StandardCharsets.UTF_8)).hasSize(64_002);
    assertThatThrownBy(() -> many.fill(ample))
        .hasMessage("would have a body of more than 65536 bytes");
  }

  @Property(tries = 3_000)
  void shouldBeJsonWhateverTheValuesAreOnceItWasChecked(
      @ForAll("templates") String text, @ForAll("values") JsonObject values) {
    WebhookTemplate template;
    try {
      template = WebhookTemplate.of(text, KNOWN);
    } catch (UnfitWebhookException e) {
      return;
    }
    String body;
    try {
      body = template.fill(values);
    } catch (UnfitWebhookException e) {
      throw new AssertionError(e);
    }

    assertThat(read(body)).as("body of %s", text).isPresent();
  }

  @Property(tries = 1_000)
  void shouldBringEveryTextAsItIs(@ForAll String text) throws Exception {
    JsonObject values = Json.createObjectBuilder().add("note", text).build();

    String body = WebhookTemplate.of("[\"{{note}}\",{{note}}]", KNOWN).fill(values);

    String sent = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String told = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(read(sent).orElseThrow().asJsonArray().getString(0)).isEqualTo(told);
    assertThat(read(sent).orElseThrow().asJsonArray().getString(1)).isEqualTo(told);
  }

  @Provide
  Arbitrary<String> templates() {
    return Arbitraries.of(
            List.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "\\",
                "\"a\"",
                "1",
                "-",
                "e",
                " ",
                "null",
                "u",
                "{{symbol}}",
                "{{price}}",
                "{{note}}",
                "{{list}}",
                "{{",
                "}}",
                "\"{{note}}\"",
                "{\"a\":",
                "\"b\":",
                "00"))
        .list()
        .ofMaxSize(10)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<JsonObject> values() {
    Arbitrary<JsonValue> scalars =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(20).map(Json::createValue),
            Arbitraries.of("\"", "\\", "\"}", "{{price}}", "\u2028", "\ud83d", "n", "u0041")
                .map(Json::createValue),
            Arbitraries.bigDecimals().map(Json::createValue),
            Arbitraries.of(JsonValue.NULL, JsonValue.TRUE, JsonValue.EMPTY_JSON_ARRAY));
    return scalars
        .list()
        .ofSize(KNOWN.size())
        .map(
            each -> {
              var object = Json.createObjectBuilder();
              int i = 0;
              for (String name : KNOWN) {
                object.add(name, each.get(i++));
              }
              return object.build();
            });
  }

  private static JsonObject price(String number) {
    return Json.createObjectBuilder().add("price", new BigDecimal(number)).build();
  }

  /** The one value that a text is. */
  private static Optional<JsonValue> read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader("[" + text + "]"))) {
      var all = reader.readArray();
      return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }
}
