package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The doorbell's promises under every interleaving of reader, writer and other readers. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DoorbellInterleavingTest {

  private static final long TOKEN = 11;
  private static final long OTHER = 12;

  private final Interleavings interleavings = new Interleavings();
  private final AtomicInteger bytes = new AtomicInteger();
  private UnsafeBuffer header;
  private DoorbellSlots slots;
  private int id;

  /** The reader's last sleep ends only by a byte: where none comes, the exploration fails. */
  @Test
  void shouldWakeAReaderForARecordWhateverItDidBefore() {
    int runs =
        interleavings.explore(
            () -> {
              claimedSlot();
              return List.of(this::writeOne, this::sleepTwice);
            },
            () -> assertThat(slots.owner(id)).isEqualTo(TOKEN));
    assertThat(runs).isGreaterThan(500);
  }

  @Test
  void shouldGiveASlotToOneOfTwoReadersAndLetTheOtherSeeIt() {
    long[] tokens = {TOKEN, OTHER};
    int[] claimed = new int[tokens.length];
    int runs =
        interleavings.explore(
            () -> {
              freshSlots();
              return List.of(
                  () -> claimed[0] = slots.claim(tokens[0]),
                  () -> claimed[1] = slots.claim(tokens[1]));
            },
            () -> {
              boolean first = slots.isOwnedBy(claimed[0], tokens[0]);
              boolean second = slots.isOwnedBy(claimed[1], tokens[1]);
              assertThat(first || second).isTrue();
              assertThat(first && second).isEqualTo(claimed[0] != claimed[1]);
            });
    assertThat(runs).isGreaterThan(10);
  }

  /** The writer frees the slot of a reader that hung up while the next one claims it and sleeps. */
  @Test
  void shouldNeverWakeTheNextReadersSleepByFreeingASlot() {
    int runs =
        interleavings.explore(
            () -> {
              claimedSlot();
              slots.sleeping(id);
              return List.of(() -> slots.release(id, TOKEN), this::claimAndSleep);
            },
            () -> {
              int other = slots.isOwnedBy(0, OTHER) ? 0 : 1;
              assertThat(slots.isOwnedBy(other, OTHER)).isTrue();
              assertThat(slots.isSleeping(other)).isTrue();
            });
    assertThat(runs).isGreaterThan(5);
  }

  private void claimAndSleep() {
    slots.sleeping(slots.claim(OTHER));
  }

  private void freshSlots() {
    header = interleavings.buffer(RingDescriptor.HEADER_LENGTH);
    slots = new DoorbellSlots(header);
  }

  private void claimedSlot() {
    freshSlots();
    bytes.set(0);
    id = slots.claim(TOKEN);
  }

  /** As RingWriter.commit and DoorbellRinger.ring do. */
  private void writeOne() {
    header.putLongVolatile(RingDescriptor.POSITION_OFFSET, 1);
    if (slots.isSleeping(id) && slots.owner(id) != DoorbellSlots.FREE && slots.ring(id)) {
      interleavings.step();
      bytes.incrementAndGet();
    }
  }

  /** As RingFollower.await does: once until its time is over, then until the bell rings. */
  private void sleepTwice() {
    slots.sleeping(id);
    boolean rang = false;
    if (!available()) {
      interleavings.step();
      rang = bytes.get() > 0;
    }
    slots.awake(id);
    if (rang) {
      interleavings.step();
      bytes.set(0);
    }
    if (available()) {
      return;
    }
    slots.sleeping(id);
    if (!available()) {
      interleavings.await(() -> bytes.get() > 0);
    }
    slots.awake(id);
  }

  private boolean available() {
    return header.getLongVolatile(RingDescriptor.POSITION_OFFSET) > 0;
  }
}
