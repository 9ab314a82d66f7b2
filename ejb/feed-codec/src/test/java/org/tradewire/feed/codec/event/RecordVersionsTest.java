package org.tradewire.feed.codec.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.ForcedOrder;
import org.tradewire.feed.api.OpenInterest;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.feed.codec.BookDecoder;
import org.tradewire.feed.codec.ForcedOrderDecoder;
import org.tradewire.feed.codec.MinuteDecoder;
import org.tradewire.feed.codec.OpenInterestDecoder;
import org.tradewire.feed.codec.TradeDecoder;

class RecordVersionsTest {

  private static final int TEMPLATE_OFFSET = 2;
  private static final int VERSION_OFFSET = 6;
  private static final TradeTick TRADE =
      new TradeTick("FAR", "BTC-USDT", 7, 42, 6_500_010, 2, 100, 8, Side.SELL, 9, 1, 2, 3);

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
  private final RecordDecoder decoder = new RecordDecoder("FAR");

  @Test
  void shouldBringAnOpenInterestBack() {
    OpenInterest sample = openInterest("149259.256", "1001234567.12345678");
    assertThat(write(sample)).isLessThanOrEqualTo(120);
    assertThat(decoder.decode(buffer, 0)).isEqualTo(sample);
  }

  @Test
  void shouldBringAnOpenInterestBackWhoseValueTheVenueDoesNotSay() {
    OpenInterest sample = openInterest("0.000", null);
    write(sample);
    assertThat(decoder.decode(buffer, 0)).isEqualTo(sample);
  }

  @Test
  void shouldBringAForcedOrderBackWithItsDigitsAtOneScale() {
    write(forcedOrder(Side.BUY, "9910", "9910.55", "0.014", "0.01"));
    assertThat(decoder.decode(buffer, 0))
        .isEqualTo(forcedOrder(Side.BUY, "9910.00", "9910.55", "0.014", "0.010"));
  }

  @Test
  void shouldKeepTheSideOfAForcedOrder() {
    write(forcedOrder(Side.SELL, "1.5", "0.0", "3", "0"));
    assertThat(decoder.decode(buffer, 0)).isEqualTo(forcedOrder(Side.SELL, "1.5", "0.0", "3", "0"));
  }

  /** Collectors of before may go on while servers are replaced. */
  @Test
  void shouldReadRecordsOfTheFirstVersion() {
    write(TRADE);
    buffer.putShort(VERSION_OFFSET, (short) 1, ByteOrder.LITTLE_ENDIAN);
    assertThat(decoder.decode(buffer, 0)).isEqualTo(TRADE);
  }

  /** What a reader of version 1 does with open interest and forced orders. */
  @Test
  void shouldPassOverRecordsThatItDoesNotKnow() {
    write(openInterest("1", "2"));
    buffer.putShort(TEMPLATE_OFFSET, (short) 6, ByteOrder.LITTLE_ENDIAN);
    buffer.putShort(VERSION_OFFSET, (short) 3, ByteOrder.LITTLE_ENDIAN);
    assertThat(decoder.decode(buffer, 0)).isNull();
    write(TRADE);
    assertThat(decoder.decode(buffer, 0)).isEqualTo(TRADE);
  }

  /** A reader of version 1 knows these three, each of this length. */
  @Test
  void shouldLeaveTheRecordsOfTheFirstVersionAsTheyWere() {
    assertThat(new int[] {TradeDecoder.TEMPLATE_ID, TradeDecoder.BLOCK_LENGTH})
        .containsExactly(1, 112);
    assertThat(new int[] {BookDecoder.TEMPLATE_ID, BookDecoder.BLOCK_LENGTH})
        .containsExactly(2, 68);
    assertThat(new int[] {MinuteDecoder.TEMPLATE_ID, MinuteDecoder.BLOCK_LENGTH})
        .containsExactly(3, 112);
    assertThat(TradeDecoder.SCHEMA_VERSION).isEqualTo(2);
    assertThat(OpenInterestDecoder.TEMPLATE_ID).isEqualTo(4);
    assertThat(ForcedOrderDecoder.TEMPLATE_ID).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 5",
    "1234567890123456789, 5",
    "1, -5",
    "1, 0.1234567890123456789",
    "1E+30, 5",
    ", 5"
  })
  void shouldRefuseWhatIsNoOpenInterest(String quantity, String value) {
    assertThatThrownBy(() -> openInterest(quantity, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("open interest");
  }

  @Test
  void shouldRefuseAnOpenInterestWithoutATime() {
    assertThatThrownBy(() -> new OpenInterest("FAR", "BTC-USDT", BigDecimal.ONE, null, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 1",
    "-1, 1, 1, 1",
    "1, , 1, 1",
    "1, 1, 0, 0",
    "1, 1, 1, 2",
    "1234567890123456.789, 1, 1, 1"
  })
  void shouldRefuseWhatIsNoForcedOrder(
      String price, String average, String quantity, String filled) {
    assertThatThrownBy(() -> forcedOrder(Side.SELL, price, average, quantity, filled))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("forced order");
  }

  private int write(FeedEvent event) {
    return new RecordEncoder().encode(event, 7, buffer, 0);
  }

  private static OpenInterest openInterest(String quantity, String value) {
    return new OpenInterest("FAR", "BTC-USDT", decimal(quantity), decimal(value), 300, 301);
  }

  private static ForcedOrder forcedOrder(
      Side side, String price, String average, String quantity, String filled) {
    return new ForcedOrder(
        "FAR",
        "BTC-USDT",
        side,
        decimal(price),
        decimal(average),
        decimal(quantity),
        decimal(filled),
        400,
        401);
  }

  private static BigDecimal decimal(String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
