package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingDescriptorTest {

  @Test
  void shouldKeepTheSizesThatReadersInOtherLanguagesKnow() {
    assertThat(RingKind.TRADES.slotSize()).isEqualTo(128);
    assertThat(RingKind.BOOK.slotSize()).isEqualTo(512);
    assertThat(RingDescriptor.fileLength(RingKind.TRADES, 4)).isEqualTo(4096 + 4 * 128);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, -8, 3, 6, 1 << 30})
  void shouldRefuseACapacityThatIsNoPowerOfTwoOrTooLarge(int capacity) {
    assertThatThrownBy(() -> RingDescriptor.fileLength(RingKind.TRADES, capacity))
        .isInstanceOf(RingException.class)
        .hasMessageContaining(String.valueOf(capacity));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 16})
  void shouldRefuseADoorbellSlotThatDoesNotExist(int readerId) {
    assertThatThrownBy(() -> RingDescriptor.doorbellOwnerOffset(readerId))
        .isInstanceOf(RingException.class)
        .hasMessageContaining("readerId=" + readerId);
  }

  @Test
  void shouldKeepDoorbellSlotsOnCacheLinesOfTheirOwnInsideTheHeader() {
    assertThat(RingDescriptor.doorbellOwnerOffset(1) - RingDescriptor.doorbellOwnerOffset(0))
        .isEqualTo(64);
    assertThat(RingDescriptor.doorbellOwnerOffset(15) + 64)
        .isLessThanOrEqualTo(RingDescriptor.HEADER_LENGTH);
  }
}
