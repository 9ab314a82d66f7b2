package org.tradewire.streaming.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradewire.streaming.StreamFixture;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.DeliveryMode;
import org.tradewire.streaming.message.ChangeFolding;
import org.tradewire.streaming.message.SignalFilter;
import org.tradewire.streaming.message.SkippedRange;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.meter.ChannelMeter;
import org.tradewire.streaming.session.Flow.Waiting;

class BacklogTest {

  private final StreamFixture node = new StreamFixture();
  private final Flow room = flow(Channel.challenge(UUID.randomUUID()));
  private final Flow tape = flow(Channel.trades("SIMULATOR", "BTC-USD"));
  private final Flow book = flow(Channel.book("SIMULATOR", "BTC-USD"));
  private final Flow ticker = flow(Channel.parse("ticker:SIMULATOR:BTC-USD"));
  private final Flow otherTicker = flow(Channel.parse("ticker:SIMULATOR:ETH-USD"));

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldPutEventsBeforeState() {
    Backlog backlog = backlog(10, 10_000);
    offer(backlog, tape, 1, 2);
    offer(backlog, room, 1, 2);
    assertThat(drain(backlog))
        .containsExactly("challenge 1", "challenge 2", "trades 1", "trades 2");
  }

  @Test
  void shouldGiveUpStateBeforeItEndsTheSessionForAnEvent() {
    Backlog backlog = backlog(4, 10_000);
    offer(backlog, tape, 1, 2);
    offer(backlog, book, 1, 2);

    assertThat(offer(backlog, room, 1, 4)).isTrue();
    assertThat(backlog.size()).isEqualTo(4);
    assertThat(offer(backlog, room, 5, 5)).isFalse();
  }

  @Test
  void shouldHaveRoomForEventsHoweverMuchStateWaits() {
    Backlog backlog = backlog(4, 1_000);
    offer(backlog, tape, 1, 4);

    assertThat(backlog.hasRoomForEvents(4, 80)).isTrue();
    assertThat(backlog.hasRoomForEvents(5, 80)).isFalse();
    assertThat(backlog.hasRoomForEvents(1, 1_001)).as("alone").isTrue();
    assertThat(backlog.hasRoomForEvents(2, 1_001)).isFalse();
    assertThat(backlog.hasReplayRoomFor(room.channel(), 2, 80)).isTrue();
    assertThat(backlog.hasReplayRoomFor(room.channel(), 3, 80)).isFalse();
    assertThat(backlog.hasReplayRoomFor(tape.channel(), 1, 20)).isFalse();
  }

  @Test
  void shouldHaveNoRoomForEventsBesideWhatDoesNotGiveWay() {
    Backlog backlog = backlog(4, 1_000);
    offer(backlog, flow(tape.channel(), DeliveryMode.RAW), 1, 2);
    offer(backlog, ticker, 1, 1);
    offer(backlog, room, 1, 1);

    assertThat(backlog.hasRoomForEvents(1, 20)).isTrue();
    assertThat(backlog.hasRoomForEvents(2, 20)).isFalse();
  }

  @Test
  void shouldReadBookAgainThatGaveWayToEvents() {
    Backlog backlog = backlog(2, 10_000);
    offer(backlog, book, 1, 2);
    offer(backlog, room, 1, 1);
    offer(backlog, book, 3, 3);

    assertThat(backlog.toRead()).isEmpty();
    assertThat(drain(backlog)).containsExactly("challenge 1");
    assertThat(backlog.toRead()).containsExactly(book);
    backlog.isRead(book);
    offer(backlog, book, 4, 4);
    assertThat(drain(backlog)).containsExactly("book 4");
  }

  @Test
  void shouldStayWithinItsBytesWhenALargeMessageDisplacesSmallOnes() {
    Backlog backlog = backlog(1000, 1000);
    for (long seq = 1; seq <= 50; seq++) {
      backlog.offer(tape, message(tape, seq, 20));
    }
    backlog.offer(tape, message(tape, 51, 900));
    assertThat(drain(backlog))
        .containsExactly(
            "trades 46", "trades 47", "trades 48", "trades 49", "trades 50", "trades 51");
  }

  @Test
  void shouldLetOneMessageThroughWhateverItsSize() {
    Backlog backlog = backlog(10, 100);
    assertThat(backlog.offer(book, message(book, 1, 5000))).isTrue();
    assertThat(drain(backlog)).containsExactly("book 1");
  }

