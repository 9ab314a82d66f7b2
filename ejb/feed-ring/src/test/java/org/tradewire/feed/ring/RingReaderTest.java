package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RingReaderTest {

  @TempDir Path directory;

  private final TestTrades.Recorder recorder = new TestTrades.Recorder();

  @Test
  void shouldReportSixLostAndDeliverTheLastFourWhenTenAreWrittenIntoFourSlots() {
    try (VenueFeedWriter writer = writer(4);
        RingReader reader = reader(StartAt.OLDEST)) {
      for (long seq = 0; seq < 10; seq++) {
        TestTrades.write(writer, seq);
      }
      assertThat(reader.poll(recorder, 100)).isEqualTo(4);
      assertThat(recorder.lost).isEqualTo(6);
      assertThat(reader.lost()).isEqualTo(6);
      assertThat(recorder.seqs).containsExactly(6L, 7L, 8L, 9L);
      assertThat(reader.poll(recorder, 100)).isZero();
    }
  }

  @Test
  void shouldGoHalfTheCapacityBackWhenItIsLappedAgainBeforeItHasCaughtUp() {
    try (VenueFeedWriter writer = writer(8);
        RingReader reader = reader(StartAt.OLDEST)) {
      writeTo(writer, 0, 20);
      assertThat(reader.poll(recorder, 2)).isEqualTo(1);
      assertThat(recorder.seqs).as("the oldest that is left").containsExactly(12L);

      writeTo(writer, 20, 40);
      reader.poll(recorder, 2);

      assertThat(recorder.seqs).containsExactly(12L, 36L);
      assertThat(recorder.lost).isEqualTo(12 + 23);
      reader.poll(recorder, 100);
      assertThat(reader.behind()).isZero();

      writeTo(writer, 40, 60);
      reader.poll(recorder, 2);
      assertThat(recorder.seqs).as("it had caught up").endsWith(39L, 52L);
    }
  }

  private static void writeTo(VenueFeedWriter writer, long from, long to) {
    for (long seq = from; seq < to; seq++) {
      TestTrades.write(writer, seq);
    }
  }

  /** Whoever damages the file: each look for records ends, so that the reader can be ended. */
  @Test
  @Timeout(20)
  void shouldComeBackFromAPollWhenStampsAreNewerThanEveryPosition() throws Exception {
    try (VenueFeedWriter writer = writer(4)) {
      for (long seq = 0; seq < 3; seq++) {
        TestTrades.write(writer, seq);
      }
      try (FileChannel file =
          FileChannel.open(RingKind.TRADES.file(directory, "TEST"), StandardOpenOption.WRITE)) {
        byte[] stamp = new byte[Long.BYTES];
        Arrays.fill(stamp, (byte) 0x7f);
        for (int slot = 0; slot < 4; slot++) {
          file.write(
              ByteBuffer.wrap(stamp),
              RingDescriptor.slotOffset(slot, 3, RingKind.TRADES.slotSize()));
        }
      }
      try (RingReader reader = reader(StartAt.RECENT)) {
        assertThat(reader.poll(recorder, 100)).isZero();
        assertThat(recorder.lost).isPositive();
        assertThat(reader.position()).as("never ahead of the writer").isEqualTo(3);
        assertThat(reader.available()).as("nothing to come back for").isFalse();
        writeTo(writer, 3, 5);
        assertThat(reader.poll(recorder, 100)).isEqualTo(2);
      }
    }
  }

  @Test
  void shouldRefuseARingWhosePositionIsDamaged() throws Exception {
    try (VenueFeedWriter writer = writer(4);
        RingReader reader = reader(StartAt.OLDEST);
        FileChannel file =
            FileChannel.open(RingKind.TRADES.file(directory, "TEST"), StandardOpenOption.WRITE)) {
      writeTo(writer, 0, 3);
      ByteBuffer position = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      file.write(position.putLong(0, 1L << 62), RingDescriptor.POSITION_OFFSET);

      assertThatThrownBy(reader::behind)
          .isInstanceOf(RingException.class)
          .hasMessageContaining("damaged");
      assertThatThrownBy(() -> reader(StartAt.RECENT))
          .isInstanceOf(RingException.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void shouldStartWithTheNextRecordWhenLive() {
    try (VenueFeedWriter writer = writer(8)) {
      TestTrades.write(writer, 1);
      try (RingReader reader = reader(StartAt.LIVE)) {
        assertThat(reader.available()).isFalse();
        TestTrades.write(writer, 2);
        assertThat(reader.available()).isTrue();
        reader.poll(recorder, 100);
      }
    }
    assertThat(recorder.seqs).containsExactly(2L);
    assertThat(recorder.lost).isZero();
  }

  @Test
  void shouldStartAtTheOldestIntactRecordWithoutCallingItALoss() {
    try (VenueFeedWriter writer = writer(4)) {
      for (long seq = 0; seq < 10; seq++) {
        TestTrades.write(writer, seq);
      }
      try (RingReader reader = reader(StartAt.OLDEST)) {
        reader.poll(recorder, 100);
      }
    }
    assertThat(recorder.seqs).containsExactly(6L, 7L, 8L, 9L);
    assertThat(recorder.lost).isZero();
  }

  @Test
  void shouldStartHalfTheCapacityBehindTheWriterWhenRecent() {
    try (VenueFeedWriter writer = writer(8)) {
      TestTrades.write(writer, 0);
      try (RingReader reader = reader(StartAt.RECENT)) {
        assertThat(reader.position()).isZero();
      }
      for (long seq = 1; seq < 10; seq++) {
        TestTrades.write(writer, seq);
      }
      try (RingReader reader = reader(StartAt.RECENT)) {
        reader.poll(recorder, 100);
      }
    }
    assertThat(recorder.seqs).containsExactly(6L, 7L, 8L, 9L);
  }

  @Test
  void shouldStopAtItsLimitAndGoOnFromThere() {
    try (VenueFeedWriter writer = writer(8);
        RingReader reader = reader(StartAt.OLDEST)) {
      for (long seq = 0; seq < 5; seq++) {
        TestTrades.write(writer, seq);
      }
      assertThat(reader.behind()).isEqualTo(5);
      assertThat(reader.poll(recorder, 2)).isEqualTo(2);
      assertThat(reader.behind()).isEqualTo(3);
      assertThat(reader.poll(recorder, 2)).isEqualTo(2);
      assertThat(reader.poll(recorder, 2)).isEqualTo(1);
      assertThat(reader.behind()).isZero();
    }
    assertThat(recorder.seqs).containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void shouldNotDeliverARecordWhoseWriterDiedWhileWritingIt() throws Exception {
    try (RingWriter writer = bareWriter(4);
        RingReader reader = reader(StartAt.OLDEST)) {
      writer.begin(); // and never committed
      assertThat(reader.available()).isFalse();
      assertThat(reader.poll(recorder, 100)).isZero();
      assertThat(recorder.lost).isZero();
    }
  }

  @Test
  void shouldCountTheRecordThatIsBeingOverwrittenAsLost() throws Exception {
    List<Long> positions = new ArrayList<>();
    try (RingWriter writer = bareWriter(4);
        RingReader reader = reader(StartAt.OLDEST)) {
      for (long n = 0; n < 8; n++) {
        writer.buffer().putLong(writer.begin(), n);
        writer.commit();
      }
      writer.begin(); // record 8 overwrites record 4
      reader.poll(
          new TestTrades.Recorder() {
            @Override
            public void onRecord(DirectBuffer buffer, int offset, int length) {
              positions.add(buffer.getLong(offset));
            }
          },
          100);
      assertThat(reader.lost()).isEqualTo(5);
    }
    assertThat(positions).containsExactly(5L, 6L, 7L);
  }

  @Test
  void shouldNeverDeliverATornRecordToConcurrentReadersThatAreLapped() {
    long records = Long.getLong("soak.records", 300_000);
    AtomicBoolean done = new AtomicBoolean();
    List<CompletableFuture<Long>> readers = new ArrayList<>();
    try (VenueFeedWriter writer = writer(64)) {
      for (int i = 0; i < 2; i++) {
        RingReader reader = reader(StartAt.OLDEST);
        readers.add(CompletableFuture.supplyAsync(() -> readAll(reader, done)));
      }
      for (long seq = 0; seq < records; seq++) {
        TestTrades.write(writer, seq);
      }
      done.set(true);
      assertThat(readers)
          .allSatisfy(
              reader -> assertThat(reader.join()).as("delivered + lost").isEqualTo(records));
    }
  }

  /** Reads until the writer is done and the ring is empty; checks order, content and losses. */
  private static long readAll(RingReader reader, AtomicBoolean done) {
    try (reader) {
      long[] next = {0};
      RingListener checker =
          new TestTrades.Recorder() {
            @Override
            public void onRecord(DirectBuffer buffer, int offset, int length) {
              assertThat(checked(buffer, offset)).isEqualTo(next[0]++);
            }

            @Override
            public void onLost(long count) {
              next[0] += count;
            }
          };
      while (!done.get() || reader.available()) {
        if (reader.poll(checker, 32) == 0) {
          Thread.onSpinWait();
        }
      }
      return next[0];
    }
  }

  @Test
  void shouldAllocateNothingOnTheWritePath() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    // The system's clock makes an Instant for each time until it is compiled by the last compiler.
    try (VenueFeedWriter writer =
        VenueFeedWriter.open(directory, "TEST", 1024, 1024, () -> 1_000_000_000L)) {
      writeMany(writer, 20_000);
      long id = Thread.currentThread().getId();
      long before = threads.getThreadAllocatedBytes(id);
      writeMany(writer, 100_000);
      long allocated = threads.getThreadAllocatedBytes(id) - before;
      // The measurement itself may allocate a little, a record may not.
      assertThat(allocated).isLessThan(100_000);
    }
  }

  private static void writeMany(VenueFeedWriter writer, int count) {
    TradeRecord reused = new TradeRecord();
    for (int seq = 1; seq <= count; seq++) {
      TestTrades.write(writer, reused, seq);
      BookRecordBuilder book = writer.delta("BTC-USD", seq, 0);
      for (int level = 0; level < 20; level++) {
        book.level((level & 1) == 0, level, 2, seq, 8);
      }
      book.commit();
    }
  }

  private VenueFeedWriter writer(int capacity) {
    return VenueFeedWriter.open(directory, "TEST", capacity, 4, new SystemEpochNanoClock());
  }

  private RingWriter bareWriter(int capacity) {
    RingHeader header =
        new RingHeader(RingKind.TRADES, capacity, 1, 1, 1, "TEST", Optional.empty());
    return RingWriter.create(RingKind.TRADES.file(directory, "TEST"), header, directory);
  }

  private RingReader reader(StartAt start) {
    return RingReader.open(RingKind.TRADES.file(directory, "TEST"), start);
  }
}
