package org.tradewire.trading.market.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.FeedControlException;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedFound;
import org.tradewire.feed.api.FeedGap;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.sbe.FeedBatch;
import org.tradewire.trading.market.entity.BookView;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.market.entity.VenueSymbol;
import org.tradewire.trading.testing.SettableClock;

/** A node with a ring and one without, on one relay. */
class FeedRelayTest {

  private static final String VENUE = "FAR";
  private static final VenueSymbol BTC = new VenueSymbol(VENUE, "BTC-USD");
  private static final long FIRST_LEASE = 1_001;

  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(1_000);
  private final SettableClock clock = new SettableClock(Instant.ofEpochSecond(1_000));
  private long nowNs = 5;
  private final TestNode near = new TestNode();
  private final TestNode far = new TestNode();

  /** A node as the boundary puts it together. */
  private final class TestNode implements Audience {
    final List<String> published = new ArrayList<>();
    final List<FeedControl.Action> asked = new ArrayList<>();
    final MarketSummaries summaries = new MarketSummaries();
    final MarketData market = MarketControlFixture.market(summaries, clock);
    final Leases leases = new Leases(broker, () -> nowNs);
    final BookRecovery recovery = new BookRecovery(market, Runnable::run, () -> nowNs);
    final FeedRelay relay = new FeedRelay(market, broker, leases, () -> nowNs);
    final RelayedFeeds relayed =
        new RelayedFeeds(market, broker, this, recovery::look, () -> nowNs);

    TestNode() {
      FeedTalk.Listener talk =
          new FeedTalk.Listener() {
            @Override
            public void nodeReads(Set<String> venues) {
              relay.nodeReads(venues);
            }

            @Override
            public void offered(String venue, long epoch) {
              relayed.offered(venue, epoch);
            }

            @Override
            public void booksAsked(String venue) {
              relay.booksAsked(venue);
            }
          };
      broker.listen(FeedTalk.TOPIC, said -> FeedTalk.hear(said, talk));
    }

    /** What the ring's reader hands over. */
    void read(FeedEvent... events) {
      market.accept(List.of(events), this);
      relay.forward(List.of(events));
      recovery.look();
    }

    void live() {
      read(new FeedFound(VENUE, this::ask));
      heartbeat();
    }

    void heartbeat() {
      for (String ring : List.of(".trades.ring", ".book.ring")) {
        read(new FeedHealth(VENUE, VENUE + ring, FeedHealth.State.LIVE, 10, 0, 0));
      }
    }

    void dead() {
      read(new FeedHealth(VENUE, VENUE + ".book.ring", FeedHealth.State.DOWN, 90_000, 0, 0));
    }

    private String ask(FeedControl.Action action, String symbol) {
      asked.add(action);
      return "";
    }

    @Override
    public boolean listensTo(Channel channel) {
      return true;
    }

    @Override
    public void publish(List<StreamMessage> batch) {
      for (StreamMessage each : batch) {
        published.add(
            each.channel().kind().prefix()
                + (each.initial() ? " state " : " ")
                + each.epoch()
                + '/'
                + each.seq());
        assertThat(new String(each.json(), UTF_8)).contains(each.channel().name());
      }
    }

    @Override
    public void renumber(String venue) {
      published.add("renumber " + venue);
    }

    List<BookView> books() {
      return market.book(BTC, 100).stream().toList();
    }
  }

  @Test
  void shouldSendNothingWhileNobodyMissesAnything() {
    near.live();
    far.live();
    List<byte[]> sent = new ArrayList<>();
    broker.listen(FeedTalk.records(VENUE), sent::add);
    for (int i = 0; i < 20; i++) {
      second();
      near.heartbeat();
      far.heartbeat();
      near.read(trade(1, i + 1));
    }
    assertThat(sent).isEmpty();
    assertThat(near.leases.epoch("ring:FAR")).isEmpty();
  }

