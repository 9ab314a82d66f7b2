package org.tradewire.collector.venue.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.collector.venue.InvalidMessageException;

class DecimalReaderTest {

  private final DecimalReader reader = new DecimalReader();

  @Property
  void shouldReturnTheTextWhenMantissaAndScaleAreWrittenAgain(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long mantissa,
      @ForAll @IntRange(min = 0, max = 18) int scale)
      throws InvalidMessageException {
    String text = BigDecimal.valueOf(mantissa, scale).toPlainString();

    reader.read(text);

    assertThat(reader.mantissa()).isEqualTo(mantissa);
    assertThat(reader.scale()).isEqualTo(scale);
  }

  @Property
  void shouldAgreeWithBigDecimalOrRefuseWhateverTheText(
      @ForAll @StringLength(max = 24) @DecimalCharacters String text) {
    boolean decimal = text.matches("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    String shortest = text;
    while (decimal && !fits(shortest) && shortest.matches("[0-9]+\\.[0-9]*0([eE].*)?")) {
      shortest = shortest.replaceFirst("\\.?0(?=$|[eE])", "");
    }
    boolean fits = decimal && fits(shortest);
    try {
      reader.read(text);
      assertThat(fits).isTrue();
      assertThat(BigDecimal.valueOf(reader.mantissa(), reader.scale()))
          .isEqualByComparingTo(plain(text));
    } catch (InvalidMessageException e) {
      assertThat(fits).isFalse();
    }
  }

  private static boolean fits(String text) {
    return new BigDecimal(text).scale() <= 18 && plain(text).unscaledValue().bitLength() <= 63;
  }

  /** The number as it is written without an exponent. */
  private static BigDecimal plain(String text) {
    BigDecimal number = new BigDecimal(text);
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  @Property
  void shouldReadThePlainDecimalWhenItIsWrittenWithAnExponent(
      @ForAll @LongRange(min = 0, max = 999_999) long mantissa,
      @ForAll @IntRange(min = 0, max = 5) int digitsAfterPoint,
      @ForAll @IntRange(min = -13, max = 12) int exponent,
      @ForAll boolean signed)
      throws InvalidMessageException {
    String text =
        BigDecimal.valueOf(mantissa, digitsAfterPoint).toPlainString()
            + (signed && exponent >= 0 ? "E+" : "e")
            + exponent;

    reader.read(text);

    assertThat(BigDecimal.valueOf(reader.mantissa(), reader.scale())).isEqualTo(plain(text));
  }

  @Property
  void shouldReadARangeOfALargerTextWhenItStandsInABuffer(
      @ForAll @LongRange(min = 0, max = 1_000_000) long mantissa) throws InvalidMessageException {
    Assume.that(mantissa > 0);
    char[] buffer = ("[\"" + mantissa + "\"]").toCharArray();

    reader.read(buffer, 2, buffer.length - 4);

    assertThat(reader.mantissa()).isEqualTo(mantissa);
  }

  @ParameterizedTest
  @CsvSource({
    "0.00000000, 0, 8",
    "0.0, 0, 1",
    "14.80, 1480, 2",
    "14.8024, 148024, 4",
    "9223372036854775807, 9223372036854775807, 0",
    "0.000000000000000001, 1, 18",
    "1e-8, 1, 8",
    "1.50E-7, 150, 9",
    "5e3, 5000, 0",
    "1.25e+1, 125, 1",
    "92233720368.00000000, 9223372036800000000, 8",
    "123456789012.00000000, 1234567890120000000, 7",
    "9223372036854775807.000, 9223372036854775807, 0"
  })
  void shouldKeepTrailingZerosWhenReadingText(String text, long mantissa, int scale)
      throws InvalidMessageException {
    reader.read(text);

    assertThat(reader.mantissa()).isEqualTo(mantissa);
    assertThat(reader.scale()).isEqualTo(scale);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "1.", ".5", "-1", "+1", "NaN", "1,5", " 1", "1.2.3", "٣", "e5", "1e", "1e-",
        "1.e5", "1e5.0", "1e1e1", "1e1000", "-1e5", "1f"
      })
  void shouldRefuseWithASentenceWhenTextIsNoPlainDecimal(String text) {
    assertThatThrownBy(() -> reader.read(text))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage("The number \"" + text + "\" is not a plain decimal.");
  }

  @Example
  void shouldRefuseWithASentenceWhenTheNumberIsTooLarge() {
    assertThatThrownBy(() -> reader.read("123456789012.00000001"))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage(
            "The number \"123456789012.00000001\" has more digits than a 64-bit number holds.");
    assertThatThrownBy(() -> reader.read("9223372036854775808"))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage(
            "The number \"9223372036854775808\" has more digits than a 64-bit number holds.");
    assertThatThrownBy(() -> reader.read("0.0000000000000000001"))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage(
            "The number \"0.0000000000000000001\" has more than 18 digits after the point.");
    assertThatThrownBy(() -> reader.read("1e-19"))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage("The number \"1e-19\" has more than 18 digits after the point.");
    assertThatThrownBy(() -> reader.read("1e19"))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage("The number \"1e19\" has more digits than a 64-bit number holds.");
  }
}
