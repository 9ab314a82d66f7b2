package org.tradewire.streaming.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.SkippedRange;
import org.tradewire.streaming.message.StreamMessage;

class StandingTest {

  private static final Channel SIGNALS = Channel.signals();
  private static final Channel STATS = Channel.stats();

  private final Standing standing = new Standing(SIGNALS);

  @Test
  void shouldTakeAnythingWhileNothingWasSent() {
    StreamMessage any = live(SIGNALS, 3, 17);

    assertThat(standing.position()).isNull();
    assertThat(standing.isNew(any)).isTrue();
    assertThat(standing.isFollowedBy(any)).isTrue();
    assertThat(standing.missingBefore(any, false)).isNull();
    assertThat(standing.unseenOf(any)).isSameAs(any);
  }

  @Test
  void shouldTellNewFromOldByEpochThenNumber() {
    standing.at(new Position(2, 10));

    assertThat(standing.isNew(live(SIGNALS, 2, 11))).isTrue();
    assertThat(standing.isNew(live(SIGNALS, 3, 1))).isTrue();
    assertThat(standing.isNew(live(SIGNALS, 2, 10))).isFalse();
    assertThat(standing.isNew(live(SIGNALS, 1, 99))).isFalse();
  }

  @Test
  void shouldFindAGapInEventsAndNoneInState() {
    standing.at(new Position(2, 10));
    Standing state = new Standing(STATS);
    state.at(new Position(2, 10));

    assertThat(standing.isFollowedBy(live(SIGNALS, 2, 11))).isTrue();
    assertThat(standing.isFollowedBy(live(SIGNALS, 2, 12))).isFalse();
    assertThat(standing.isFollowedBy(live(SIGNALS, 3, 1))).isFalse();
    assertThat(standing.isFollowedBy(live(SIGNALS, 1, 99))).isTrue();
    assertThat(state.isFollowedBy(live(STATS, 2, 15))).isTrue();
    assertThat(state.isFollowedBy(live(STATS, 3, 1))).isFalse();
  }

  @Test
  void shouldNameWhatIsMissingBeforeAMessageOfTheSameEpoch() {
    standing.at(new Position(2, 10));

    assertThat(standing.missingBefore(live(SIGNALS, 2, 11), false)).isNull();
    assertThat(standing.missingBefore(live(SIGNALS, 2, 14), false))
        .isEqualTo(new SkippedRange(2, 11, 13));
    assertThat(standing.missingBefore(live(SIGNALS, 3, 14), false)).isNull();
  }

  @Test
  void shouldNameWhatLiesBeforeAStateOnlyWhereAllWasPromised() {
    standing.at(new Position(2, 10));
    StreamMessage state = StreamMessage.initial(SIGNALS, 2, 14, json());

    assertThat(standing.missingBefore(state, false)).isNull();
    assertThat(standing.missingBefore(state, true)).isEqualTo(new SkippedRange(2, 11, 13));
  }

  @Test
  void shouldLeaveOutOfJoinedMessagesWhatTheClientHas() {
    standing.at(new Position(2, 10));
    StreamMessage joined =
        StreamMessage.joined(
            List.of(live(SIGNALS, 2, 9), live(SIGNALS, 2, 10), live(SIGNALS, 2, 11)));

    StreamMessage unseen = standing.unseenOf(joined);

    assertThat(unseen.firstSeq()).isEqualTo(11);
    assertThat(unseen.seq()).isEqualTo(11);
  }

  @Test
  void shouldFallBehindByWhatComesOnTopOfWhatWasMissed() {
    standing.at(new Position(2, 10));

    assertThat(standing.fallsBehind(live(SIGNALS, 2, 500_010))).isFalse();
    assertThat(standing.fallsBehind(live(SIGNALS, 2, 510_010))).isFalse();
    assertThat(standing.fallsBehind(live(SIGNALS, 2, 510_011))).isTrue();
    // What it has made up for is not given back.
    standing.at(new Position(2, 510_000));
    assertThat(standing.fallsBehind(live(SIGNALS, 2, 510_012))).isFalse();
    assertThat(standing.fallsBehind(live(SIGNALS, 2, 520_013))).isTrue();
    standing.caughtUp();
    assertThat(standing.fallsBehind(live(SIGNALS, 2, 600_000))).isFalse();
  }

  @Test
  void shouldHoldBackSoManyMessagesHoweverTheyAreJoined() {
    standing.holdBack();
    for (long seq = 1; seq <= 4_096; seq += 64) {
      long from = seq;
      standing.hold(
          StreamMessage.joined(
              LongStream.range(from, from + 64).mapToObj(each -> live(SIGNALS, 2, each)).toList()));
    }
    assertThat(standing.overflowed()).isFalse();
    assertThat(standing.held()).hasSize(64);

    standing.hold(live(SIGNALS, 2, 4_097));

    assertThat(standing.overflowed()).isTrue();
    assertThat(standing.held()).isEmpty();
  }

  @Test
  void shouldStandWhereTheLastMessageWasAndNowhereAfterItBeginsAnew() {
    standing.sent(live(SIGNALS, 2, 11));
    assertThat(standing.position()).isEqualTo(new Position(2, 11));
    assertThat(standing.isReplacedBy(StreamMessage.initial(SIGNALS, 2, 11, json()))).isTrue();
    assertThat(standing.isReplacedBy(live(SIGNALS, 2, 11))).isFalse();

    standing.begin();

    assertThat(standing.position()).isNull();
    assertThat(standing.isNew(live(SIGNALS, 1, 1))).isTrue();
  }

  private static StreamMessage live(Channel channel, long epoch, long seq) {
    return StreamMessage.live(channel, epoch, seq, json());
  }

  private static byte[] json() {
    return "{\"type\":\"trade\"}".getBytes(StandardCharsets.UTF_8);
  }
}
