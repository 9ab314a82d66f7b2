package org.tradewire.trading.challenge.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.control.AccountFixture;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.challenge.control.ChallengeControlFixture;
import org.tradewire.trading.challenge.control.ChallengeRepository;
import org.tradewire.trading.challenge.control.ChallengeViews;
import org.tradewire.trading.challenge.control.TradeRepository;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.StatusReason;
import org.tradewire.trading.challenge.entity.TradeReport;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.template.boundary.AgreedTerms;
import org.tradewire.trading.template.control.TemplateControlFixture;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.TermsFixture;
import org.tradewire.trading.testing.TestDatabase;

class ChallengeDaysTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  /** Noon in Prague, a day before the clocks go forward there. */
  private static final Instant SATURDAY = Instant.parse("2026-03-28T11:00:00Z");

  private Caller service;
  private UUID challengeId;

  @BeforeEach
  void startChallenge() {
    String suffix = UUID.randomUUID().toString().substring(0, 8);
    DATABASE.doInTransaction(
        entityManager -> {
          Caller owner = AccountFixture.user(entityManager, "trader-" + suffix, Role.TRADER);
          service = AccountFixture.user(entityManager, "service-" + suffix, Role.SERVICE);
          ChallengeTemplate template =
              TemplateControlFixture.repository(entityManager).onOffer().stream()
                  .filter(each -> each.code().equals("TWO_STEP_100K"))
                  .findFirst()
                  .orElseThrow();
          Challenge challenge = new Challenge(UUID.randomUUID(), owner.id(), template, SATURDAY);
          entityManager.persist(challenge);
          challengeId = challenge.id();
        });
    trade("T1", "1500", SATURDAY);
  }

  @Test
  void shouldBeginADayAtItsResetWithoutATrade() {
    beginDue("2026-03-28T22:59:59Z");
    assertThat(view().currentDay()).hasToString("2026-03-28");

    beginDue("2026-03-28T23:00:00Z");

    assertThat(view().currentDay()).hasToString("2026-03-29");
    assertThat(view().dailyStartEquity()).isEqualByComparingTo("101500");
    assertThat(view().objectives().dailyFloor()).isEqualByComparingTo("96500");
    assertThat(view().objectives().nextResetAt())
        .as("a day of 23 hours")
        .isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    assertThat(published())
        .last()
        .asString()
        .contains("DAY_STARTED", "\"daily_start_equity\":\"101500.00\"");
  }

  @Test
  void shouldCatchUpWhenDaysWereMissed() {
    beginDue("2026-04-02T08:00:00Z");

    assertThat(view().currentDay()).hasToString("2026-04-02");
    assertThat(published()).filteredOn(text -> text.contains("DAY_STARTED")).hasSize(1);
  }

  @Test
  void shouldEndWhatNobodyTrades() {
    beginDue("2026-04-26T22:00:00Z");
    assertThat(view().status()).isEqualTo(ChallengeStatus.ACTIVE);

    beginDue("2026-04-27T22:00:00Z");

    assertThat(view().status()).isEqualTo(ChallengeStatus.FAILED);
    assertThat(view().failureReason()).isEqualTo(StatusReason.INACTIVITY);
    assertThat(view().objectives().nextResetAt()).isNull();
  }

  @Test
  void shouldBeginTheDaysOfOthersWhenOneChallengeCannotBe() throws Exception {
    UUID broken = challengeId;
    DATABASE.execute("UPDATE challenge SET started_at = NULL WHERE id = '" + broken + "'");
    startChallenge();

    beginDue("2026-03-28T23:00:00Z");

    assertThat(view().currentDay()).hasToString("2026-03-29");
    challengeId = broken;
    assertThat(view().objectives().nextResetAt()).isEqualTo(Instant.parse("2026-03-28T23:01:00Z"));
    assertThat(view().currentDay()).hasToString("2026-03-28");
    assertThat(view().eventSeq()).as("no number without its event").isEqualTo(published().size());
  }

  @Test
  void shouldBeginTheDaysOfOthersWhenTheTermsOfOneCannotBeRead() throws Exception {
    ChallengeTemplate broken =
        DATABASE.inTransaction(
            entityManager ->
                TemplateControlFixture.stored(entityManager, TermsFixture.lawless(), SATURDAY));
    UUID unreadable =
        DATABASE.inTransaction(
            entityManager -> {
              Caller owner =
                  AccountFixture.user(entityManager, "owner-" + broken.id(), Role.TRADER);
              Challenge challenge = new Challenge(UUID.randomUUID(), owner.id(), broken, SATURDAY);
              entityManager.persist(challenge);
              return challenge.id();
            });
    DATABASE.execute("UPDATE challenge_template SET terms = '{}' WHERE id = '" + broken.id() + "'");
    DATABASE.execute(
        "UPDATE challenge SET status = 'ACTIVE', started_at = created_at,"
            + " next_reset_at = '2026-03-28T20:00:00Z' WHERE id = '"
            + unreadable
            + "'");

    beginDue("2026-03-28T23:00:00Z");

    assertThat(view().currentDay()).hasToString("2026-03-29");
    assertThat(nextReset(unreadable)).isEqualTo(Instant.parse("2026-03-28T23:01:00Z"));
  }

  private static Instant nextReset(UUID id) {
    return DATABASE.inTransaction(
        entityManager -> entityManager.find(Challenge.class, id).nextResetAt());
  }

  @Test
  void shouldBeginADayOnceWhenTwoNodesLook() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    CountDownLatch start = new CountDownLatch(2);
    try {
      List<Future<?>> both =
          List.of(
              nodes.submit(() -> beginTogether(start)), nodes.submit(() -> beginTogether(start)));
      for (Future<?> each : both) {
        each.get();
      }
    } finally {
      nodes.shutdownNow();
    }

    assertThat(published()).filteredOn(text -> text.contains("DAY_STARTED")).hasSize(1);
  }

  private void beginTogether(CountDownLatch start) {
    start.countDown();
    try {
      start.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    beginDue("2026-03-28T23:00:00Z");
  }

  private void beginDue(String at) {
    Clock clock = Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
    DATABASE.doInTransaction(
        entityManager ->
            new ChallengeDays(
                    new ChallengeRepository(entityManager),
                    new AgreedTerms(TemplateControlFixture.repository(entityManager)),
                    ChallengeBoundaryFixture.transitions(entityManager, clock),
                    clock)
                .beginDue());
  }

  private void trade(String id, String pnl, Instant at) {
    Clock clock = Clock.fixed(at, ZoneOffset.UTC);
    DATABASE.doInTransaction(
        entityManager ->
            new TradeExecution(
                    new ChallengeRepository(entityManager),
                    new TradeRepository(entityManager),
                    new AgreedTerms(TemplateControlFixture.repository(entityManager)),
                    ChallengeControlFixture.selfReport(false),
                    ChallengeBoundaryFixture.transitions(entityManager, clock),
                    clock)
                .execute(
                    service,
                    new TradeReport(
                        challengeId,
                        id,
                        "EURUSD",
                        "BUY",
                        BigDecimal.ONE,
                        new BigDecimal("1.1"),
                        new BigDecimal(pnl),
                        at)));
  }

  private ChallengeView view() {
    return DATABASE.inTransaction(
        entityManager -> new ChallengeViews(entityManager).find(challengeId).orElseThrow());
  }

  private List<String> published() {
    return DATABASE.inTransaction(
        entityManager ->
            new OutboxRepository(entityManager)
                .after("challenge:" + challengeId, 0, Integer.MAX_VALUE).stream()
                    .map(message -> new String(message.payload(), StandardCharsets.UTF_8))
                    .toList());
  }
}
