package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Publication of records by {@link RingWriter} to {@link RingReader} in every execution that the
 * Java memory model permits (see {@link WeakMemory}), on a processor of whatever kind: no torn
 * record is ever handed over. The same search finds a torn record as soon as a fence, a stamp or
 * the second look at it is left out.
 *
 * <p>{@code mvn verify -Psoak -pl ejb/feed-ring -am} searches with one lap of the ring more.
 */
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PublicationTest {

  private static final int CAPACITY = 2;
  private static final int LAST_WORD =
      RingKind.TRADES.slotSize() - RingDescriptor.STAMP_LENGTH - Long.BYTES;

  @TempDir Path directory;

  private final Choices choices = new Choices();
  private int executions;

  @Test
  void shouldNeverHandOverATornRecord() throws Exception {
    AtomicInteger whole = new AtomicInteger();
    int records = Integer.getInteger("soak.publications", 5);
    explore(records, whole);
    assertThat(executions).isGreaterThan(10_000);
    assertThat(whole).as("records handed over").hasPositiveValue();
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindATornRecordWhereTheRingIsDefective(WeakMemory.Defect defect) {
    assertThatThrownBy(() -> explore(5, new AtomicInteger(), defect))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("torn");
  }

  private void explore(int records, AtomicInteger whole, WeakMemory.Defect... defects)
      throws IOException {
    RingHeader header =
        new RingHeader(RingKind.TRADES, CAPACITY, 1, 1, 1, "TEST", Optional.empty());
    Path file = RingKind.TRADES.file(directory, "TEST");
    WeakMemory memory =
        new WeakMemory(RingDescriptor.fileLength(RingKind.TRADES, CAPACITY), choices, defects);
    RingWriter.create(file, header, directory).close(); // What the reader's mapping needs.
    try (DoorbellRinger nobody =
        new DoorbellRinger(
            new DoorbellSlots(new UnsafeBuffer(new byte[RingDescriptor.HEADER_LENGTH])),
            1,
            directory.resolve("bell"))) {
      write(new RingWriter(file, null, null, memory, nobody, header), records);
    }
    try (RingMapping mapping = RingMapping.open(file)) {
      do {
        memory.forgetReader();
        read(new RingReader(mapping, memory, StartAt.OLDEST), records, whole);
        executions++;
      } while (choices.next());
    }
  }

  /** Every record has its number in its first word and in its last. */
  private static void write(RingWriter writer, int records) {
    for (long number = 1; number <= records; number++) {
      int record = writer.begin();
      writer.buffer().putLong(record, number);
      writer.buffer().putLong(record + LAST_WORD, number);
      writer.commit();
    }
  }

  private void read(RingReader reader, int records, AtomicInteger whole) {
    long[] next = {reader.position() + 1};
    reader.poll(
        new TestTrades.Recorder() {
          @Override
          public void onRecord(DirectBuffer buffer, int offset, int length) {
            long first = buffer.getLong(offset);
            long last = buffer.getLong(offset + LAST_WORD);
            if (first != next[0] || last != next[0]) {
              throw new AssertionError(
                  "Record " + next[0] + " is torn: " + first + ", " + last + " after " + choices);
            }
            next[0]++;
            whole.incrementAndGet();
          }

          @Override
          public void onLost(long count) {
            next[0] += count;
          }
        },
        2);
    assertThat(next[0]).isEqualTo(reader.position() + 1).isLessThanOrEqualTo(records + 1L);
  }
}