  @Test
  void shouldConflateWithinAChannelAlone() {
    Backlog backlog = backlog(10, 10_000);
    backlog.offer(ticker, message(ticker, 1, 20).withKey("best"));
    backlog.offer(otherTicker, message(otherTicker, 7, 20).withKey("best"));
    backlog.offer(ticker, message(ticker, 2, 20).withKey("best"));
    assertThat(drain(backlog)).containsExactly("ticker 7", "ticker 2");
    assertThat(backlog.dropped()).isZero();
  }

  @Test
  void shouldSayExactlyWhichNumbersItConflated() {
    Backlog backlog = backlog(10, 10_000);
    String[] keys = {"a", "b", "a", "c", "a", "a"};
    for (int i = 0; i < keys.length; i++) {
      backlog.offer(ticker, message(ticker, i + 1, 20).withKey(keys[i]));
    }
    assertThat(skipped(backlog)).containsExactly("1-1 before 2", "3-3 before 4", "5-5 before 6");
  }

  @Test
  void shouldSayWhatItDroppedBeforeTheNextMessageOfTheChannel() {
    Backlog backlog = backlog(3, 10_000);
    offer(backlog, tape, 1, 3);
    offer(backlog, ticker, 1, 1);
    offer(backlog, tape, 4, 5);
    assertThat(skipped(backlog)).containsExactly("1-3 before 4");
    offer(backlog, tape, 6, 6);
    assertThat(skipped(backlog)).isEmpty();
  }

  @Test
  void shouldKeepNewestEventsWhereEachMayBeDropped() {
    Backlog backlog = backlog(3, 10_000);
    assertThat(offer(backlog, flow(room.channel(), DeliveryMode.DISTINCT), 1, 5)).isTrue();
    assertThat(drain(backlog)).containsExactly("challenge 3", "challenge 4", "challenge 5");
    assertThat(backlog.dropped()).isEqualTo(2);
  }

  @Test
  void shouldForgetSubscriptionThatEnded() {
    Backlog backlog = backlog(10, 10_000);
    offer(backlog, tape, 1, 3);
    offer(backlog, room, 1, 1);
    backlog.remove(tape);
    assertThat(drain(backlog)).containsExactly("challenge 1");
  }

  @Test
  void shouldBoundAnswers() {
    Backlog backlog = backlog(10, 10_000);
    int taken = 0;
    while (taken < 100_000 && backlog.answer(new byte[20])) {
      taken++;
    }
    assertThat(taken).isBetween(100, 1024);
  }

  @Test
  void shouldEndTheSessionRatherThanDropWhatTheClientWantsWhole() {
    Backlog backlog = backlog(3, 10_000);
    Flow whole = flow(tape.channel(), DeliveryMode.RAW);
    offer(backlog, ticker, 1, 1);
    assertThat(offer(backlog, whole, 1, 3)).isTrue();
    assertThat(backlog.dropped()).isEqualTo(1);
    assertThat(offer(backlog, whole, 4, 4)).isFalse();
  }

  @Test
  void shouldMergeChangesOfABookThatPileUp() {
    Backlog backlog = backlog(100, 10_000);
    for (long seq = 1; seq <= 20; seq++) {
      backlog.offer(book, change(seq));
    }
    assertThat(backlog.size()).isEqualTo(8);
    List<String> sent = new ArrayList<>();
    for (Waiting next = backlog.poll(); next != null; next = backlog.poll()) {
      sent.add(new String(next.part().json(), StandardCharsets.US_ASCII));
      if (next.skipped() != null) {
        sent.add("after " + next.skipped().from() + "-" + next.skipped().to());
      }
    }
    assertThat(sent)
        .containsExactly(
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            "8+9+10+11+12+13+14+15+16+17+18+19+20",
            "after 8-19");
  }

  @Test
  void shouldSayBeforeAMergedChangeWhichNumbersItLeapsOver() {
    Backlog backlog = backlog(2, 10_000);
    backlog.offer(book, change(1));
    backlog.offer(book, change(2));
    book.skipped(new SkippedRange(1, 3, 3)); // The next change leads from 2 to 4.
    backlog.offer(book, change(4));
    backlog.offer(tape, message(tape, 1, 20));

    assertThat(skipped(backlog)).containsExactly("2-3 before 2");
    assertThat(book.takeSkipped()).isNull();
  }

