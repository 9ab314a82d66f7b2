package org.tradewire.trading.market.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.streaming.message.StreamMessage;

class FeedBoardTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now.get();
        }
      };
  private final FeedBoard board = new FeedBoard(clock);

  @Test
  void shouldShowTheNewestReport() {
    board.report(health(FeedHealth.State.STALE, 6_000));
    board.report(health(FeedHealth.State.LIVE, 10));
    assertThat(board.feeds()).containsExactly(health(FeedHealth.State.LIVE, 10));
  }

  @Test
  void shouldLetAFeedGrowOldThatNobodyReportsAnyMore() {
    board.report(health(FeedHealth.State.LIVE, 10));
    pass(4_999);
    assertThat(board.feeds()).containsExactly(health(FeedHealth.State.LIVE, 10));
    pass(1);
    assertThat(board.feeds()).containsExactly(health(FeedHealth.State.STALE, 5_010));
    pass(25_000);
    assertThat(board.feeds()).containsExactly(health(FeedHealth.State.DOWN, 30_010));
  }

  @Test
  void shouldCountAVenueAsLiveWhileAllItsRingsAreReadAndLive() {
    assertThat(board.liveVenues()).isEmpty();
    board.report(health(FeedHealth.State.LIVE, 10));
    assertThat(board.liveVenues()).containsExactly("TEST");
    board.report(new FeedHealth("TEST", "TEST.trades.ring", FeedHealth.State.DOWN, 0, 0, 0));
    assertThat(board.liveVenues()).as("one ring is down").isEmpty();
    board.report(new FeedHealth("TEST", "TEST.trades.ring", FeedHealth.State.LIVE, 0, 0, 0));
    assertThat(board.liveVenues()).containsExactly("TEST");
    pass(5_000);
    assertThat(board.liveVenues()).as("its readers are silent").isEmpty();
  }

  @Test
  void shouldNumberStatusMessagesAndNameTheNode() {
    FeedStatusChannel status = new FeedStatusChannel("node-a", clock);
    board.report(health(FeedHealth.State.LIVE, 10));
    StreamMessage first = status.next(board.feeds(), List.of());
    StreamMessage second = status.next(board.feeds(), List.of());
    assertThat(first.seq()).isEqualTo(1);
    assertThat(second.seq()).isEqualTo(2);
    assertThat(second.key()).isNotNull();
    assertThat(status.initial(board.feeds(), List.of()).seq()).isEqualTo(2);
    assertThat(new String(first.json(), UTF_8))
        .isEqualTo(
            "{\"type\":\"status\",\"timestamp\":\"1970-01-01T00:00:00.000Z\",\"data\":{\"node\":\"node-a\",\"feeds\":[{\"venue\":\"TEST\",\"ring\":\"TEST.book.ring\",\"state\":\"LIVE\",\"heartbeat_age_ms\":10,\"behind\":7,\"lost\":2}],\"latency\":[]},\"ch\":\"status\",\"seq\":1,\"epoch\":0}");
  }

  private void pass(long ms) {
    now.set(now.get().plus(Duration.ofMillis(ms)));
  }

  private static FeedHealth health(FeedHealth.State state, long ageMs) {
    return new FeedHealth("TEST", "TEST.book.ring", state, ageMs, 7, 2);
  }
}
