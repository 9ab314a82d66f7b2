package org.tradewire.trading.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bodies of requests do not ask for is tested here; the rest with them. */
class JsonFieldsTest {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  @Test
  void shouldNameAFieldByItsWholePath() {
    JsonFields terms = fields("{'daily':{'type':7},'phases':[{},{'phase':true}]}");

    assertRefused(
        terms, each -> each.object("daily").orElseThrow().text("type"), "terms.daily.type", "7");
    assertRefused(
        terms,
        each -> each.objects("phases", 3).get(1).text("phase"),
        "terms.phases[1].phase",
        "true");
  }

  @Test
  void shouldRefuseWhatIsNotKnownWhereThatIsAsked() {
    JsonFields terms = fields("{'zone':'UTC','limit':1}");

    assertThat(terms.knowing(Set.of("zone", "limit"))).isSameAs(terms);
    assertThatThrownBy(() -> terms.knowing(Set.of("zone", "days")))
        .hasMessage("terms.limit is not known; there are days, zone, got null");
  }

  @Test
  void shouldReadConstantsInCapitalsOrNot() {
    JsonFields terms = fields("{'side':'buy','sides':['SELL','Buy'],'other':'HOLD'}");

    assertThat(terms.choice("side", TradeSide.class)).contains(TradeSide.BUY);
    assertThat(terms.choice("missing", TradeSide.class)).isEmpty();
    assertThat(terms.choices("sides", TradeSide.class, 2))
        .containsExactly(TradeSide.SELL, TradeSide.BUY);
    assertThatThrownBy(() -> terms.choice("other", TradeSide.class))
        .hasMessage("terms.other must be one of BUY, SELL, got null");
  }

  @Test
  void shouldReadAnythingAsItIsWritten() {
    JsonFields row = fields("{'text':'7.10','number':7.10,'list':[1],'nothing':null}");

    assertThat(List.of("text", "number", "list", "nothing", "missing"))
        .extracting(row::scalar)
        .containsExactly("7.10", "7.10", "[1]", "", "");
  }

  @Test
  void shouldTakeNoArrayForAnEmptyOne() {
    assertThat(fields("{'closures':[]}").objectsIfAny("closures", 3)).isEmpty();
    assertThat(fields("{}").objectsIfAny("closures", 3)).isEmpty();
    assertThat(fields("{'closures':[{}]}").objectsIfAny("closures", 3)).hasSize(1);
    assertRefused(
        fields("{'closures':7}"), each -> each.objectsIfAny("closures", 3), "terms.closures", "7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "11", "1.5", "'3'", "true"})
  void shouldRefuseWhatIsNoCount(String value) {
    assertRefused(fields("{'days':" + value + "}"), each -> each.count("days", 10), "days", value);
  }

  @ParameterizedTest
  @CsvSource({"100", "0.0001", "99.9999", "\"7.5\""})
  void shouldReadPositiveNumbers(String value) {
    assertThat(fields("{'percent':" + value + "}").positive("percent", HUNDRED, 4))
        .contains(new BigDecimal(value.replace("\"", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "100.0001", "0.00001", "true", "'x'", "'NaN'", "1E+400", "' 1'", "[]"})
  void shouldRefuseWhatIsNotPositiveOrBeyondItsBounds(String value) {
    assertThatThrownBy(() -> fields("{'percent':" + value + "}").positive("percent", HUNDRED, 4))
        .hasMessage(
            "terms.percent must be a number above 0 and at most 100, with at most 4 decimals, got "
                + value.replace('\'', '"'));
  }

  private static void assertRefused(
      JsonFields fields, Consumer<JsonFields> reading, String field, String got) {
    assertThatThrownBy(() -> reading.accept(fields))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(field + " must be ")
        .endsWith(", got " + got.replace('\'', '"'));
  }

  private static JsonFields fields(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return new JsonFields(
          "terms.",
          reader.readObject(),
          (field, rule, got) -> new IllegalArgumentException(field + " " + rule + ", got " + got));
    }
  }
}
