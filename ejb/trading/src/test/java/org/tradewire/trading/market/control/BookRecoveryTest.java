package org.tradewire.trading.market.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.FeedControlException;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedFound;
import org.tradewire.feed.api.FeedGap;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;

class BookRecoveryTest {

  private final MarketData market =
      new MarketData(
          new MarketConfiguration(key -> Optional.empty()),
          new MarketSummaries(),
          Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final List<String> asked = new ArrayList<>();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private long nowNs = 5;
  private final BookRecovery recovery = new BookRecovery(market, tasks::add, () -> nowNs);
  private boolean refuses;

  @BeforeEach
  void find() {
    accept(new FeedFound("TEST", this::ask));
  }

  private String ask(FeedControl.Action action, String symbol) throws FeedControlException {
    asked.add(action + symbol);
    if (refuses) {
      throw FeedControlException.refused("Not now.");
    }
    return "";
  }

  @Test
  void shouldAskForNothingWhileNothingIsLost() {
    look();
    accept(new FeedGap("TEST", "TEST.trades.ring", 3, FeedGap.Cause.LAPPED));
    look();
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldAskOnceForFullBooksOnAnotherThread() {
    lose("TEST");
    recovery.look();
    recovery.look();
    assertThat(asked).as("not on the ring's thread").isEmpty();
    look();
    look();
    assertThat(asked).containsExactly("FULL_BOOKS");
  }

  @Test
  void shouldAskAgainForWhatIsLostLaterButOnceASecondAtMost() {
    lose("TEST");
    look();
    lose("TEST");
    nowNs += TimeUnit.MILLISECONDS.toNanos(999);
    look();
    assertThat(asked).hasSize(1);
    nowNs += TimeUnit.MILLISECONDS.toNanos(1);
    look();
    assertThat(asked).hasSize(2);
  }

  @Test
  void shouldLeaveItToTheRoundWhereTheCollectorRefusesOrCannotBeReached() {
    refuses = true;
    lose("TEST");
    lose("FAR");
    look();
    nowNs += TimeUnit.SECONDS.toNanos(10);
    look();
    assertThat(asked).containsExactly("FULL_BOOKS");
  }

  private void look() {
    recovery.look();
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private void lose(String venue) {
    accept(new FeedGap(venue, venue + ".book.ring", 1, FeedGap.Cause.LAPPED));
  }

  private void accept(FeedEvent event) {
    market.accept(
        List.of(event),
        new Audience() {
          @Override
          public boolean listensTo(Channel channel) {
            return false;
          }

          @Override
          public void publish(List<StreamMessage> batch) {
            assertThat(batch).isEmpty();
          }

          @Override
          public void renumber(String venue) {
            throw new AssertionError("no source changes");
          }
        });
  }
}
