package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class DoorbellSlotsTest {

  private final DoorbellSlots slots =
      new DoorbellSlots(new UnsafeBuffer(ByteBuffer.allocateDirect(RingDescriptor.HEADER_LENGTH)));

  @Test
  void shouldGiveAReleasedSlotToTheNextReader() {
    assertThat(slots.claim(101)).isEqualTo(0);
    assertThat(slots.claim(102)).isEqualTo(1);
    assertThat(slots.release(0, 101)).isTrue();
    assertThat(slots.claim(103)).isEqualTo(0);
  }

  @Test
  void shouldNotReleaseTheSlotOfAnotherReader() {
    int id = slots.claim(101);
    assertThat(slots.release(id, 999)).isFalse();
    assertThat(slots.owner(id)).isEqualTo(101);
  }

  @Test
  void shouldFreeASlotAwakeAndLeaveAnotherReadersSleepAlone() {
    int id = slots.claim(101);
    slots.sleeping(id);
    slots.release(id, 101);
    assertThat(slots.isSleeping(id)).as("nobody is there to be rung").isFalse();
    slots.claim(102);
    slots.sleeping(id);
    slots.release(id, 101);
    assertThat(slots.isSleeping(id)).as("the next one's sleep").isTrue();
    assertThat(slots.isOwnedBy(id, 102)).isTrue();
  }

  @Test
  void shouldRefuseTheSeventeenthReader() {
    for (int i = 1; i <= RingDescriptor.DOORBELL_COUNT; i++) {
      slots.claim(i);
    }
    assertThatThrownBy(() -> slots.claim(17))
        .isInstanceOf(RingException.class)
        .hasMessageContaining("taken");
  }

  @Test
  void shouldHandOverANotificationOnce() {
    int id = slots.claim(101);
    assertThat(slots.consume(id)).isFalse();
    slots.sleeping(id);
    assertThat(slots.ring(id)).isTrue();
    assertThat(slots.consume(id)).isTrue();
    assertThat(slots.consume(id)).isFalse();
  }

  @Test
  void shouldRingASleepingReaderOnceOnly() {
    int id = slots.claim(101);
    assertThat(slots.ring(id)).as("awake").isFalse();
    slots.sleeping(id);
    assertThat(slots.isSleeping(id)).isTrue();
    assertThat(slots.ring(id)).isTrue();
    assertThat(slots.ring(id)).as("rung already").isFalse();
    assertThat(slots.isSleeping(id)).isFalse();
  }
}
