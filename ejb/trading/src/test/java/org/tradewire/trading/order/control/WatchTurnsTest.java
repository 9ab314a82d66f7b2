package org.tradewire.trading.order.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.challenge.boundary.ChallengeBoundaryFixture;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeFixture;
import org.tradewire.trading.instrument.boundary.InstrumentBoundaryFixture;
import org.tradewire.trading.instrument.entity.Instrument;
import org.tradewire.trading.instrument.entity.InstrumentTerms;
import org.tradewire.trading.instrument.entity.PriceBoard;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.trading.order.entity.EquityState;
import org.tradewire.trading.order.entity.OrderType;
import org.tradewire.trading.order.entity.Protection;
import org.tradewire.trading.order.entity.TradingOrder;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.shared.TradeSide;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.TermsFixture;

/** In which order a turn stores and acts, and what it does where something fails. */
class WatchTurnsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 16);
  private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-03-17T00:00:00Z");
  private static final Instrument EUR = instrument();

  private final Ledger ledger = new Ledger();
  private final List<String> complaints = new ArrayList<>();
  private final Watchlist watchlist = new Watchlist();
  private final WatchTurns turns =
      new WatchTurns(watchlist, ledger, new WatchMeter(), complaints::add, () -> ledger.nanos);
  private Instant now = NOON;

  @Test
  void shouldStoreWhatWasSeenBeforeItActsAndTheOthersAfterwards() {
    UUID closed = ledger.account(TermsFixture.classic(), "1.10200");
    UUID other = ledger.account(TermsFixture.classic(), null);

    turn("1.10300");

    assertThat(ledger.done)
        .containsExactly("save " + Set.of(closed), "settle " + closed, "save " + Set.of(other));
    turn("1.10300");
    assertThat(ledger.done).as("nothing has moved").hasSize(3);
  }

  @Test
  void shouldStoreInTheSameTurnWhatMovesAFloorAndTheRestAfterASecond() {
    UUID still = ledger.account(TermsFixture.withStaticLoss(BigDecimal.TEN), null);
    UUID trailing = ledger.account(TermsFixture.classic(), null);

    turn("1.10300");
    assertThat(ledger.done).containsExactly("save " + Set.of(trailing));

    now = now.plus(LiveAccount.MAY_WAIT).minusMillis(1);
    turn("1.10300");
    assertThat(ledger.done).hasSize(1);
    now = now.plusMillis(1);
    turn("1.10300");
    assertThat(ledger.done).hasSize(2).last().isEqualTo("save " + Set.of(still));
  }

  @Test
  void shouldKeepDueWhatSomebodyHolds() {
    UUID held = ledger.account(TermsFixture.classic(), null);
    ledger.held.add(held);
    turn("1.10300");
    turn("1.10200");
    ledger.held.clear();
    turn("1.10100");
    assertThat(ledger.done).hasSize(3).containsOnly("save " + Set.of(held));

    turn("1.10100");
    assertThat(ledger.done).as("it is stored").hasSize(3);
  }

  @Test
  void shouldLeaveToTheNextTurnWhatDoesNotFitAndStoreItFirst() {
    IntStream.range(0, 2 * AccountBatches.SIZE)
        .forEach(i -> ledger.account(TermsFixture.classic(), null));
    ledger.savingTakes = MarkSaving.BUDGET;

    turn("1.10300");
    assertThat(ledger.saved).hasSize(1);
    Set<UUID> first = ledger.saved.get(0);
    now = now.plusMillis(80);
    turn("1.10400");

    assertThat(ledger.saved).hasSize(2);
    assertThat(ledger.saved.get(1)).hasSize(AccountBatches.SIZE).doesNotContainAnyElementsOf(first);
  }

  @Test
  void shouldStoreSomeOfWhatMayWaitHoweverMuchMustNot() {
    UUID still = ledger.account(TermsFixture.withStaticLoss(BigDecimal.TEN), null);
    turn("1.10300");
    IntStream.range(0, 2 * AccountBatches.SIZE)
        .forEach(i -> ledger.account(TermsFixture.classic(), null));
    ledger.savingTakes = MarkSaving.BUDGET;
    now = now.plusSeconds(1);

    turn("1.10300");

    assertThat(ledger.saved).hasSize(2).last().isEqualTo(Set.of(still));
  }

  @Test
  void shouldStoreAllButTheOneThatCannotBe() {
    List<UUID> all =
        IntStream.range(0, 100)
            .mapToObj(i -> ledger.account(TermsFixture.classic(), null))
            .toList();
    UUID bad = all.get(41);
    ledger.bad.add(bad);

    turn("1.10300");
    Set<UUID> stored = ledger.saved.stream().flatMap(Set::stream).collect(Collectors.toSet());
    assertThat(stored).hasSize(99).doesNotContain(bad);
    assertThat(complaints).hasSize(1).first().asString().contains(bad.toString());
    assertThat(ledger.tries).as("halved again and again").isLessThan(20);

    ledger.saved.clear();
    now = now.plusMillis(80);
    turn("1.10400");
    assertThat(ledger.saved).as("it is left out").hasSize(1).first().isEqualTo(stored);

    ledger.bad.clear();
    now = now.plus(AccountBatches.SHORTLY);
    turn("1.10400");
    assertThat(ledger.saved).last().isEqualTo(Set.of(bad));
  }

  @Test
  void shouldLookAtAllButTheOneThatCannotBeRead() {
    List<UUID> all =
        IntStream.range(0, 100)
            .mapToObj(i -> ledger.account(TermsFixture.classic(), "1.10200"))
            .toList();
    UUID bad = all.get(41);
    ledger.unreadable.add(bad);

    turn("1.10300");
    assertThat(ledger.settled).hasSize(99).doesNotContain(bad);
    assertThat(complaints).hasSize(1).first().asString().contains(bad.toString());

    int reads = ledger.reads;
    now = now.plusMillis(80);
    turn("1.10300");
    assertThat(ledger.reads).as("it is left out").isEqualTo(reads);

    ledger.unreadable.clear();
    now = now.plus(AccountBatches.SHORTLY);
    turn("1.10300");
    assertThat(ledger.settled).hasSize(100).last().isEqualTo(bad);
  }

  @Test
  void shouldLookAtAllOthersAtOnceWhereTermsOfManyCannotBeRead() {
    IntStream.range(0, 300)
        .forEach(i -> ledger.senseless.add(ledger.account(TermsFixture.classic(), null)));
    List<UUID> healthy =
        IntStream.range(0, 20)
            .mapToObj(i -> ledger.account(TermsFixture.classic(), "1.10200"))
            .toList();

    turn("1.10300");

    assertThat(ledger.settled).containsExactlyInAnyOrderElementsOf(healthy);
    assertThat(ledger.reads).isOne();
    assertThat(complaints).hasSize(300);
  }

  @Test
  void shouldLookSoonAgainAtWhomABrokenConnectionKept() {
    IntStream.range(0, 2).forEach(i -> ledger.account(TermsFixture.classic(), "1.10200"));
    ledger.brokenReads = 2;
    turn("1.10300");
    assertThat(ledger.settled).hasSize(1);

    now = now.plus(AccountBatches.SHORTLY);
    turn("1.10300");

    assertThat(ledger.settled).hasSize(2);
  }

  @Test
  void shouldReadNoLongerThanATurnHasTimeForAndTheRestNext() {
    IntStream.range(0, 3 * AccountBatches.SIZE)
        .forEach(i -> ledger.account(TermsFixture.classic(), null));
    ledger.readingTakes = WatchTurns.READING;

    turn("1.10000");
    assertThat(watchlist.accounts()).hasSize(AccountBatches.SIZE);
    turn("1.10000");
    turn("1.10000");

    assertThat(watchlist.accounts()).hasSize(3 * AccountBatches.SIZE);
  }

  @Test
  void shouldReadWhoeverCameFirstThoughManyHaveToBeReadEachTurn() {
    IntStream.range(0, 3 * AccountBatches.SIZE)
        .forEach(i -> ledger.unsettled.add(ledger.account(TermsFixture.classic(), "1.10200")));
    IntStream.range(0, 200).forEach(i -> ledger.account(TermsFixture.classic(), "1.10200"));
    ledger.readingTakes = WatchTurns.READING;

    for (int i = 0; i < 5; i++) {
      turn("1.10300");
    }

    assertThat(ledger.settled).hasSize(200);
  }

  @Test
  void shouldPublishWhoHasNothingOpenThoughOthersCannotBeRead() {
    List<UUID> all =
        IntStream.range(0, 3).mapToObj(i -> ledger.account(TermsFixture.classic(), null)).toList();
    turn("1.10300");
    assertThat(takeChanges(Set.copyOf(all))).hasSize(3);
    ledger.senseless.add(all.get(0));
    ledger.unreadable.add(all.get(1));

    watchlist.outdated(Map.of());
    assertThat(takeChanges(Set.of())).containsExactly(all.get(2));
    assertThat(complaints).hasSize(2);

    ledger.unreadable.clear();
    now = now.plus(AccountBatches.SHORTLY);
    assertThat(takeChanges(Set.of())).containsExactly(all.get(1));
    now = now.plus(AccountBatches.ASIDE);
    assertThat(takeChanges(Set.of())).as("it is forgotten").isEmpty();
  }

  private List<UUID> takeChanges(Set<UUID> stamped) {
    return turns.takeChanges(stamped, id -> true, now).stream()
        .map(EquityState::challengeId)
        .toList();
  }

  @Test
  void shouldActAlsoWhereNothingCanBeStored() {
    UUID closed = ledger.account(TermsFixture.classic(), "1.10200");
    IntStream.range(0, 3 * AccountBatches.SIZE)
        .forEach(i -> ledger.account(TermsFixture.classic(), null));
    ledger.away = true;

    turn("1.10300");

    assertThat(ledger.done).containsExactly("settle " + closed);
    assertThat(ledger.tries).as("does not ask for each").isLessThan(20);
    assertThat(complaints).isNotEmpty();

    ledger.away = false;
    now = now.plus(AccountBatches.SHORTLY);
    turn("1.10300");
    assertThat(ledger.saved.stream().mapToInt(Set::size).sum())
        .as("also what was seen of the one that is closed")
        .isEqualTo(3 * AccountBatches.SIZE + 1);
  }

  @Test
  void shouldHoldUpNobodyWhereOneAccountFails() {
    UUID failing = ledger.account(TermsFixture.classic(), "1.10200");
    UUID other = ledger.account(TermsFixture.classic(), "1.10200");
    ledger.failing.add(failing);

    turn("1.10300");

    assertThat(ledger.done).contains("settle " + other);
    assertThat(complaints).hasSize(1).first().asString().contains(failing.toString());
  }

  @Test
  void shouldTryAnAccountThatFailsEverMoreSeldomWhileOthersAreActedOn() {
    UUID failing = ledger.account(TermsFixture.classic(), "1.10200");
    ledger.failing.add(failing);

    List<Duration> tried = triesWithin(Duration.ofMinutes(5), true);

    assertThat(tried.subList(0, 6))
        .containsExactly(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(7));
    assertThat(tried).as("a minute apart in the end").hasSizeBetween(11, 14);

    ledger.failing.clear();
    now = now.plus(FailedAccounts.ASIDE);
    turn("1.10300");
    assertThat(ledger.settled).last().isEqualTo(failing);
  }

  @Test
  void shouldTryAnAccountEachSecondWhileNobodyCanBeActedOn() {
    ledger.failing.add(ledger.account(TermsFixture.classic(), "1.10200"));

    List<Duration> tried = triesWithin(Duration.ofMinutes(1), false);

    assertThat(tried).as("each second").hasSizeBetween(50, 62);
  }

  @Test
  void shouldTryAccountsEachSecondWhereManyFail() {
    List<UUID> many =
        IntStream.range(0, 20)
            .mapToObj(i -> ledger.account(TermsFixture.classic(), "1.10200"))
            .toList();
    ledger.failing.addAll(many);
    triesWithin(Duration.ofMinutes(1), true);

    ledger.failing.clear();
    now = now.plusSeconds(1);
    turn("1.10300");

    assertThat(ledger.settled).containsAll(many);
  }

  @Test
  void shouldExecuteAtTheNextTurnAfterOneFailure() {
    UUID id = ledger.account(TermsFixture.classic(), "1.10200");
    ledger.account(TermsFixture.classic(), null);
    ledger.failing.add(id);
    turn("1.10300");
    ledger.failing.clear();

    now = now.plusMillis(80);
    turn("1.10300");

    assertThat(ledger.settled).contains(id);
  }

  @Test
  void shouldTryTheOthersAtOnceWhereOneWorksAgain() {
    UUID early = ledger.account(TermsFixture.classic(), "1.10200");
    ledger.failing.add(early);
    triesWithin(Duration.ofSeconds(20), true);
    UUID late = ledger.account(TermsFixture.classic(), "1.10200");
    ledger.failing.add(late);
    triesWithin(Duration.ofSeconds(2), true);

    ledger.failing.clear();
    for (int i = 0; i < 26; i++) {
      now = now.plusMillis(80);
      turn("1.10300");
    }

    assertThat(ledger.settled).contains(late, early);
  }

  @Test
  void shouldExecuteWhatIsReachedWhereADayCannotBegin() {
    UUID id = ledger.account(TermsFixture.classic(), "1.10200");
    ledger.failing.add(id);
    now = MIDNIGHT;
    for (Instant end = now.plusSeconds(20); now.isBefore(end); now = now.plusMillis(80)) {
      ledger.account(TermsFixture.classic(), "1.10050");
      turn("1.10100");
    }
    ledger.failing.clear();

    turn("1.10300");

    assertThat(ledger.settled).contains(id);
  }

  @Test
  void shouldLookMoreSeldomAtAnAccountThatCannotBeLookedAt() {
    UUID broken = ledger.account(null, null);

    for (int i = 0; i < 12; i++) {
      turn("1.10300");
      now = now.plusMillis(80);
    }
    assertThat(complaints).hasSize(3).allMatch(each -> each.contains(broken.toString()));

    now = now.plusSeconds(1);
    turn("1.10300");
    assertThat(complaints).hasSize(4);
  }

  /** When a decision was tried of the one account that fails, turn by turn. */
  private List<Duration> triesWithin(Duration time, boolean othersWork) {
    List<Duration> tried = new ArrayList<>();
    for (Instant start = now; now.isBefore(start.plus(time)); now = now.plusMillis(80)) {
      if (othersWork) {
        ledger.account(TermsFixture.classic(), "1.10200");
      }
      int before = ledger.failures;
      turn("1.10300");
      if (ledger.failures > before) {
        tried.add(Duration.between(start, now).truncatedTo(ChronoUnit.SECONDS));
      }
    }
    return tried;
  }

  @Test
  void shouldPublishAllOthersWhereOneThatHasNothingOpenCannotBeSettled() {
    UUID broken = ledger.account(null, null);
    UUID other = ledger.account(TermsFixture.classic(), null);
    UUID open = ledger.account(TermsFixture.classic(), null);
    turn("1.10300");
    Set.of(broken, other).forEach(watchlist::publishAgain);

    assertThat(takeChanges(Set.of(open))).contains(open, other).doesNotContain(broken);
    assertThat(complaints).last().asString().contains(broken.toString());
  }

  @Test
  void shouldBeginOtherDaysInPlaceOfThoseThatAreHeld() {
    List<UUID> all =
        IntStream.range(0, 2 * DayBudget.PER_TURN)
            .mapToObj(i -> ledger.account(TermsFixture.classic(), null))
            .toList();
    ledger.unsettled.addAll(all.subList(0, DayBudget.PER_TURN));
    now = MIDNIGHT;

    turn("1.10300");

    assertThat(ledger.settled)
        .containsExactlyInAnyOrderElementsOf(all.subList(DayBudget.PER_TURN, all.size()));
  }

  @Test
  void shouldActAtMarketBeforeDaysBegin() {
    IntStream.range(0, 5).forEach(i -> ledger.account(TermsFixture.classic(), null));
    UUID stopped = ledger.account(TermsFixture.classic(), "1.10200");
    now = MIDNIGHT;

    turn("1.10300");

    assertThat(ledger.settled).hasSize(6).first().isEqualTo(stopped);
  }

  @Test
  void shouldStoreEverythingAtTheEnd() {
    UUID still = ledger.account(TermsFixture.withStaticLoss(BigDecimal.TEN), null);
    UUID trailing = ledger.account(TermsFixture.classic(), null);
    ledger.held.add(trailing);
    turn("1.10300");
    ledger.held.clear();

    turns.end(now);

    assertThat(ledger.saved).last().isEqualTo(Set.of(still, trailing));
  }

  @Test
  void shouldTryAtTheEndAlsoWhatWasLeftOut() {
    UUID bad = ledger.account(TermsFixture.classic(), null);
    ledger.bad.add(bad);
    turn("1.10300");
    ledger.bad.clear();

    turns.end(now);

    assertThat(ledger.saved).containsExactly(Set.of(bad));
  }

  @Test
  void shouldNotTryForLongAtTheEndWhereTheDatabaseIsAway() {
    IntStream.range(0, 5 * AccountBatches.SIZE)
        .forEach(i -> ledger.account(TermsFixture.withStaticLoss(BigDecimal.TEN), null));
    turn("1.10300");
    ledger.away = true;
    ledger.savingTakes = Duration.ofSeconds(5);

    turns.end(now);

    assertThat(ledger.tries).isEqualTo(2);
  }

  private void turn(String bid) {
    BigDecimal ask = new BigDecimal(bid).add(new BigDecimal("0.00010"));
    PriceBoard board =
        new PriceBoard(
            List.of(EUR),
            each ->
                Optional.of(
                    PriceView.good(
                        InstrumentBoundaryFixture.quote(EUR.symbol(), bid, ask.toPlainString()))));
    Map<UUID, Long> stamps = new LinkedHashMap<>();
    ledger.accounts.keySet().forEach(id -> stamps.put(id, 0L));
    turns.turn(stamps, () -> board, new NewsHours(List.of()), now);
  }

  /** Accounts as they were bought at 1.10010; what is done to them is only noted. */
  private static final class Ledger implements WatchLedger {
    private final Map<UUID, LiveAccount> accounts = new LinkedHashMap<>();
    private final List<String> done = new ArrayList<>();
    private final List<Set<UUID>> saved = new ArrayList<>();
    private final List<UUID> settled = new ArrayList<>();
    private final Set<UUID> held = new HashSet<>();
    private final Set<UUID> bad = new HashSet<>();
    private final Set<UUID> failing = new HashSet<>();
    private final Set<UUID> unsettled = new HashSet<>();
    private final Set<UUID> unreadable = new HashSet<>();
    private final Set<UUID> senseless = new HashSet<>();
    private int brokenReads;
    private Duration readingTakes = Duration.ZERO;
    private Duration savingTakes = Duration.ZERO;
    private boolean away;
    private int tries;
    private int reads;
    private int failures;
    private long nanos;

    /**
     * Adds an account with 0.1 lots.
     *
     * @param target at which they are closed; null for none
     */
    UUID account(ChallengeTerms terms, String target) {
      Challenge challenge = ChallengeFixture.active("10000", DAY);
      challenge.nextResetAt(MIDNIGHT);
      BigDecimal price = target == null ? null : new BigDecimal(target);
      TradingOrder order =
          new TradingOrder(
              UUID.randomUUID(),
              challenge.id(),
              null,
              EUR.symbol(),
              TradeSide.BUY,
              OrderType.MARKET,
              new BigDecimal("0.1"),
              null,
              new Protection(null, price, null),
              NOON);
      TradingPosition position =
          new TradingPosition(
              UUID.randomUUID(),
              order,
              EUR,
              new BigDecimal("1.10010"),
              BigDecimal.ZERO,
              new BigDecimal("110"),
              NOON);
      accounts.put(
          challenge.id(),
          new LiveAccount(
              ChallengeBoundaryFixture.watch(challenge, terms), List.of(position), List.of()));
      return challenge.id();
    }

    /** The same copies again: nothing has happened to them. */
    @Override
    public Found read(Collection<UUID> ids) {
      reads++;
      nanos += readingTakes.toNanos();
      if (brokenReads-- > 0 || ids.stream().anyMatch(unreadable::contains)) {
        throw new IllegalStateException("cannot be read");
      }
      return new Found(
          ids.stream().filter(each -> !senseless.contains(each)).map(accounts::get).toList(),
          ids.stream()
              .filter(senseless::contains)
              .collect(Collectors.toMap(Function.identity(), each -> "terms are missing")));
    }

    @Override
    public boolean settle(Decision decision) {
      UUID id = decision.challengeId();
      if (failing.contains(id)) {
        failures++;
        throw new IllegalStateException("cannot be settled");
      }
      if (unsettled.contains(id)) {
        return false;
      }
      done.add("settle " + id);
      settled.add(id);
      accounts.remove(id);
      return true;
    }

    @Override
    public Stored save(List<LiveAccount> due) {
      tries++;
      nanos += savingTakes.toNanos();
      Set<UUID> ids = due.stream().map(LiveAccount::challengeId).collect(Collectors.toSet());
      if (away || ids.stream().anyMatch(bad::contains)) {
        throw new IllegalStateException("cannot be stored");
      }
      done.add("save " + ids);
      saved.add(ids);
      Set<UUID> stored = new HashSet<>(ids);
      stored.removeAll(held);
      return new Stored(stored, Set.of());
    }
  }

  private static Instrument instrument() {
    InstrumentTerms terms =
        new InstrumentTerms(
            new BigDecimal("0.00001"),
            new BigDecimal("0.0001"),
            new BigDecimal("0.01"),
            new BigDecimal("0.01"),
            BigDecimal.TEN,
            BigDecimal.ONE,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            null,
            List.of(),
            true);
    return new Instrument("EUR-USD", "EUR", "USD", new BigDecimal("100000"), terms);
  }
}
