package org.tradewire.trading.outbox.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.outbox.control.OutboxTail;
import org.tradewire.trading.testing.SettableClock;

class LogFollowerTest {

  private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");

  private final List<Instant> begun = new ArrayList<>();
  private final List<Long> published = new ArrayList<>();
  private final List<StreamMessage> stored = new ArrayList<>();
  private final SettableClock clock = new SettableClock(START);
  private boolean databaseAway;

  private final LogFollower<OutboxTail> follower =
      new LogFollower<>(this::begin, this::next, this::publish, clock);

  private void publish(List<StreamMessage> messages) {
    messages.forEach(message -> published.add(message.seq()));
  }

  @Test
  void shouldBeginWhereItHadBeenToldOfEverything() {
    clock.set(START.plusSeconds(60));
    follower.isComplete();
    clock.set(START.plusSeconds(62));
    store(1);

    follower.follow();
    store(2);
    follower.follow();

    assertThat(published).containsExactly(1L, 2L);
    assertThat(begun).containsExactly(START.plusSeconds(60).minus(LogFollower.UNNOTICED));
  }

  @Test
  void shouldReachBackBehindAnAbsenceOfTheDatabaseHoweverLong() {
    databaseAway = true;
    for (int second = 1; second <= 600; second++) {
      clock.set(START.plusSeconds(second));
      assertThatThrownBy(follower::follow).hasMessage("away");
    }
    databaseAway = false;
    store(1);

    follower.follow();

    assertThat(published).containsExactly(1L);
    assertThat(begun.get(begun.size() - 1)).isEqualTo(START.minus(LogFollower.UNNOTICED));
  }

  @Test
  void shouldBeginAnewAfterALookThatFailed() {
    store(1);
    follower.follow();
    databaseAway = true;
    assertThatThrownBy(follower::follow).hasMessage("away");
    databaseAway = false;

    follower.follow();

    assertThat(begun).hasSize(2);
  }

  @Test
  void shouldNotFollowFromBeforeWhatTheRelayHasTold() {
    follower.follow();
    clock.set(START.plus(Duration.ofHours(1)));
    follower.isComplete();

    follower.follow();

    assertThat(begun).last().isEqualTo(clock.instant().minus(LogFollower.UNNOTICED));
  }

  private OutboxTail begin(Instant back) {
    begun.add(back);
    return new OutboxTail(0);
  }

  private List<StreamMessage> next(OutboxTail tail) {
    if (databaseAway) {
      throw new IllegalStateException("away");
    }
    List<StreamMessage> read = List.copyOf(stored);
    stored.clear();
    return read;
  }

  private void store(long seq) {
    stored.add(StreamMessage.live(Channel.alerts(), 1, seq, "{}".getBytes(StandardCharsets.UTF_8)));
  }
}