  @Test
  void shouldMergeChangesOfABookWhenFullRatherThanReadItAgain() {
    Backlog backlog = backlog(2, 10_000);
    for (long seq = 1; seq <= 20; seq++) {
      assertThat(backlog.offer(book, change(seq))).isTrue();
    }
    assertThat(backlog.size()).isEqualTo(2);
    assertThat(drain(backlog)).containsExactly("book 1", "book 2");
    assertThat(backlog.toRead()).isEmpty();
  }

  @Test
  void shouldMergeChangedLevelsOfAHeatmapRatherThanDropThem() {
    Flow levels = flow(Channel.heatmapLevels(Channel.heatmap("BTC-USDT")));
    Backlog backlog = backlog(2, 10_000);
    for (long seq = 1; seq <= 20; seq++) {
      assertThat(backlog.offer(levels, change(levels, seq, 1))).isTrue();
    }
    assertThat(backlog.dropped()).isZero();
    assertThat(backlog.size()).isEqualTo(2);

    backlog.offer(levels, StreamMessage.initial(levels.channel(), 1, 21, new byte[20]));
    assertThat(drain(backlog))
        .as("the whole replaces changes")
        .containsExactly("heatmap-levels 21");
  }

  @Test
  void shouldReadBookAgainWhoseMergedChangeIsLargerThanItsState() {
    Backlog backlog = backlog(2, 1 << 20);
    for (long seq = 1; seq <= 20; seq++) {
      backlog.offer(book, change(seq, 10_000));
    }
    assertThat(drain(backlog)).isEmpty();
    assertThat(backlog.toRead()).containsExactly(book);
  }

  private static Flow flow(Channel channel) {
    return flow(channel, channel.kind().defaultMode());
  }

  private static Flow flow(Channel channel, DeliveryMode mode) {
    return new Flow(channel, mode, 0, SignalFilter.NONE, ChannelMeter.NO_OP);
  }

  private StreamMessage change(long seq) {
    return change(seq, 1);
  }

  private StreamMessage change(long seq, int size) {
    return change(book, seq, size);
  }

  private static StreamMessage change(Flow to, long seq, int size) {
    byte[] json = Long.toString(seq).getBytes(StandardCharsets.US_ASCII);
    return StreamMessage.live(to.channel(), 1, seq, json).withFolding(new Sum(size), seq);
  }

  /** Merges by writing a plus sign. */
  private record Sum(int size) implements ChangeFolding<StreamMessage> {

    @Override
    public Folded<StreamMessage> begin(StreamMessage first) {
      return new Folded<>() {
        private StreamMessage newest = first;
        private String text = first.change().toString();
        private int count = 1;

        @Override
        public void add(StreamMessage newer) {
          newest = newer;
          text += "+" + newer.change();
          count++;
        }

        @Override
        public int estimatedBytes() {
          return count * size;
        }

        @Override
        public StreamMessage toMessage() {
          byte[] json = text.getBytes(StandardCharsets.US_ASCII);
          return StreamMessage.live(newest.channel(), newest.epoch(), newest.seq(), json);
        }
      };
    }
  }

  private Backlog backlog(int messages, int bytes) {
    SessionLimits limits = StreamFixture.queueOf(messages, bytes);
    return new Backlog(limits, new Pace(limits, 0), node.statistics);
  }

  private static boolean offer(Backlog backlog, Flow to, long from, long last) {
    boolean taken = true;
    for (long seq = from; seq <= last; seq++) {
      taken = backlog.offer(to, message(to, seq, 20));
    }
    return taken;
  }

  private static StreamMessage message(Flow to, long seq, int size) {
    return StreamMessage.live(to.channel(), 1, seq, new byte[size]);
  }

  private static List<String> drain(Backlog backlog) {
    List<String> taken = new ArrayList<>();
    for (Waiting next = backlog.poll(); next != null; next = backlog.poll()) {
      taken.add(next.message.channel().kind().prefix() + ' ' + next.message.seq());
    }
    return taken;
  }

  private static List<String> skipped(Backlog backlog) {
    List<String> notes = new ArrayList<>();
    for (Waiting next = backlog.poll(); next != null; next = backlog.poll()) {
      SkippedRange range = next.skipped();
      if (range != null) {
        notes.add(range.from() + "-" + range.to() + " before " + next.message.seq());
      }
    }
    return notes;
  }
}
