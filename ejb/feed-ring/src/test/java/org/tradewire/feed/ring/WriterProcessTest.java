package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WriterProcessTest {

  private static final int ROUNDS = Integer.getInteger("soak.rounds", 3);

  @TempDir Path directory;

  private long records;
  private long next = -1;
  private long lost;
  private long restartedEpoch;

  private final RingListener checker =
      new TestTrades.Recorder() {
        @Override
        public void onRecord(DirectBuffer buffer, int offset, int length) {
          long seq = checked(buffer, offset);
          if (next >= 0) {
            assertThat(seq).as("order across lost records").isEqualTo(next);
          }
          next = seq + 1;
          records++;
        }

        @Override
        public void onLost(long count) {
          lost += count;
          next = next < 0 ? next : next + count;
        }

        @Override
        public void onRestart(long epoch) {
          restartedEpoch = epoch;
          next = -1;
        }
      };

  @Test
  void shouldSurviveWritersThatAreKilledWhileTheyWrite() throws Exception {
    try (RingFollower follower =
        new RingFollower(
            RingKind.TRADES.file(directory, "TEST"), FollowerOptions.startingAt(StartAt.OLDEST))) {
      long epoch = 0;
      for (int round = 0; round < ROUNDS; round++) {
        try (WriterProcess writer = WriterProcess.start(directory)) {
          readUntil(follower, records + 50_000);
          writer.kill();
        }
        readWhatIsLeft(follower);
        assertThat(follower.epoch()).isGreaterThan(epoch);
        if (round > 0) {
          assertThat(restartedEpoch).isEqualTo(follower.epoch());
        }
        epoch = follower.epoch();
      }
    }
    assertThat(records).isGreaterThanOrEqualTo(50_000L * ROUNDS);
    assertThat(lost).isNotNegative();
  }

  private void readUntil(RingFollower follower, long target) {
    while (records < target) {
      if (follower.poll(checker, 256) == 0) {
        follower.await(TimeUnit.SECONDS.toNanos(1));
      }
    }
  }

  private void readWhatIsLeft(RingFollower follower) {
    while (follower.poll(checker, 256) > 0) {
      assertThat(next).isPositive();
    }
  }
}
