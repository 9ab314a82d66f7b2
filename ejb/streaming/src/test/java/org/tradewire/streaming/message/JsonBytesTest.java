package org.tradewire.streaming.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {

  private static final BigInteger LIMIT = BigInteger.TEN.pow(40);

  @Property
  void shouldCarryEveryText(@ForAll String text) {
    // Half a surrogate pair comes back as an escape, which parsers read as it was.
    assertThat(only(new JsonBytes().beginArray().value(text)).getString(0)).isEqualTo(text);
  }

  @Property
  void shouldCarryEveryDecimalWithItsZeros(
      @ForAll long mantissa, @ForAll @IntRange(max = 18) int scale) {
    String text = only(new JsonBytes().beginArray().decimal(mantissa, scale)).getString(0);
    assertThat(text).isEqualTo(BigDecimal.valueOf(mantissa, scale).toPlainString());
  }

  @Property
  void shouldCarryEveryNumberWithItsZeros(
      @ForAll BigInteger unscaled, @ForAll @IntRange(min = -20, max = 40) int scale) {
    BigDecimal number = new BigDecimal(unscaled.remainder(LIMIT), scale);
    JsonBytes json = new JsonBytes().beginArray().value(number).value("next");
    assertThat(only(json).getJsonNumber(0).bigDecimalValue()).isEqualByComparingTo(number);
    assertThat(text(json)).isEqualTo("[" + number.toPlainString() + ",\"next\"]");
  }

  @Test
  void shouldWriteNumbersWithoutExponentAndNothingAsNull() {
    JsonBytes json = new JsonBytes().beginArray();
    json.value(new BigDecimal("1500000.00")).value(new BigDecimal("1E+3"));
    json.value((BigDecimal) null).value(new BigDecimal("-0.0005"));
    assertThat(text(json.endArray())).isEqualTo("[1500000.00,1000,null,-0.0005]");
  }

  @Test
  void shouldWriteEveryLengthOfNumber() {
    List<Long> numbers = new ArrayList<>(List.of(Long.MAX_VALUE, Long.MIN_VALUE, -Long.MAX_VALUE));
    for (int digits = 0; digits <= 18; digits++) {
      long power = BigInteger.TEN.pow(digits).longValueExact();
      numbers.addAll(List.of(power - 1, power, power + 1, 1 - power, -power, -power - 1));
    }
    for (long number : numbers) {
      assertThat(text(new JsonBytes().beginArray().value(number).endArray()))
          .isEqualTo("[" + number + "]");
    }
  }

  @Test
  void shouldTakeNamesThatWereWrittenBefore() {
    JsonBytes json = new JsonBytes().beginObject();
    json.name(JsonName.of("a\"b")).value(1).name(JsonName.of("c")).value(2);
    assertThat(text(json.endObject())).isEqualTo("{\"a\\\"b\":1,\"c\":2}");
  }

  @Test
  void shouldWriteMembersInTheFormsOfTheWire() {
    JsonBytes json = new JsonBytes().beginObject();
    json.text("side", TimeUnit.DAYS).number("trades", 3).flag("closed", true);
    json.decimal("quantity", new BigDecimal("0.00100"));
    json.money("pnl", new BigDecimal("1E+4")).money("loss", new BigDecimal("-0.525"));
    json.instant("at", Instant.parse("2026-01-31T12:00:00Z"));
    json.instant("exactly", Instant.parse("2026-01-31T12:00:00.000001Z"));
    assertThat(text(json.endObject()))
        .isEqualTo(
            "{\"side\":\"DAYS\",\"trades\":3,\"closed\":true,\"quantity\":\"0.00100\","
                + "\"pnl\":\"10000.00\",\"loss\":\"-0.52\",\"at\":\"2026-01-31T12:00:00.000Z\","
                + "\"exactly\":\"2026-01-31T12:00:00.000001Z\"}");
  }

  @Test
  void shouldWriteNullForMembersThatAreNotThere() {
    JsonBytes json = new JsonBytes().beginObject();
    json.text("a", null).decimal("b", null).money("c", null).instant("d", null);
    json.member("e", (String) null, JsonBytes::value);
    assertThat(text(json.endObject()))
        .isEqualTo("{\"a\":null,\"b\":null,\"c\":null,\"d\":null,\"e\":null}");
  }

  @Test
  void shouldWriteValuesInTheirForm() {
    BiConsumer<JsonBytes, Integer> form =
        (json, number) -> json.beginObject().number("n", number).endObject();
    JsonBytes json = new JsonBytes().beginObject();
    json.array("items", List.of(1, 2), form).member("one", 3, form);
    json.texts("names", List.of("a", "b")).number("total", 2);
    assertThat(text(json.endObject()))
        .isEqualTo(
            "{\"items\":[{\"n\":1},{\"n\":2}],\"one\":{\"n\":3},\"names\":[\"a\",\"b\"],\"total\":2}");
    assertThat(new String(JsonBytes.of(4, form), StandardCharsets.UTF_8)).isEqualTo("{\"n\":4}");
    assertThat(new JsonBytes().beginArray().value("\u20ac").endArray().toText())
        .isEqualTo("[\"\u20ac\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+999999999", "1E-999999999", "1E+64", "1E-64"})
  void shouldRefuseNumbersThatWouldTakeTooManyDigits(String number) {
    JsonBytes json = new JsonBytes();
    assertThatThrownBy(() -> json.value(new BigDecimal(number)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a number has at most 64 digits, got ");
  }

  @Property
  void shouldWriteInstantsAsTheJdkDoes(
      @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long millis) {
    String text = only(new JsonBytes().beginArray().timestamp(millis)).getString(0);
    assertThat(text).hasSize(24).endsWith("Z");
    assertThat(Instant.parse(text)).isEqualTo(Instant.EPOCH.plus(millis, ChronoUnit.MILLIS));
  }

  @Property
  void shouldSeparateMembersAndElements(@ForAll long number, @ForAll boolean truth) {
    JsonBytes json = new JsonBytes().beginArray();
    json.beginObject().name("a").value(number).name("b").beginArray().endArray().endObject();
    json.value(truth).nullValue().beginObject().endObject();
    assertThat(text(json.endArray()))
        .isEqualTo("[{\"a\":" + number + ",\"b\":[]}," + truth + ",null,{}]");
  }

  private static JsonArray only(JsonBytes json) {
    try (JsonReader reader = Json.createReader(new StringReader(text(json.endArray())))) {
      return reader.readArray();
    }
  }

  private static String text(JsonBytes json) {
    return new String(json.toBytes(), StandardCharsets.UTF_8);
  }
}
