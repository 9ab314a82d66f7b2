package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RingFollowerTest {

  private static final long FOREVER_NS = TimeUnit.HOURS.toNanos(1);
  private static final FollowerOptions NEVER_SPIN =
      new FollowerOptions(StartAt.OLDEST, 0, TimeUnit.MILLISECONDS.toNanos(20), System::nanoTime);

  @TempDir Path directory;
  private final TestTrades.Recorder recorder = new TestTrades.Recorder();

  @Test
  void shouldBeWokenForEveryRecordWhenItSleepsBetweenThem() {
    int rounds = 20_000;
    AtomicLong seen = new AtomicLong();
    try (VenueFeedWriter writer = writer()) {
      CompletableFuture<Void> reading =
          CompletableFuture.runAsync(
              () -> {
                try (RingFollower follower = follower()) {
                  RingListener counter =
                      new TestTrades.Recorder() {
                        @Override
                        public void onRecord(DirectBuffer buffer, int offset, int length) {
                          seen.set(checked(buffer, offset));
                        }
                      };
                  while (seen.get() < rounds) {
                    if (follower.poll(counter, 10) == 0) {
                      follower.await(FOREVER_NS); // a lost wake-up hangs here
                    }
                  }
                }
              });
      for (long seq = 1; seq <= rounds; seq++) {
        TestTrades.write(writer, seq);
        while (seen.get() < seq && !reading.isDone()) {
          Thread.onSpinWait();
        }
      }
      reading.join();
    }
    assertThat(seen).hasValue(rounds);
  }

  @Test
  void shouldBeWokenUnderAStreamOfRecordsInBursts() {
    long records = 200_000;
    CompletableFuture<Long> reading;
    try (VenueFeedWriter writer =
        VenueFeedWriter.open(directory, "TEST", 1 << 18, 4, new SystemEpochNanoClock())) {
      reading = CompletableFuture.supplyAsync(() -> countTo(records));
      for (long seq = 1; seq <= records; seq++) {
        TestTrades.write(writer, seq);
        if (seq % 97 == 0) {
          LockSupport.parkNanos(1);
        }
      }
      assertThat(reading.join()).isEqualTo(records);
    }
  }

  private long countTo(long records) {
    long[] count = {0};
    try (RingFollower follower = follower()) {
      RingListener counter =
          new TestTrades.Recorder() {
            @Override
            public void onRecord(DirectBuffer buffer, int offset, int length) {
              assertThat(checked(buffer, offset)).isEqualTo(++count[0]);
            }

            @Override
            public void onLost(long lost) {
              throw new AssertionError("lost " + lost);
            }
          };
      while (count[0] < records) {
        if (follower.poll(counter, 64) == 0) {
          follower.await(FOREVER_NS);
        }
      }
    }
    return count[0];
  }

  @Test
  void shouldWaitForAFileThatDoesNotExistYet() {
    try (RingFollower follower = follower()) {
      assertThat(follower.poll(recorder, 10)).isZero();
      assertThat(follower.problem()).isPresent();
      try (VenueFeedWriter writer = writer()) {
        TestTrades.write(writer, 1);
        readUntil(follower, 1);
      }
      assertThat(follower.problem()).isEmpty();
      assertThat(recorder.epochs).as("the first writer is no restart").isEmpty();
    }
  }

  @Test
  void shouldGoOverToANewWriterAfterTheLastRecordOfTheOldOne() {
    try (RingFollower follower = follower()) {
      long epoch;
      try (VenueFeedWriter old = writer()) {
        TestTrades.write(old, 1);
        readUntil(follower, 1);
        TestTrades.write(old, 2);
        TestTrades.write(old, 3);
      }
      try (VenueFeedWriter young = writer()) {
        epoch = young.epoch();
        TestTrades.write(young, 1);
        readUntil(follower, 4);
        assertThat(follower.epoch()).isEqualTo(epoch);
      }
      assertThat(recorder.seqs).containsExactly(1L, 2L, 3L, 1L);
      assertThat(recorder.epochs).containsExactly(epoch);
      assertThat(recorder.lost).isZero();
    }
  }

  @Test
  void shouldSurviveAForeignFileInPlaceOfTheRing() throws Exception {
    try (RingFollower follower = follower()) {
      try (VenueFeedWriter old = writer()) {
        TestTrades.write(old, 1);
        readUntil(follower, 1);
      }
      Path ring = RingKind.TRADES.file(directory, "TEST");
      Path foreign = Files.write(directory.resolve("foreign"), new byte[10]);
      Files.move(foreign, ring, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      while (follower.problem().isEmpty()) {
        follower.poll(recorder, 10);
        follower.await(TimeUnit.MILLISECONDS.toNanos(20));
      }
      assertThat(follower.problem()).hasValueSatisfying(p -> assertThat(p).contains("truncated"));
      Files.delete(ring);
      try (VenueFeedWriter young = writer()) {
        TestTrades.write(young, 1);
        readUntil(follower, 2);
      }
      assertThat(recorder.epochs).hasSize(1);
    }
  }

  @Test
  void shouldEndItsWaitWhenWokenByAnotherThread() {
    try (VenueFeedWriter writer = writer();
        RingFollower follower = follower()) {
      assertThat(writer.epoch()).isPositive();
      follower.poll(recorder, 10);
      CompletableFuture<Void> waker = CompletableFuture.runAsync(follower::wakeUp);
      follower.await(FOREVER_NS);
      waker.join();
    }
  }

  @Test
  void shouldWakeUpSleepersAtEachHeartbeat() {
    try (VenueFeedWriter writer = writer();
        RingFollower follower = follower()) {
      follower.poll(recorder, 10);
      CompletableFuture<Void> beating = CompletableFuture.runAsync(() -> beatFor(writer, 100));
      follower.await(FOREVER_NS);
      beating.join();
    }
  }

  private static void beatFor(VenueFeedWriter writer, long ms) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
    while (System.nanoTime() - end < 0) {
      writer.heartbeat();
      LockSupport.parkNanos(1);
    }
  }

  @Test
  void shouldBurnNoCpuWhenItsWriterIsGone() {
    try (RingFollower follower = follower()) {
      writer().close();
      follower.poll(recorder, 10);
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      while (System.nanoTime() - end < 0) {
        follower.poll(recorder, 10);
        follower.await(FOREVER_NS);
      }
      long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      assertThat(used).isLessThan(TimeUnit.MILLISECONDS.toNanos(300));
    }
  }

  @Test
  void shouldReadWithADelayAndSayWhyWhenEveryDoorbellIsTaken() {
    try (VenueFeedWriter writer = writer()) {
      RingMapping mapping = RingMapping.open(RingKind.TRADES.file(directory, "TEST"));
      DoorbellSlots slots = new DoorbellSlots(mapping.doorbells().orElseThrow());
      for (int i = 1; i <= RingDescriptor.DOORBELL_COUNT; i++) {
        slots.claim(i);
      }
      try (RingFollower follower = follower()) {
        TestTrades.write(writer, 1);
        readUntil(follower, 1);
        assertThat(follower.doorbellProblem())
            .hasValueSatisfying(p -> assertThat(p).contains("taken"));
      }
      mapping.close();
    }
  }

  @Test
  void shouldFreeTheSlotOfAReaderThatCloses() {
    try (VenueFeedWriter writer = writer()) {
      for (int i = 0; i < 3 * RingDescriptor.DOORBELL_COUNT; i++) {
        try (RingFollower follower = follower()) {
          TestTrades.write(writer, i);
          follower.poll(recorder, 1000);
          assertThat(follower.doorbellProblem()).isEmpty();
        }
        writer.heartbeat();
      }
    }
  }

  private void readUntil(RingFollower follower, int records) {
    while (recorder.seqs.size() < records) {
      if (follower.poll(recorder, 10) == 0) {
        follower.await(FOREVER_NS);
      }
    }
  }

  private RingFollower follower() {
    return new RingFollower(RingKind.TRADES.file(directory, "TEST"), NEVER_SPIN);
  }

  private VenueFeedWriter writer() {
    return VenueFeedWriter.open(directory, "TEST", 1024, 4, new SystemEpochNanoClock());
  }
}
