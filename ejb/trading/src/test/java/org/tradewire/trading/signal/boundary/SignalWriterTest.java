package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.hub.ChannelSource;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.outbox.entity.DrainResult;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.control.SeriesDays;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalMessages;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.control.SignalTail;
import org.tradewire.trading.signal.control.StoreFailures;
import org.tradewire.trading.signal.control.TellingFigures;
import org.tradewire.trading.signal.control.ToldSignal;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.SeriesStorage;
import org.tradewire.trading.signal.entity.Signal;
import org.tradewire.trading.signal.entity.SignalCourse;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.SignalQuestion;
import org.tradewire.trading.signal.entity.StoreResult;
import org.tradewire.trading.signal.entity.StoredBatch;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.testing.RecordingBroker;
import org.tradewire.trading.testing.TestDatabase;

/** Storing, numbering and telling, on a real database. */
class SignalWriterTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Clock CLOCK = Clock.fixed(SignalFixture.NOW, ZoneOffset.UTC);
  private static final Channel BTC = Channel.signals("BTC-USDT", "1h");
  private static final Channel ETH = Channel.signals("ETH-USDT", "1h");

  private final RecordingBroker broker = new RecordingBroker();
  private final SignalTail tail = new SignalTail();

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DELETE FROM signal");
    DATABASE.execute("DELETE FROM signal_event");
    DATABASE.execute("DELETE FROM signal_rejected");
    DATABASE.execute("DELETE FROM signal_counter");
    DATABASE.execute("UPDATE signal_cursor SET told = 0");
    LocalDate day = LocalDate.ofInstant(SignalFixture.NOW, ZoneOffset.UTC);
    inWriter(writer -> addDays(writer, day.minusDays(1), day));
  }

  @Test
  void shouldKeepASignalAsItWasSent() {
    write(SignalFixture.prepared(SignalFixture.buy("a"), SignalFixture.neutral("n")));

    StoredSignal stored = find("a");
    assertThat(stored).isEqualTo(new StoredSignal(SignalFixture.buy("a"), SignalCourse.BEGUN));
    assertThat(find("n"))
        .isEqualTo(new StoredSignal(SignalFixture.neutral("n"), SignalCourse.NONE));
  }

  @Test
  void shouldTellDuplicatesFromConflictsAndKeepTheFirst() {
    Signal first = SignalFixture.buy("a");
    Signal same = SignalFixture.of("a", first.time(), "BTC-USDT", "0.81230");
    Signal other = SignalFixture.of("a", first.time(), "BTC-USDT", "0.9");
    Signal later = SignalFixture.buy("a", first.time().plusMillis(1), "BTC-USDT");

    assertThat(write(SignalFixture.prepared(first))).containsExactly(StoreResult.ACCEPTED);
    assertThat(write(SignalFixture.prepared(same, other, later)))
        .containsExactly(StoreResult.DUPLICATE, StoreResult.CONFLICT, StoreResult.ACCEPTED);

    assertThat(find("a").signal().confidence()).isEqualTo(new BigDecimal("0.8123"));
    assertThat(seqs(Channel.signals(), 0)).containsExactly(1L, 2L);
  }

  @Test
  void shouldTakeTheFirstOfThoseThatComeTogether() {
    Signal first = SignalFixture.buy("a");
    Signal other = SignalFixture.of("a", first.time(), "BTC-USDT", "0.9");

    assertThat(write(SignalFixture.prepared(first, other, first)))
        .containsExactly(StoreResult.ACCEPTED, StoreResult.CONFLICT, StoreResult.DUPLICATE);
    assertThat(find("a").signal().confidence()).isEqualTo(new BigDecimal("0.8123"));
  }

  @Test
  void shouldNumberEachChannelInTheOrderOfComing() {
    write(
        SignalFixture.prepared(SignalFixture.buy("b"), eth("a"), SignalFixture.buy("c"), eth("d")));
    write(SignalFixture.prepared(SignalFixture.buy("e")));

    assertThat(texts(Channel.signals(), 0))
        .containsExactly("b created", "a created", "c created", "d created", "e created");
    assertThat(texts(BTC, 0)).containsExactly("b created", "c created", "e created");
    assertThat(seqs(BTC, 1)).containsExactly(2L, 3L);
    assertThat(texts(ETH, 1)).containsExactly("d created");
    assertThat(seqs(ETH, 2)).isEmpty();
  }

  @Test
  void shouldStoreOldSignalsAndTellNobody() {
    Signal old = SignalFixture.buy("old", SignalFixture.NOW.minus(SignalWriter.TOLD), "BTC-USDT");

    assertThat(write(SignalFixture.prepared(old))).containsExactly(StoreResult.ACCEPTED);
    assertThat(seqs(Channel.signals(), 0)).isEmpty();
  }

  @Test
  void shouldNumberWithoutHoleWhileManyWriteAtOnce() throws Exception {
    int writers = 4;
    int rounds = 25;
    CyclicBarrier together = new CyclicBarrier(writers);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int each = 0; each < writers; each++) {
        int writer = each;
        running.add(
            threads.submit(
                () -> {
                  together.await();
                  for (int round = 0; round < rounds; round++) {
                    write(
                        SignalFixture.prepared(
                            SignalFixture.buy("w" + writer + "r" + round),
                            eth("e" + writer + "r" + round),
                            // All of them store this one.
                            SignalFixture.buy("shared" + round)));
                  }
                  return null;
                }));
      }
      List<Long> seen = new ArrayList<>();
      while (running.stream().anyMatch(each -> !each.isDone())) {
        long last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
        seen.addAll(seqs(Channel.signals(), last));
      }
      for (Future<?> each : running) {
        each.get();
      }
      seen.addAll(seqs(Channel.signals(), seen.isEmpty() ? 0 : seen.get(seen.size() - 1)));
      // Whoever reads after the last number that he saw misses none, at any moment.
      assertThat(seen)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, (2L * writers + 1) * rounds).boxed().toList());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldSayThatADayIsMissingAsARuleOfTheTable() {
    Signal early = SignalFixture.buy("x", SignalFixture.NOW.minus(Duration.ofDays(40)), "BTC-USDT");

    assertThatThrownBy(() -> write(SignalFixture.prepared(early)))
        .satisfies(e -> assertThat(StoreFailures.isOfData(e)).isTrue());
    LocalDate day = LocalDate.ofInstant(early.time(), ZoneOffset.UTC);
    inWriter(writer -> addDays(writer, day, day));
    assertThat(write(SignalFixture.prepared(early))).containsExactly(StoreResult.ACCEPTED);
  }

  @Test
  void shouldForgetWholeDaysThatAreOver() throws SQLException {
    LocalDate day = LocalDate.of(2020, 2, 28);
    inWriter(writer -> addDays(writer, day, day.plusDays(2)));
    Signal leap =
        SignalFixture.buy("leap", day.plusDays(1).atTime(23, 59).toInstant(ZoneOffset.UTC), "A");
    write(SignalFixture.prepared(leap));

    // Then the planner reads the catalogue another way.
    DATABASE.execute("ANALYZE pg_class");
    DATABASE.execute("ANALYZE pg_inherits");
    List<String> dropped = new ArrayList<>();
    inWriter(
        writer -> {
          for (int i = 0; i < 5; i++) {
            writer
                .dropOldestDay(
                    SeriesDays.SIGNALS, day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant())
                .ifPresent(dropped::add);
          }
          return null;
        });

    assertThat(dropped).containsExactly("signal_20200228", "signal_20200229");
    assertThat(
            DATABASE.<Boolean>inTransaction(
                em -> new SignalRepository(em).find(SignalKey.of(leap)).isEmpty()))
        .isTrue();
  }

  @Test
  void shouldForgetWhatWasSetAsideBefore() throws SQLException {
    PreparedSignal refused = SignalFixture.prepared(SignalFixture.buy("poison")).get(0);
    inWriter(
        writer -> {
          writer.setAside(refused, "why");
          return null;
        });

    assertThat(forgetSetAside(SignalFixture.NOW)).isZero();
    assertThat(forgetSetAside(SignalFixture.NOW.plusSeconds(1))).isEqualTo(1);
    assertThat(forgetSetAside(SignalFixture.NOW.plusSeconds(1))).isZero();
  }

  @Test
  void shouldMakeADayOnceWhileManyAskForIt() throws Exception {
    LocalDate day = LocalDate.of(2021, 1, 1);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(
                  each ->
                      threads.submit(
                          () -> inWriter(writer -> addDays(writer, day, day.plusDays(5)))))
              .toList();
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    write(
        SignalFixture.prepared(
            SignalFixture.buy("y", day.atStartOfDay(ZoneOffset.UTC).toInstant(), "A")));
  }

  @Test
  void shouldNoteThatItsTablesAreNativeAndCompressNothing() throws SQLException {
    assertThat(inWriter(SignalWriter::noteStorage))
        .isEqualTo(inWriter(SignalWriter::noteStorage))
        .isEqualTo(new SeriesStorage(SeriesStorage.Kind.NONE, null, 0));
    assertThat(
            DATABASE.<Object[]>inTransaction(
                em ->
                    (Object[])
                        em.createNativeQuery(
                                "SELECT storage, version, found_at FROM series_storage")
                            .getSingleResult()))
        .startsWith("none", null);
    assertThat(inWriter(SignalWriter::compress)).isFalse();
  }

  @Test
  void shouldRelayBothChannelsInOrderAndGoOnWhereTheRelayStopped() {
    write(SignalFixture.prepared(SignalFixture.buy("a"), eth("b"), SignalFixture.buy("c")));
    broker.accept(2);

    assertThat(drain()).isEqualTo(DrainResult.RELAY_DOWN);
    broker.accept(Integer.MAX_VALUE);
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);

    assertThat(told())
        .containsExactly(
            "a signals 1, b signals 2, c signals 3",
            "a signals:BTC-USDT:1h 1, c signals:BTC-USDT:1h 2",
            // Told by half before: the relay drops by number what it has.
            "a signals 1, b signals 2, c signals 3",
            "a signals:BTC-USDT:1h 1, c signals:BTC-USDT:1h 2",
            "b signals:ETH-USDT:1h 1");
  }

  @Test
  void shouldTellFromMemoryWhatThisNodeStoredAndFromTheLogWhatItDidNot() throws SQLException {
    keep(SignalFixture.buy("a"));
    write(SignalFixture.prepared(SignalFixture.buy("of another node")));
    keep(SignalFixture.buy("c"), SignalFixture.buy("d"));
    // Whoever reads the log sees this; nobody does who has it in memory.
    DATABASE.execute("UPDATE signal SET confidence = 0.5");

    assertThat(drain()).isEqualTo(DrainResult.EMPTY);
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);

    assertThat(broker.published()).hasSize(2);
    assertThat(broker.published().get(0))
        .containsSubsequence(
            "\"signal_id\":\"a\"",
            "\"confidence\":0.5,",
            "\"signal_id\":\"of another node\"",
            "\"signal_id\":\"d\"");
    keep(SignalFixture.buy("e"));
    DATABASE.execute("UPDATE signal SET confidence = 0.4");
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);
    assertThat(broker.published().get(2)).contains("\"confidence\":0.8123,", "\"seq\":5,");
  }

  @Test
  void shouldTellNothingThatIsNotCommitted() {
    assertThatThrownBy(
            () ->
                DATABASE.doInTransaction(
                    em -> {
                      writer(em).write(SignalFixture.prepared(SignalFixture.buy("a")));
                      assertThat(drain()).isEqualTo(DrainResult.EMPTY);
                      throw new IllegalStateException("the transaction is rolled back");
                    }))
        .hasMessage("the transaction is rolled back");
    keep(SignalFixture.buy("b"));

    assertThat(drain()).isEqualTo(DrainResult.EMPTY);
    assertThat(told()).containsExactly("b signals 1", "b signals:BTC-USDT:1h 1");
  }

  /** The newest events of the log are another node's: what is kept here ends before them. */
  @Test
  void shouldReplayWhatAnotherNodeStoredBehindWhatIsKept() {
    keep(SignalFixture.buy("a"), SignalFixture.buy("b"));
    write(SignalFixture.prepared(SignalFixture.buy("of another node"), SignalFixture.buy("too")));

    assertThat(seqs(Channel.signals(), 0)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(seqs(Channel.signals(), 1)).containsExactly(2L, 3L, 4L);
    assertThat(seqs(Channel.signals(), 2)).containsExactly(3L, 4L);
    keep(SignalFixture.buy("e"));
    assertThat(seqs(Channel.signals(), 2)).containsExactly(3L, 4L, 5L);
    assertThat(seqs(Channel.signals(), 5)).isEmpty();
  }

  @Test
  void shouldReplayAPageAndMoreOfWhatIsKeptWithoutAskingTheDatabase() throws SQLException {
    keep(
        IntStream.range(0, ChannelSource.PAGE + 5)
            .mapToObj(each -> SignalFixture.buy("s" + each))
            .toArray(Signal[]::new));
    DATABASE.execute("DELETE FROM signal_event");
    DATABASE.execute("DELETE FROM signal_counter");

    assertThat(seqs(Channel.signals(), 3)).hasSize(ChannelSource.PAGE + 1).startsWith(4L);
  }

  @Test
  void shouldGoOnAtOnceWhereAnotherNodeStoredBehindWhatIsKept() {
    keep(SignalFixture.buy("a"));
    write(SignalFixture.prepared(SignalFixture.buy("b")));

    assertThat(drain()).isEqualTo(DrainResult.MORE);
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);
    assertThat(told().subList(2, 4)).containsExactly("b signals 2", "b signals:BTC-USDT:1h 2");
  }

  /** A standby without the last transactions has become the database. */
  @Test
  void shouldTellNothingThatTheDatabaseHasLost() throws SQLException {
    keep(SignalFixture.buy("a"), SignalFixture.buy("lost"));
    DATABASE.execute("DELETE FROM signal_event WHERE seq = 2");
    DATABASE.execute("UPDATE signal_counter SET last = 1");

    assertThat(drain()).isEqualTo(DrainResult.EMPTY);
    assertThat(told()).containsExactly("a signals 1", "a signals:BTC-USDT:1h 1");
    assertThat(tail.after(0, 10)).isEmpty();
    assertThat(seqs(Channel.signals(), 0)).containsExactly(1L);
  }

  /** Whoever listens cannot tell which node, or which memory, has told him. */
  @Test
  void shouldSayTheSameFromMemoryAndFromTheLog() throws SQLException {
    Signal plain = SignalFixture.buy("a");
    Signal odd =
        new Signal(
            "odd",
            plain.time(),
            plain.symbol(),
            plain.timeFrame(),
            plain.direction(),
            new BigDecimal("0.80"),
            new BigDecimal("1E+3"),
            new BigDecimal("0.100000000000"),
            List.of(new BigDecimal("1.50E+4")),
            plain.strategy(),
            null,
            "{ \"b\":1e2, \"a\":[1,  2.0], \"b\":\"\u00e9\\u0001\" }",
            "{\"text\":\"\ud83d\ude80 \u20ac\"}",
            plain.expiresAt());
    keep(plain, odd, SignalFixture.neutral("n"));
    List<String> kept = texts(tail.after(0, 10).stream().map(ToldSignal::event).toList());
    // What became of them since is another event's.
    DATABASE.execute(
        "UPDATE signal SET outcome = 'win', decided_at = now(), exit_price = 110, result = 2"
            + " WHERE outcome = 'pending'");

    List<NumberedSignal> all =
        DATABASE.inTransaction(em -> new SignalLogRepository(em).after(0, 10));
    List<NumberedSignal> series =
        DATABASE.inTransaction(em -> new SignalLogRepository(em).after(BTC, 0, 10));

    assertThat(texts(all)).isEqualTo(kept).hasSize(6);
    assertThat(texts(series)).isEqualTo(kept);
  }

  private static List<String> texts(List<NumberedSignal> events) {
    return events.stream()
        .flatMap(each -> SignalMessages.of(each).stream())
        .map(StreamMessage::text)
        .toList();
  }

  /** Stores signals as a node does that keeps in memory what it stores. */
  private void keep(Signal... signals) {
    StoredBatch stored = inWriter(writer -> writer.write(SignalFixture.prepared(signals)));
    tail.add(stored.events());
  }

  /** What was published: of each message, those joined in it, with channel and number. */
  private List<String> told() {
    return broker.published().stream()
        .map(
            each ->
                Pattern.compile("\"signal_id\":\"(\\w+)\".*?\"ch\":\"(.*?)\",\"seq\":(\\d+)")
                    .matcher(each)
                    .results()
                    .map(found -> found.group(1) + ' ' + found.group(2) + ' ' + found.group(3))
                    .collect(Collectors.joining(", ")))
        .toList();
  }

  @Test
  void shouldStandBackWhereAnotherDrains() {
    write(SignalFixture.prepared(SignalFixture.buy("a")));
    DATABASE.doInTransaction(
        holder -> {
          assertThat(new SignalLogRepository(holder).tryDrain()).hasValue(0);
          assertThat(drain()).isEqualTo(DrainResult.BUSY);
        });
    assertThat(drain()).isEqualTo(DrainResult.EMPTY);
    assertThat(broker.published()).hasSize(2);
  }

  @Test
  void shouldKnowWhatAClientMissedAndWhatItCannotKnow() {
    write(SignalFixture.prepared(SignalFixture.buy("a"), SignalFixture.buy("b")));

    assertThat(since(BTC, 1, 1)).containsExactly(2L);
    assertThat(since(BTC, 1, 2)).isEmpty();
    assertThat(known(BTC, 1, 3)).isFalse();
    assertThat(known(BTC, 2, 1)).isFalse();
    assertThat(known(BTC, 1, -1)).isFalse();
  }

  @Test
  void shouldFollowTheEndOfTheLogFromATimeOn() {
    write(SignalFixture.prepared(SignalFixture.buy("a"), SignalFixture.buy("b")));

    List<String> followed =
        DATABASE.inTransaction(
            em -> {
              SignalLog log = log(em);
              AtomicLong tail = log.follow(SignalFixture.NOW.minusSeconds(1));
              List<StreamMessage> messages = log.next(tail, any -> true);
              assertThat(log.next(tail, any -> true)).isEmpty();
              assertThat(log.next(log.follow(SignalFixture.NOW.plusSeconds(1)), any -> true))
                  .isEmpty();
              AtomicLong other = log.follow(SignalFixture.NOW.minusSeconds(1));
              assertThat(log.next(other, ETH::equals)).isEmpty();
              assertThat(other).hasValue(2);
              AtomicLong series = log.follow(SignalFixture.NOW.minusSeconds(1));
              assertThat(log.next(series, BTC::equals)).hasSize(2);
              return messages.stream().map(each -> each.channel() + "#" + each.seq()).toList();
            });

    assertThat(followed)
        .containsExactly(
            "signals#1", "signals:BTC-USDT:1h#1", "signals#2", "signals:BTC-USDT:1h#2");
  }

  @Test
  void shouldDecideOnce() {
    write(SignalFixture.prepared(SignalFixture.buy("a"), SignalFixture.neutral("n")));
    SignalCourse won =
        new SignalCourse(
            SignalOutcome.WIN,
            SignalFixture.NOW,
            SignalFixture.NOW,
            new BigDecimal("110"),
            new BigDecimal("2"),
            1,
            false);

    assertThat(decide("a", won)).isTrue();
    assertThat(decide("a", won)).isFalse();
    assertThat(decide("n", won)).isFalse();
    assertThat(find("a").course()).isEqualTo(won);
  }

  @Test
  void shouldFindWhatIsAskedForNewestFirstAndGoOn() {
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      signals.add(
          SignalFixture.of(
              "s" + i,
              SignalFixture.NOW.minusSeconds(i / 2),
              i % 3 == 0 ? "ETH-USDT" : "BTC-USDT",
              "0." + i));
    }
    write(SignalFixture.prepared(signals.toArray(new Signal[0])));

    assertThat(ids(SignalQuestion.newest(3))).containsExactly("s1", "s0", "s3");
    StoredSignal third = find(signals.get(3));
    SignalQuestion next =
        new SignalQuestion(
            null, null, null, null, null, null, null, null, SignalKey.of(third.signal()), 3);
    assertThat(ids(next)).containsExactly("s2", "s5", "s4");
    assertThat(ids(SignalQuestion.of("ETH-USDT", null, 10)))
        .containsExactly("s0", "s3", "s6", "s9");
    SignalQuestion filtered =
        new SignalQuestion(
            "BTC-USDT",
            null,
            null,
            "ema-cross",
            SignalOutcome.PENDING,
            new BigDecimal("0.5"),
            SignalFixture.NOW.minusSeconds(3),
            SignalFixture.NOW.minusSeconds(2),
            null,
            10);
    assertThat(ids(filtered)).containsExactly("s7");
  }

  private static Signal eth(String id) {
    return SignalFixture.buy(id, SignalFixture.NOW, "ETH-USDT");
  }

  private static Void addDays(SignalWriter writer, LocalDate from, LocalDate to) {
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      writer.addDay(SeriesDays.SIGNALS, day);
      writer.addDay(SeriesDays.EVENTS, day);
    }
    return null;
  }

  private static int forgetSetAside(Instant before) {
    return inWriter(writer -> writer.forgetSetAside(before));
  }

  private static List<StoreResult> write(List<PreparedSignal> signals) {
    StoredBatch stored = inWriter(writer -> writer.write(signals));
    return stored.results();
  }

  private static <T> T inWriter(Function<SignalWriter, T> work) {
    return DATABASE.inTransaction(em -> work.apply(writer(em)));
  }

  private static SignalWriter writer(EntityManager em) {
    return new SignalWriter(
        new SignalRepository(em),
        new SignalLogRepository(em),
        new SignalStatisticsRepository(em),
        new SeriesDays(em),
        CLOCK);
  }

  private DrainResult drain() {
    return DATABASE.inTransaction(
        em ->
            new SignalRelay(new SignalLogRepository(em), tail, broker, new TellingFigures())
                .drainBatch());
  }

  private static StoredSignal find(String id) {
    return find(SignalFixture.buy(id));
  }

  private static StoredSignal find(Signal signal) {
    return DATABASE.inTransaction(
        em -> new SignalRepository(em).find(SignalKey.of(signal)).orElseThrow());
  }

  private static List<String> ids(SignalQuestion question) {
    return DATABASE.inTransaction(
        em ->
            new SignalRepository(em)
                .find(question).stream().map(each -> each.signal().id()).toList());
  }

  private static boolean decide(String id, SignalCourse course) {
    return DATABASE.inTransaction(
        em -> new SignalRepository(em).decide(SignalKey.of(SignalFixture.buy(id)), course));
  }

  private List<Long> seqs(Channel channel, long after) {
    return since(channel, SignalMessages.EPOCH, after);
  }

  private List<Long> since(Channel channel, long epoch, long seq) {
    List<Long> all = new ArrayList<>();
    DATABASE.doInTransaction(
        em ->
            log(em).since(channel, epoch, seq).orElseThrow().forEach(each -> all.add(each.seq())));
    return all;
  }

  private boolean known(Channel channel, long epoch, long seq) {
    return DATABASE.inTransaction(em -> log(em).since(channel, epoch, seq).isPresent());
  }

  private List<String> texts(Channel channel, long after) {
    return DATABASE.inTransaction(
        em ->
            log(em).since(channel, SignalMessages.EPOCH, after).orElseThrow().stream()
                .map(
                    each ->
                        new String(each.json(), StandardCharsets.UTF_8)
                            .replaceAll(
                                ".*\"signal_id\":\"(\\w+)\".*\"event\":\"(\\w+)\".*", "$1 $2"))
                .toList());
  }

  private SignalLog log(EntityManager em) {
    return new SignalLog(new SignalLogRepository(em), tail);
  }
}
