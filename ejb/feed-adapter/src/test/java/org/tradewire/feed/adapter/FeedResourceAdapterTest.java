package org.tradewire.feed.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.work.HintsContext;
import jakarta.resource.spi.work.WorkContextProvider;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.feed.api.BookDelta;
import org.tradewire.feed.api.FeedControl;
import org.tradewire.feed.api.FeedControlException;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedFound;
import org.tradewire.feed.api.FeedGap;
import org.tradewire.feed.api.FeedHealth;
import org.tradewire.feed.api.FeedReception;
import org.tradewire.feed.api.LevelChange;
import org.tradewire.feed.api.Side;
import org.tradewire.feed.api.TradeTick;
import org.tradewire.feed.api.VenueCandle;
import org.tradewire.feed.api.VenueMinute;
import org.tradewire.feed.ring.TradeRecord;
import org.tradewire.feed.ring.VenueFeedWriter;
import org.tradewire.feed.ring.control.ControlServer;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FeedResourceAdapterTest {

  @TempDir Path directory;

  private final FakeContainer container = new FakeContainer();
  private final FeedResourceAdapter adapter = new FeedResourceAdapter();
  private final FeedActivationSpec spec = new FeedActivationSpec();

  @BeforeEach
  void configure() {
    FeedReception.open();
    adapter.setFeedDirectory(directory.toString());
  }

  @AfterEach
  void stop() {
    FeedReception.close();
    adapter.stop();
    container.close();
  }

  @Test
  void shouldDeliverTradesAndBookChangesWithAllTheirFields() throws Exception {
    activate();
    try (VenueFeedWriter writer = writer("TEST")) {
      writer.trade(
          new TradeRecord()
              .begin("BTC-USD")
              .price(6_500_050, 2)
              .quantity(12_000, 5)
              .aggressorSold(true)
              .tradeId(77)
              .times(1_000, 2_000),
          1);
      writer
          .delta("BTC-USD", 5, 3_000)
          .level(true, 100, 1, 20, 2)
          .level(false, 99, 0, 0, 0)
          .commit();
      writer.snapshot("ETH-USD", 9, 0).level(true, 1, 0, 2, 0).commit();
      await().until(() -> trades().size() == 1 && books().size() == 2);
      TradeTick trade = trades().get(0);
      assertThat(trade)
          .isEqualTo(
              new TradeTick(
                  "TEST",
                  "BTC-USD",
                  writer.epoch(),
                  1,
                  6_500_050,
                  2,
                  12_000,
                  5,
                  Side.SELL,
                  77,
                  1_000,
                  2_000,
                  trade.ringWriteTimeNs()));
      assertThat(trade.ringWriteTimeNs()).isPositive();
      BookDelta delta = books().get(0);
      assertThat(delta)
          .isEqualTo(
              new BookDelta(
                  "TEST",
                  "BTC-USD",
                  writer.epoch(),
                  5,
                  4,
                  BookDelta.Kind.DELTA,
                  true,
                  true,
                  List.of(
                      new LevelChange(Side.SELL, 100, 1, 20, 2),
                      new LevelChange(Side.BUY, 99, 0, 0, 0)),
                  3_000,
                  delta.ringWriteTimeNs()));
      assertThat(books().get(1).kind()).isEqualTo(BookDelta.Kind.SNAPSHOT);
    }
  }

  @Test
  void shouldDeliverTheVenuesMinutes() throws Exception {
    activate();
    try (VenueFeedWriter writer = writer("TEST")) {
      VenueCandle candle =
          new VenueCandle(
              60_000_000_000L,
              new BigDecimal("10.1"),
              new BigDecimal("12"),
              new BigDecimal("9.55"),
              new BigDecimal("11"),
              new BigDecimal("3.5"),
              null,
              new BigDecimal("38.25"),
              17);
      writer.minute("BTC-USD", candle);
      await().until(() -> container.events.stream().anyMatch(VenueMinute.class::isInstance));
      VenueMinute minute =
          container.events.stream()
              .filter(VenueMinute.class::isInstance)
              .map(VenueMinute.class::cast)
              .findFirst()
              .orElseThrow();
      assertThat(minute)
          .isEqualTo(
              new VenueMinute(
                  "TEST",
                  "BTC-USD",
                  new VenueCandle(
                      60_000_000_000L,
                      new BigDecimal("10.10"),
                      new BigDecimal("12.00"),
                      new BigDecimal("9.55"),
                      new BigDecimal("11.00"),
                      new BigDecimal("3.5"),
                      null,
                      new BigDecimal("38.25"),
                      17),
                  minute.ringWriteTimeNs()));
    }
  }

  @Test
  void shouldSayFirstHowTheCollectorCanBeSteered() throws Exception {
    activate();
    try (VenueFeedWriter writer = writer("TEST");
        ControlServer control =
            ControlServer.open(directory, "TEST", line -> "error not " + line)) {
      trade(writer, 1);
      await().until(() -> trades().size() == 1);
      FeedFound found =
          container.events.stream()
              .filter(FeedFound.class::isInstance)
              .map(FeedFound.class::cast)
              .findFirst()
              .orElseThrow();

      assertThatThrownBy(
              () ->
                  found
                      .control()
                      .history(
                          "BTC-USD",
                          Duration.ofHours(1),
                          Instant.EPOCH,
                          Instant.EPOCH.plusSeconds(7_200)))
          .isInstanceOf(FeedControlException.class)
          .hasMessage("not history BTC-USD 3600 0 7200");
      assertThatThrownBy(() -> found.control().ask(FeedControl.Action.RESYNC, "BTC-USD"))
          .isInstanceOf(FeedControlException.class)
          .hasMessage("not resync BTC-USD");
      control.close();
      assertThatThrownBy(() -> found.control().ask(FeedControl.Action.STATUS, ""))
          .isInstanceOf(FeedControlException.class)
          .hasMessage("The collector of TEST does not answer at TEST.control.");
    }
  }

  @Test
  void shouldDeliverOneRingInOrderOnOneThreadWithBracketsAroundEachBatch() throws Exception {
    adapter.setBatchSize("7");
    activate();
    // Seven records, and what the adapter itself says: that it found the ring, and how it does.
    container.receiver = batch -> assertThat(batch).isUnmodifiable().hasSizeLessThanOrEqualTo(9);
    try (VenueFeedWriter writer = writer("TEST")) {
      for (long seq = 1; seq <= 1_000; seq++) {
        trade(writer, seq);
      }
      await().until(() -> trades().size() == 1_000);
    }
    assertThat(trades())
        .extracting(TradeTick::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_000).boxed().toList());
    // The ring of books has nothing to say but that it was found, perhaps later than all trades.
    await()
        .untilAsserted(
            () -> assertThat(container.deliveringThreads).as("a thread per ring").hasSize(2));
    await()
        .untilAsserted(() -> assertThat(container.before.get()).isEqualTo(container.after.get()));
    assertThat(container.created).as("one endpoint instance per ring").hasValue(2);
  }

  @Test
  void shouldTouchNoEndpointBeforeTheStartOfTheApplicationIsAccepted() throws Exception {
    FeedReception.close();
    activate();
    try (VenueFeedWriter writer = writer("TEST")) {
      trade(writer, 1);
      await().until(() -> container.works.size() == 3);
      assertThat(container.created).hasValue(0);

      FeedReception.open();
      await().until(() -> trades().size() == 1);
      assertThat(container.createdWhileClosed).isFalse();
    }
  }

  @Test
  void shouldMakeANewEndpointAndGoOnWhenTheReceiverFails() throws Exception {
    container.receiver =
        batch -> {
          if (batch.stream().anyMatch(e -> e instanceof TradeTick t && t.seq() == 1)) {
            throw new IllegalStateException("a fault in the receiver");
          }
        };
    activate();
    try (VenueFeedWriter writer = writer("TEST")) {
      trade(writer, 1);
      await().until(() -> container.released.get() == 1);
      trade(writer, 2);
      await().until(() -> trades().size() == 1);
      assertThat(trades()).extracting(TradeTick::seq).containsExactly(2L);
      assertThat(container.created.get()).isGreaterThanOrEqualTo(2);
      assertThat(container.after.get()).as("after a failure too").isPositive();
    }
  }

  @Test
  void shouldTellOfTheGapAndOfTheFeedAgainWhenTheReceiverFails() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    container.receiver =
        batch -> {
          if (!over.get()) {
            if (batch.stream().anyMatch(TradeTick.class::isInstance)) {
              over.set(true); // The other ring's thread is here too.
            }
            throw new IllegalStateException("a fault in the receiver");
          }
        };
    activate();
    try (VenueFeedWriter writer = writer("TEST")) {
      trade(writer, 1);
      FeedGap gap = new FeedGap("TEST", "TEST.trades.ring", 0, FeedGap.Cause.READER_RESTARTED);
      await().until(() -> container.events.contains(gap));
      trade(writer, 2);
      await().until(() -> trades().stream().anyMatch(trade -> trade.seq() == 2));
      await()
          .untilAsserted(
              () ->
                  assertThat(container.events.stream().filter(FeedFound.class::isInstance))
                      .hasSize(2));
      assertThat(container.events.stream().filter(FeedGap.class::isInstance)).containsExactly(gap);
    }
  }

  @Test
  void shouldReadOnAndTellOfTheGapWhenAnErrorEndsAnAttempt() throws Exception {
    container.receiver =
        batch -> {
          if (batch.stream().anyMatch(e -> e instanceof TradeTick t && t.seq() == 1)) {
            throw new OutOfMemoryError("made by the test");
          }
        };
    activate();
    try (VenueFeedWriter writer = writer("TEST")) {
      trade(writer, 1);
      FeedGap gap = new FeedGap("TEST", "TEST.trades.ring", 0, FeedGap.Cause.READER_RESTARTED);
      await().until(() -> container.events.contains(gap));
      trade(writer, 2);
      await().until(() -> trades().size() == 1);
      assertThat(trades()).extracting(TradeTick::seq).containsExactly(2L);
      assertThat(container.released).as("the endpoint that failed is given back").hasValue(1);
    }
  }

  @Test
  void shouldReplaceAReaderWhoseThreadHasEnded() throws Exception {
    List<Thread> ended = new CopyOnWriteArrayList<>();
    container.receiver =
        batch -> {
          if (ended.isEmpty() && batch.stream().anyMatch(TradeTick.class::isInstance)) {
            ended.add(Thread.currentThread());
            Thread.currentThread().interrupt();
          }
        };
    activate();
    try (VenueFeedWriter writer = writer("TEST")) {
      trade(writer, 1);
      await().until(() -> !ended.isEmpty());
      await().until(() -> container.works.size() == 4);
      trade(writer, 2);
      await().until(() -> trades().stream().anyMatch(trade -> trade.seq() == 2));
    }
  }

  @Test
  void shouldHoldTheBatchUntilTheEndpointIsAvailable() throws Exception {
    container.unavailable.set(3);
    activate();
    try (VenueFeedWriter writer = writer("TEST")) {
      trade(writer, 1);
      await().until(() -> trades().size() == 1);
    }
    assertThat(container.unavailable).hasValue(0);
  }

  @Test
  void shouldReportHealthEachSecondAndTheEndOfAFeed() throws Exception {
    activate();
    try (VenueFeedWriter writer = writer("TEST")) {
      writer.heartbeat();
      await().until(() -> health(FeedHealth.State.LIVE, "TEST.trades.ring") >= 2);
      await().until(() -> health(FeedHealth.State.LIVE, "TEST.book.ring") >= 2);
    }
    await().until(() -> health(FeedHealth.State.DOWN, "TEST.trades.ring") >= 1);
  }

  @Test
  void shouldTellOfARestartedWriterBeforeItsRecords() throws Exception {
    activate();
    try (VenueFeedWriter writer = writer("TEST")) {
      trade(writer, 1);
      await().until(() -> trades().size() == 1);
    }
    try (VenueFeedWriter writer = writer("TEST")) {
      trade(writer, 1);
      await().until(() -> trades().size() == 2);
      assertThat(trades().get(1).epoch()).isEqualTo(writer.epoch());
    }
    List<FeedEvent> story =
        container.events.stream()
            .filter(
                e ->
                    e instanceof TradeTick
                        || (e instanceof FeedGap g && g.ring().contains("trades")))
            .toList();
    assertThat(story.get(1))
        .isEqualTo(new FeedGap("TEST", "TEST.trades.ring", 0, FeedGap.Cause.WRITER_RESTARTED));
  }

  @Test
  void shouldTellHowManyRecordsWereLostWhenTheReceiverIsTooSlow() throws Exception {
    activate();
    try (VenueFeedWriter writer =
        VenueFeedWriter.open(directory, "TEST", 8, 8, new SystemEpochNanoClock())) {
      long[] seq = {0};
      container.receiver =
          batch -> {
            if (batch.stream().anyMatch(TradeTick.class::isInstance) && seq[0] < 100) {
              while (seq[0] < 100) {
                trade(writer, ++seq[0]);
              }
            }
          };
      trade(writer, 1_000);
      await().until(() -> trades().size() == 9);
      assertThat(container.events)
          .contains(new FeedGap("TEST", "TEST.trades.ring", 92, FeedGap.Cause.LAPPED));
      assertThat(trades().get(8).seq()).isEqualTo(100);
      await()
          .until(
              () ->
                  container.events.stream()
                      .anyMatch(e -> e instanceof FeedHealth h && h.lost() == 92));
    }
  }

  @Test
  void shouldDeliverOnlyTheVenuesThatTheBeanWants() throws Exception {
    spec.setVenues("COINBASE, KRAKEN");
    activate();
    try (VenueFeedWriter other = writer("TEST");
        VenueFeedWriter wanted = writer("KRAKEN")) {
      trade(other, 1);
      trade(wanted, 2);
      await().until(() -> trades().size() == 1);
      assertThat(container.events).extracting(FeedEvent::venue).containsOnly("KRAKEN");
    }
  }

  @Test
  void shouldReportAFileThatIsNoRingAsDown() throws Exception {
    Files.writeString(directory.resolve("TEST.book.ring"), "foreign");
    activate();
    await().until(() -> health(FeedHealth.State.DOWN, "TEST.book.ring") >= 1);
  }

  @Test
  void shouldEndEveryWorkWhenTheEndpointIsDeactivated() throws Exception {
    activate();
    try (VenueFeedWriter writer = writer("TEST")) {
      trade(writer, 1);
      await().until(() -> trades().size() == 1);
      adapter.endpointDeactivation(container, spec);
      int delivered = container.events.size();
      trade(writer, 2);
      assertThat(container.isIdle()).isTrue();
      assertThat(container.events).hasSize(delivered);
      assertThat(container.released).hasValue(container.created.get());
    }
  }

  @Test
  void shouldDoNothingWhenNoDirectoryIsSet() throws Exception {
    adapter.setFeedDirectory(" ");
    activate();
    assertThat(container.works).isEmpty();
  }

  @Test
  void shouldStartNothingBeforeAnEndpointIsActivated() throws Exception {
    adapter.start(container);
    assertThat(container.works).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void shouldHintThatItsWorksRunLongOnlyWhereHintsAreSupported() throws Exception {
    activate();
    assertThat(((WorkContextProvider) container.works.get(0)).getWorkContexts())
        .singleElement()
        .isInstanceOfSatisfying(
            HintsContext.class,
            hints ->
                assertThat(hints.getHints()).containsEntry(HintsContext.LONGRUNNING_HINT, true));
    container.hints = false;
    adapter.stop();
    activate();
    assertThat(((WorkContextProvider) container.works.get(1)).getWorkContexts()).isEmpty();
  }

  @Test
  void shouldRefuseToStartWithValuesOutOfRange() {
    adapter.setBatchSize("0");
    assertThatThrownBy(() -> adapter.start(container))
        .isInstanceOf(ResourceAdapterInternalException.class)
        .hasMessage("batchSize must be a whole number from 1 to 4096, not 0.");
  }

  private void activate() throws Exception {
    adapter.start(container);
    adapter.endpointActivation(container, spec);
  }

  private static void trade(VenueFeedWriter writer, long seq) {
    writer.trade(new TradeRecord().begin("BTC-USD").price(100, 2).quantity(5, 1).tradeId(seq), seq);
  }

  private List<TradeTick> trades() {
    return container.events.stream()
        .filter(TradeTick.class::isInstance)
        .map(TradeTick.class::cast)
        .toList();
  }

  private List<BookDelta> books() {
    return container.events.stream()
        .filter(BookDelta.class::isInstance)
        .map(BookDelta.class::cast)
        .toList();
  }

  private long health(FeedHealth.State state, String ring) {
    return container.events.stream()
        .filter(e -> e instanceof FeedHealth h && h.state() == state && h.ring().equals(ring))
        .count();
  }

  private VenueFeedWriter writer(String venue) {
    return VenueFeedWriter.open(directory, venue, 4096, 64, new SystemEpochNanoClock());
  }
}
