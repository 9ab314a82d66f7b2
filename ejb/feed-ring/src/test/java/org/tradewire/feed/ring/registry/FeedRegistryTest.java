package org.tradewire.feed.ring.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.feed.ring.VenueFeedWriter;

class FeedRegistryTest {

  @TempDir Path directory;
  private final AtomicLong now = new AtomicLong(TimeUnit.SECONDS.toNanos(1_700_000_000));

  @Test
  void shouldFindTheRingsOfEveryVenueInOrder() {
    try (VenueFeedWriter b = open("BINANCE");
        VenueFeedWriter a = open("ALPHA")) {
      assertThat(registry().scan())
          .extracting(s -> s.venue() + " " + s.kind() + " " + s.state())
          .containsExactly(
              "ALPHA BOOK LIVE", "ALPHA TRADES LIVE", "BINANCE BOOK LIVE", "BINANCE TRADES LIVE");
      assertThat(registry().scan())
          .extracting(FeedStatus::epoch)
          .containsExactly(a.epoch(), a.epoch(), b.epoch(), b.epoch());
    }
  }

  @Test
  @Timeout(20)
  void shouldPassOverANamedPipe() throws Exception {
    Path pipe = directory.resolve("PIPE.trades.ring");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    try (VenueFeedWriter writer = open("TEST")) {
      assertThat(registry().scan())
          .extracting(FeedStatus::epoch)
          .containsExactly(writer.epoch(), writer.epoch());
    }
  }

  @Test
  void shouldJudgeByTheAgeOfTheHeartbeat() {
    try (VenueFeedWriter writer = open("TEST")) {
      assertState(FeedState.LIVE, 0);
      pass(4_999);
      assertState(FeedState.LIVE, 4_999);
      pass(1);
      assertState(FeedState.STALE, 5_000);
      pass(24_999);
      assertState(FeedState.STALE, 29_999);
      pass(1);
      assertState(FeedState.DOWN, 30_000);
      writer.heartbeat();
      assertState(FeedState.LIVE, 0);
    }
    assertState(FeedState.DOWN, 0); // closed by its writer
  }

  @Test
  void shouldListAFileThatCannotBeReadWithItsProblem() throws IOException {
    Files.writeString(directory.resolve("TEST.book.ring"), "not a ring");
    assertThat(registry().scan())
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.state()).isEqualTo(FeedState.DOWN);
              assertThat(status.problem())
                  .hasValueSatisfying(p -> assertThat(p).contains("truncated"));
            });
  }

  @Test
  void shouldIgnoreOtherFilesAndAMissingDirectory() throws IOException {
    Files.writeString(directory.resolve("TEST.lock"), "");
    Files.writeString(directory.resolve("other.ring"), "");
    assertThat(registry().scan()).isEmpty();
    assertThat(new FeedRegistry(directory.resolve("missing"), now::get).scan()).isEmpty();
  }

  private void assertState(FeedState state, long ageMs) {
    assertThat(registry().scan())
        .hasSize(2)
        .allSatisfy(
            status -> {
              assertThat(status.state()).isEqualTo(state);
              assertThat(status.heartbeatAgeMs()).isEqualTo(ageMs);
            });
  }

  private void pass(long ms) {
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
  }

  private FeedRegistry registry() {
    return new FeedRegistry(directory, now::get);
  }

  private VenueFeedWriter open(String venue) {
    return VenueFeedWriter.open(directory, venue, 4, 4, now::get);
  }
}