  @Test
  void shouldBringBooksAndTapesToANodeWithoutARing() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5), level(Side.SELL, 101, 6)), trade(1, 1));
    near.read(trade(1, 2));
    untilRelayed();

    near.heartbeat();
    near.read(change(1, 8, level(Side.BUY, 100, 9)));
    near.read(trade(1, 3));

    assertThat(far.books()).isEqualTo(renumbered(near.books(), FIRST_LEASE));
    assertThat(far.market.newestTrades(BTC, 10))
        .extracting(TradeTick::seq)
        .containsExactly(1L, 2L, 3L);
    assertThat(far.published)
        .containsExactly(
            "renumber FAR",
            "trades state 1001/1",
            "trades state 1001/2",
            "book state 1001/7",
            "book 1001/8",
            "trades 1001/3");
    assertThat(far.market.isLive(VENUE)).isTrue();
    assertThat(far.market.liveVenues()).as("leases are for who has the ring").isEmpty();
    assertThat(far.market.feeds()).extracting(FeedHealth::ring).containsExactly("FAR.relay");
  }

  @Test
  void shouldTellOfATapeThatBeginsAsMuchAsToOneWhoJoins() {
    near.live();
    for (int seq = 1; seq <= 60; seq++) {
      near.read(trade(1, seq));
    }
    untilRelayed();
    near.heartbeat();

    assertThat(far.market.newestTrades(BTC, 100)).hasSize(60);
    assertThat(far.published)
        .hasSize(1 + 50)
        .contains("trades state 1001/11", "trades state 1001/60")
        .doesNotContain("trades state 1001/10");
  }

  @Test
  void shouldNotCountTradesOfBeforeInCandles() {
    near.live();
    near.read(trade(1, 1), trade(1, 2));
    untilRelayed();
    near.heartbeat();
    assertThat(far.market.newestTrades(BTC, 10)).hasSize(2);
    assertThat(far.summaries.candle(BTC, TimeFrame.M1)).isEmpty();
    near.read(trade(1, 3));
    assertThat(far.summaries.candle(BTC, TimeFrame.M1).orElseThrow().trades()).isEqualTo(1);
  }

  @Test
  void shouldSendABookBetweenUpdatesOnly() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)));
    untilRelayed();
    near.read(part(1, 8, level(Side.BUY, 101, 5)));
    assertThat(far.books()).isEmpty();

    near.read(change(1, 9, level(Side.BUY, 102, 5)));
    near.read(change(1, 10, level(Side.BUY, 103, 5)));

    assertThat(far.books()).isEqualTo(renumbered(near.books(), FIRST_LEASE));
    assertThat(far.published).containsExactly("renumber FAR", "book state 1001/9", "book 1001/10");
  }

  @Test
  void shouldAskAgainWhereRecordsAreLost() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)));
    untilRelayed();
    near.heartbeat();
    broker.stopListening(FeedTalk.records(VENUE)); // A break of the relay.
    near.read(change(1, 8, level(Side.BUY, 99, 5)));
    broker.listen(FeedTalk.records(VENUE), bytes -> far.relayed.receive(VENUE, bytes));

    near.read(change(1, 9, level(Side.BUY, 98, 5)));
    assertThat(far.books()).as("known to be wrong").isEmpty();
    second();
    near.heartbeat();

    assertThat(far.books()).isEqualTo(renumbered(near.books(), FIRST_LEASE));
    assertThat(far.published)
        .containsExactly(
            "renumber FAR", "book state 1001/7", "book state 1001/7", "book state 1001/9");
  }

  @Test
  void shouldTakeALeaseAnewWhereTheCollectorNumbersAnew() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)), trade(1, 50));
    untilRelayed();
    near.heartbeat();

    near.read(new FeedGap(VENUE, VENUE + ".book.ring", 0, FeedGap.Cause.WRITER_RESTARTED));
    near.read(full(2, 1, level(Side.BUY, 200, 5)));
    near.read(trade(2, 1));
    assertThat(far.books()).as("not under the old epoch").isNotEqualTo(near.books());
    for (int i = 0; i < 4; i++) {
      second();
      near.heartbeat();
    }
    near.read(change(2, 2, level(Side.BUY, 201, 5)));
    second();
    near.heartbeat();

    long epoch = near.leases.epoch("ring:FAR").orElseThrow();
    assertThat(epoch).isGreaterThan(FIRST_LEASE);
    assertThat(far.books()).isEqualTo(renumbered(near.books(), epoch));
    assertThat(far.published)
        .contains("book state 1001/7", "book state " + epoch + "/1", "book " + epoch + "/2");
  }

  @Test
  void shouldLeaveTapesOfAnEarlierWriterOut() {
    near.live();
    near.read(
        new TradeTick(VENUE, "ETH-USD", 1, 9, 100, 0, 1, 0, Side.BUY, 1, 7, 8, 9), trade(1, 9));
    near.read(trade(2, 1));
    untilRelayed();
    near.heartbeat();
    second();
    near.heartbeat();

    assertThat(near.leases.epoch("ring:FAR")).as("not taken anew").hasValue(FIRST_LEASE);
    assertThat(far.published).containsExactly("renumber FAR", "trades state 1001/1");
  }

  @Test
  void shouldGoBackToItsOwnRing() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)));
    untilRelayed();
    near.heartbeat();
    far.published.clear();

    far.live();
    far.read(change(1, 8, level(Side.BUY, 100, 5)), trade(1, 1));
    assertThat(far.published).as("of a ring that is not read yet").isEmpty();
    for (int i = 0; i < 3; i++) {
      second();
      near.heartbeat();
      far.heartbeat();
    }
    far.read(full(1, 8, level(Side.BUY, 100, 4)));
    near.read(full(1, 8, level(Side.BUY, 100, 4)));

    assertThat(far.published)
        .containsExactly("book state 1001/7", "renumber FAR", "book state 1/8");
    assertThat(far.asked).containsExactly(FeedControl.Action.FULL_BOOKS);
    assertThat(far.books()).isEqualTo(near.books());
    for (int i = 0; i < 6; i++) {
      second();
      near.heartbeat();
      far.heartbeat();
    }
    assertThat(near.leases.epoch("ring:FAR")).as("nobody misses it").isEmpty();
  }

  @Test
  void shouldReadThroughTheRelayWhereItsOwnRingDies() {
    near.live();
    far.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)));
    far.read(full(1, 7, level(Side.BUY, 100, 5)));
    far.dead();
    untilRelayed();
    near.heartbeat();

    assertThat(far.published)
        .containsExactly("book state 1/7", "book state 1/7", "renumber FAR", "book state 1001/7");
    assertThat(far.market.isLive(VENUE)).isTrue();
  }

  @Test
  void shouldGoOnUnderTheNextLeaseWhereTheNodeThatRelaysIsGone() {
    TestNode other = new TestNode();
    near.live();
    other.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)));
    other.read(full(1, 7, level(Side.BUY, 100, 5)));
    untilRelayed(other);
    near.heartbeat();
    near.leases.close();
    assertThat(far.books()).hasSize(1);

    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofSeconds(1));
      nowNs += TimeUnit.SECONDS.toNanos(1);
      other.leases.renew();
      other.relay.turn();
      far.relayed.turn();
      other.heartbeat();
    }
    other.read(change(1, 8, level(Side.BUY, 100, 9)));
    near.read(change(1, 8, level(Side.BUY, 100, 1)));

    long epoch = other.leases.epoch("ring:FAR").orElseThrow();
    assertThat(epoch).isGreaterThan(FIRST_LEASE);
    assertThat(far.books()).isEqualTo(renumbered(other.books(), epoch));
  }

  @Test
  void shouldSayWhereACollectorIsSteered() {
    near.live();
    untilRelayed();
    assertThatThrownBy(
            () -> far.market.control(VENUE).orElseThrow().ask(FeedControl.Action.DISABLE, ""))
        .isInstanceOf(FeedControlException.class)
        .hasMessageContaining("on a node that reads its rings");
  }

  @Test
  void shouldTurnStaleWhenTheNodeThatRelaysSaysNothing() {
    near.live();
    untilRelayed();
    assertThat(far.market.isLive(VENUE)).isTrue();
    clock.advance(Duration.ofSeconds(5));
    assertThat(far.market.isLive(VENUE)).isFalse();
    assertThat(far.market.feeds())
        .extracting(FeedHealth::state)
        .containsExactly(FeedHealth.State.STALE);
  }

  @Test
  void shouldNotNumberAnewUnderAnEpochThatItHadBeforeARelayBroke() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)));
    untilRelayed();
    near.heartbeat();
    withoutLease(full(2, 1, level(Side.BUY, 200, 5)));
    near.read(change(2, 2, level(Side.BUY, 201, 5)));
    seconds(4);

    assertThat(far.books())
        .isEqualTo(renumbered(near.books(), near.leases.epoch("ring:FAR").orElseThrow()));
  }

  @Test
  void shouldVoidBooksOfWhichRecordsWereNotSent() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)));
    untilRelayed();
    near.heartbeat();
    assertThat(far.books()).hasSize(1);
    withoutLease(full(1, 8));
    seconds(4);

    assertThat(near.books()).isEmpty();
    assertThat(far.books()).isEmpty();
    assertThat(near.leases.epoch("ring:FAR").orElseThrow()).isGreaterThan(FIRST_LEASE);
  }

  @Test
  void shouldVoidBooksOfWhichTheNodeThatRelaysHasLostRecords() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)));
    untilRelayed();
    near.heartbeat();
    assertThat(far.books()).hasSize(1);
    near.read(new FeedGap(VENUE, VENUE + ".trades.ring", 3, FeedGap.Cause.LAPPED));
    seconds(2);
    assertThat(far.books()).as("of trades alone").hasSize(1);

    near.read(new FeedGap(VENUE, VENUE + ".book.ring", 3, FeedGap.Cause.LAPPED));
    seconds(4);

    assertThat(near.books()).isEmpty();
    assertThat(far.books()).isEmpty();
  }

  @Test
  void shouldKeepALeaseUnderWhichNothingWasMissed() {
    near.live();
    untilRelayed();
    near.heartbeat();
    withoutLease(new FeedHealth(VENUE, VENUE + ".book.ring", FeedHealth.State.LIVE, 10, 0, 0));
    seconds(4);
    assertThat(near.leases.epoch("ring:FAR")).hasValue(FIRST_LEASE);
  }

  @Test
  void shouldAskAgainWhereTheAnswerCameBeforeItListened() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)));
    untilRelayed();
    broker.stopListening(FeedTalk.records(VENUE));
    near.heartbeat();
    broker.listen(FeedTalk.records(VENUE), bytes -> far.relayed.receive(VENUE, bytes));
    seconds(3);

    assertThat(far.books()).isEqualTo(renumbered(near.books(), FIRST_LEASE));
  }

  @Test
  void shouldNotThrowAtABatchOfAnotherVersion() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)));
    untilRelayed();
    near.heartbeat();
    far.relayed.receive(VENUE, new byte[] {99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
    assertThat(far.books()).hasSize(1);
  }

  @Test
  void shouldVoidBooksBehindABreakOfItsLink() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)));
    untilRelayed();
    near.heartbeat();
    broker.stopListening(FeedTalk.records(VENUE));
    near.read(full(1, 8)); // The exchange is away.
    broker.listen(FeedTalk.records(VENUE), bytes -> far.relayed.receive(VENUE, bytes));
    far.relayed.reconnected();

    assertThat(far.books()).isEmpty();
    assertThat(far.published).endsWith("book state 1001/7");
  }

  @Test
  void shouldGoOnUnderASmallerEpochWhereNothingComesOfTheGreaterOne() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)), trade(1, 9));
    untilRelayed();
    near.heartbeat();
    far.published.clear();
    far.relayed.receive(VENUE, new FeedBatch(500, false, List.of(full(1, 8))).encode());
    assertThat(far.books()).as("a node that was the relay before").hasSize(1);

    // What was known of the lease is lost, and the clock that its epochs come from was set back.
    nowNs += TimeUnit.SECONDS.toNanos(6);
    List<FeedEvent> records = List.of(full(1, 3, level(Side.BUY, 90, 5)), trade(1, 2));
    far.relayed.receive(VENUE, new FeedBatch(500, false, records).encode());

    assertThat(far.books()).extracting(BookView::epoch).containsExactly(500L);
    assertThat(far.published)
        .containsExactly("book state 1001/7", "renumber FAR", "book state 500/3", "trades 500/2");
  }

  @Test
  void shouldOfferNothingThatItReadsThroughTheRelayItself() {
    near.live();
    near.read(full(1, 7, level(Side.BUY, 100, 5)));
    untilRelayed();
    near.heartbeat();
    near.leases.close();
    List<byte[]> sent = new ArrayList<>();
    far.live();
    far.relay.nodeReads(Set.of());
    far.relay.turn();
    far.leases.renew();
    far.relay.turn();
    broker.listen(FeedTalk.records(VENUE), sent::add);
    far.relay.booksAsked(VENUE);
    far.heartbeat();

    assertThat(sent).as("books of somebody else's ring").isEmpty();
    assertThat(far.leases.epoch("ring:FAR")).isEmpty();
  }

  private void seconds(int count) {
    for (int i = 0; i < count; i++) {
      second();
      near.heartbeat();
    }
  }

  /** The near node may not relay for a moment, and gets its lease back as it was. */
  private void withoutLease(FeedEvent... events) {
    nowNs += TimeUnit.MILLISECONDS.toNanos(3_500);
    near.relay.turn();
    near.read(events);
  }

  private void untilRelayed(TestNode... others) {
    for (int i = 0; !far.market.isRelayed(VENUE); i++) {
      assertThat(i).as("seconds").isLessThan(20);
      near.heartbeat();
      for (TestNode each : others) {
        each.heartbeat();
      }
      second();
    }
  }

  private void second() {
    clock.advance(Duration.ofSeconds(1));
    nowNs += TimeUnit.SECONDS.toNanos(1);
    for (TestNode each : List.of(near, far)) {
      each.leases.renew();
      each.relay.turn();
      each.relayed.turn();
    }
  }

  private static TradeTick trade(long epoch, long seq) {
    return new TradeTick(VENUE, "BTC-USD", epoch, seq, 100, 0, 1, 0, Side.BUY, seq, 7, 8, 9);
  }

  private static BookDelta full(long epoch, long version, LevelChange... levels) {
    return record(epoch, version, 0, BookDelta.Kind.SNAPSHOT, true, List.of(levels));
  }

  private static BookDelta change(long epoch, long version, LevelChange level) {
    return record(epoch, version, version - 1, BookDelta.Kind.DELTA, true, List.of(level));
  }

  /** A change that the next one belongs to. */
  private static BookDelta part(long epoch, long version, LevelChange level) {
    return record(epoch, version, version - 1, BookDelta.Kind.DELTA, false, List.of(level));
  }

  private static BookDelta record(
      long epoch,
      long version,
      long prevVersion,
      BookDelta.Kind kind,
      boolean last,
      List<LevelChange> levels) {
    return new BookDelta(
        VENUE, "BTC-USD", epoch, version, prevVersion, kind, true, last, levels, 7, 9);
  }

  private static LevelChange level(Side side, long price, long quantity) {
    return new LevelChange(side, price, 0, quantity, 0);
  }

  private static List<BookView> renumbered(List<BookView> books, long epoch) {
    return books.stream()
        .map(
            book ->
                new BookView(
                    book.venue(),
                    book.symbol(),
                    epoch,
                    book.version(),
                    book.bids(),
                    book.asks(),
                    book.ringWriteTimeNs()))
        .toList();
  }
}
