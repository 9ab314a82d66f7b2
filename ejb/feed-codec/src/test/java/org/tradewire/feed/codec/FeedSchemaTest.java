package org.tradewire.feed.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class FeedSchemaTest {

  private static final int STAMP_LENGTH = 8;

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();

  @Test
  void shouldFillA128ByteSlotWithStampHeaderAndTrade() {
    assertThat(STAMP_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + TradeEncoder.BLOCK_LENGTH)
        .isEqualTo(128);
  }

  @Test
  void shouldFitSixteenLevelsIntoA512ByteSlot() {
    BookEncoder book = new BookEncoder().wrapAndApplyHeader(buffer, STAMP_LENGTH, header);
    BookEncoder.LevelsEncoder levels = book.levelsCount(16);
    for (int i = 0; i < 16; i++) {
      levels.next().priceMantissa(i).quantityMantissa(i).side(SideCode.SELL);
    }
    assertThat(book.limit()).isLessThanOrEqualTo(512);
  }

  @Test
  void shouldRefuseSeventeenLevelsInOneRecord() {
    BookEncoder book = new BookEncoder().wrapAndApplyHeader(buffer, STAMP_LENGTH, header);
    assertThatThrownBy(() -> book.levelsCount(17)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldKeepVolumesThatOverflow32BitFixedPoint() {
    // 43 in units of 1e-8 does not fit 32 bits.
    new TradeEncoder()
        .wrapAndApplyHeader(buffer, 0, header)
        .quantityMantissa(4_300_000_000L)
        .quantityScale((short) 8)
        .symbol("BTC-USD")
        .aggressor(SideCode.SELL);
    TradeDecoder trade = new TradeDecoder().wrapAndApplyHeader(buffer, 0, headerDecoder);
    assertThat(trade.quantityMantissa()).isEqualTo(4_300_000_000L);
    assertThat(trade.quantityScale()).isEqualTo((short) 8);
    assertThat(trade.symbol()).isEqualTo("BTC-USD");
    assertThat(trade.aggressor()).isEqualTo(SideCode.SELL);
  }
}
