package org.tradewire.feed.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingFormatTest {

  @TempDir Path directory;
  private Path ring;

  @BeforeEach
  void writeARing() {
    ring = RingKind.TRADES.file(directory, "TEST");
    try (VenueFeedWriter writer =
        VenueFeedWriter.open(directory, "TEST", 16, 4, new SystemEpochNanoClock())) {
      TestTrades.write(writer, 1);
    }
  }

  @Test
  void shouldReadTheFileWhenNothingIsWrong() {
    try (RingReader reader = RingReader.open(ring, StartAt.OLDEST)) {
      TestTrades.Recorder recorder = new TestTrades.Recorder();
      reader.poll(recorder, 10);
      assertThat(recorder.seqs).containsExactly(1L);
    }
  }

  @Test
  void shouldSayThatAFileIsMissing() throws IOException {
    Files.delete(ring);
    assertRefused("cannot be read");
  }

  @Test
  void shouldSayThatAFileIsEmpty() throws IOException {
    Files.write(ring, new byte[0]);
    assertRefused("truncated");
  }

  @Test
  void shouldSayThatSlotsAreMissing() throws IOException {
    byte[] bytes = Files.readAllBytes(ring);
    Files.write(ring, Arrays.copyOf(bytes, bytes.length - 1));
    assertRefused("truncated");
  }

  @Test
  void shouldSayThatAFileIsForeign() throws IOException {
    Files.write(ring, new byte[100_000]);
    assertRefused("not a ring");
  }

  @Test
  void shouldSayThatAFileIsOfAnotherLayout() throws IOException {
    patch(RingDescriptor.LAYOUT_VERSION_OFFSET, 0);
    assertRefused("another version");
    patch(RingDescriptor.LAYOUT_VERSION_OFFSET, RingDescriptor.LAYOUT_VERSION + 1);
    assertRefused("another version");
  }

  @Test
  void shouldSayThatTheRecordsAreOfAnOlderSchema() throws IOException {
    patch(RingDescriptor.SCHEMA_VERSION_OFFSET, 0);
    assertRefused("another version");
  }

  /** A collector that was not replaced yet writes version 1. */
  @Test
  void shouldReadRecordsOfTheFirstSchema() throws IOException {
    patch(RingDescriptor.SCHEMA_VERSION_OFFSET, 1);
    shouldReadTheFileWhenNothingIsWrong();
  }

  @Test
  void shouldSayThatTheKindIsUnknown() throws IOException {
    patch(RingDescriptor.KIND_OFFSET, 77);
    assertRefused("unknown kind 77");
  }

  @Test
  void shouldSayThatTheCapacityIsNotPossible() throws IOException {
    patch(RingDescriptor.CAPACITY_OFFSET, -16);
    assertRefused("power of two");
  }

  @Test
  void shouldSayThatTheSlotSizeIsNotThatOfTheKind() throws IOException {
    patch(RingDescriptor.SLOT_SIZE_OFFSET, 64);
    assertRefused("slots of 64 bytes");
  }

  @Test
  void shouldSayThatATextIsTooLong() throws IOException {
    patch(RingDescriptor.VENUE_LENGTH_OFFSET, 5000);
    assertRefused("5000 bytes");
  }

  private void patch(int offset, int value) throws IOException {
    try (FileChannel channel = FileChannel.open(ring, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
      channel.write(bytes.flip(), offset);
    }
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(() -> RingReader.open(ring, StartAt.OLDEST))
        .isInstanceOf(RingException.class)
        .hasMessageContaining(ring.toString())
        .hasMessageContaining(reason);
  }
}
