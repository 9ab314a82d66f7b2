package org.tradewire.trading.challenge.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.account.control.AccountFixture;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.challenge.control.ChallengeControlFixture;
import org.tradewire.trading.challenge.control.ChallengeRepository;
import org.tradewire.trading.challenge.control.ChallengeViews;
import org.tradewire.trading.challenge.control.TradeRepository;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.TradeReport;
import org.tradewire.trading.challenge.entity.event.EquityUpdated;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.challenge.entity.view.TradeOutcome;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.trading.outbox.boundary.ChannelLog;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.outbox.entity.EventFixture;
import org.tradewire.trading.outbox.entity.StoredMessage;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.template.boundary.AgreedTerms;
import org.tradewire.trading.template.control.TemplateControlFixture;
import org.tradewire.trading.template.entity.ChallengePhase;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.TestDatabase;

class TradeExecutionTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final UUID CLASSIC_10K = UUID.fromString("c1a55100-0000-4000-8000-000000000010");
  private static final Instant NOW = Instant.parse("2024-01-01T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private Caller owner;
  private Caller service;
  private UUID challengeId;

  @BeforeEach
  void startChallenge() {
    String suffix = UUID.randomUUID().toString().substring(0, 8);
    DATABASE.doInTransaction(
        entityManager -> {
          owner = AccountFixture.user(entityManager, "trader-" + suffix, Role.TRADER);
          service = AccountFixture.user(entityManager, "service-" + suffix, Role.SERVICE);
          Challenge challenge =
              new Challenge(
                  UUID.randomUUID(),
                  owner.id(),
                  entityManager.find(ChallengeTemplate.class, CLASSIC_10K),
                  NOW);
          entityManager.persist(challenge);
          challengeId = challenge.id();
        });
  }

  @Test
  void shouldStoreTradeChallengeAndEventsTogetherWhenBooked() {
    TradeOutcome outcome = execute(service, report("T1", "200.005"));

    assertThat(outcome.repeated()).isFalse();
    assertThat(outcome.status()).isEqualTo(ChallengeStatus.ACTIVE);
    assertThat(outcome.currentEquity()).isEqualTo(new BigDecimal("10200.00"));
    assertThat(outcome.events())
        .extracting(event -> event.seq() + " " + event.type())
        .containsExactly("1 CHALLENGE_STATUS_CHANGED", "2 TRADE_EXECUTED", "3 EQUITY_UPDATED");
    assertThat(stored()).extracting(StoredMessage::seq).containsExactly(1L, 2L, 3L);
    assertThat(json(stored().get(1)))
        .contains("\"trade_id\":\"T1\"", "\"quantity\":\"1.50\"", "\"realized_pnl\":\"200.00\"");
    assertThat(json(stored().get(2)))
        .startsWith(
            "{\"type\":\"EQUITY_UPDATED\",\"timestamp\":\"2024-01-01T10:00:00.000Z\","
                + "\"data\":{\"challenge_id\":\""
                + challengeId)
        .contains("\"current_equity\":\"10200.00\"", "\"total_trades\":1,")
        .endsWith("\"ch\":\"challenge:" + challengeId + "\",\"seq\":3,\"epoch\":1}");
  }

  @Test
  void shouldRepeatFirstAnswerAndChangeNothingWhenSameTradeComesAgain() {
    TradeOutcome first = execute(service, report("T1", "-600"));
    assertThat(first.status()).isEqualTo(ChallengeStatus.FAILED);

    TradeOutcome again = execute(service, report("T1", "-600.00"));

    assertThat(again.repeated()).isTrue();
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.currentEquity()).isEqualTo(first.currentEquity());
    assertThat(again.events()).isEqualTo(first.events());
    assertThat(stored()).hasSize(first.events().size());
  }

  @Test
  void shouldRepeatFirstAnswerWhenTheChallengeHasGoneOn() {
    TradeOutcome first = execute(service, report("T1", "100"));
    execute(service, report("T2", "50"));
    EquityUpdated before = state();

    TradeOutcome again = execute(service, report("T1", "100"));

    assertThat(again.repeated()).isTrue();
    assertThat(again.currentEquity()).isEqualTo(first.currentEquity());
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void shouldTakeFourStatementsAndTheCommit() {
    execute(service, report("T1", "10"));

    List<String> statements =
        DATABASE.statementsOf(
            entityManager -> execution(entityManager, false).execute(service, report("T2", "10")));

    assertThat(statements)
        .as("%s", statements)
        .extracting(sql -> sql.strip().substring(0, 6).toLowerCase(Locale.ROOT))
        .containsExactly("select", "insert", "update", "insert");
  }

  @Test
  void shouldRefuseWhenSameIdHasOtherContents() {
    execute(service, report("T1", "10"));

    assertThatThrownBy(() -> execute(service, report("T1", "11")))
        .is(Refused.as(ChallengeRefusal.TRADE_CONFLICT))
        .hasMessageContaining("T1");
  }

  @Test
  void shouldRefuseAndLeaveNothingWhenChallengeHasEnded() {
    execute(service, report("T1", "-600"));
    int before = stored().size();

    assertThatThrownBy(() -> execute(service, report("T2", "10")))
        .is(Refused.as(ChallengeRefusal.CHALLENGE_ENDED))
        .hasMessageContaining("FAILED")
        .hasMessageContaining(challengeId.toString());
    assertThat(stored()).hasSize(before);
  }

  @Test
  void shouldRefuseWhenChallengeIsUnknown() {
    UUID unknown = UUID.randomUUID();

    assertThatThrownBy(() -> execute(service, report(unknown, "T1", "10")))
        .is(Refused.as(ChallengeRefusal.CHALLENGE_NOT_FOUND))
        .hasMessageContaining(unknown.toString());
  }

  @Test
  void shouldRefuseTraderWhenSelfReportIsOff() {
    assertThatThrownBy(() -> execute(owner, report("T1", "10"), false))
        .is(Refused.as(AccountRefusal.NOT_PERMITTED))
        .hasMessageContaining("tradewire.trades.self-report");
  }

  @Test
  void shouldTakeOwnTradeAndRefuseAnothersWhenSelfReportIsOn() {
    Caller stranger = new Caller(UUID.randomUUID(), "stranger", Set.of("trader"));

    assertThat(execute(owner, report("T1", "10"), true).repeated()).isFalse();
    assertThatThrownBy(() -> execute(stranger, report("T2", "10"), true))
        .is(Refused.as(ChallengeRefusal.NOT_OWNER));
  }

  @Test
  void shouldRefuseRolesThatNeitherTradeNorServe() {
    Caller risk = new Caller(UUID.randomUUID(), "risk", Set.of("risk", "admin", "dealer"));

    assertThatThrownBy(() -> execute(risk, report("T1", "10"), true))
        .is(Refused.as(AccountRefusal.NOT_PERMITTED));
  }

  @Test
  void shouldLeaveNoTraceWhenTransactionRollsBack() {
    assertThatThrownBy(
            () ->
                DATABASE.doInTransaction(
                    entityManager -> {
                      execution(entityManager, false).execute(service, report("T1", "10"));
                      throw new IllegalStateException("the commit fails");
                    }))
        .hasMessage("the commit fails");

    assertThat(stored()).isEmpty();
    assertThat(state().seq()).isZero();
  }

  @Test
  void shouldNumberEventsConsecutivelyWhenTradesCompete() throws Exception {
    int trades = 24;
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      List<Future<TradeOutcome>> running = new ArrayList<>();
      for (int i = 0; i < trades; i++) {
        TradeReport report = report("T" + i, "1");
        running.add(pool.submit(() -> execute(service, report)));
      }
      for (Future<TradeOutcome> each : running) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(stored())
        .extracting(StoredMessage::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 2 * trades + 1).boxed().toList());
    assertThat(state().currentEquity()).isEqualByComparingTo("10024");
  }

  @Test
  void shouldOpenTheNextPhaseAndAuditWhenTheTargetIsMet() {
    startOf("TWO_STEP_100K");
    for (int day = 0; day < 4; day++) {
      Instant then = NOW.plus(Duration.ofDays(day));
      executeAt(then, report("T" + day, "2500", then));
    }

    ChallengeView passed = view(challengeId);
    assertThat(passed.status()).isEqualTo(ChallengeStatus.PASSED);
    assertThat(passed.objectives().tradingDays()).isEqualTo(4);
    ChallengeView next = successor();
    assertThat(next.phase()).isEqualTo(ChallengePhase.VERIFICATION);
    assertThat(next.status()).isEqualTo(ChallengeStatus.PENDING);
    assertThat(next.currentEquity()).isEqualByComparingTo("100000");
    assertThat(next.objectives().targetEquity()).isEqualByComparingTo("105000");
    assertThat(audited()).containsExactly("ACTIVE -> PASSED PROFIT_TARGET", "PENDING -> ACTIVE");
  }

  @Test
  void shouldStayActiveWhenTheTargetIsMetOnTooFewDays() {
    startOf("TWO_STEP_100K");

    assertThat(execute(service, report("T1", "12000")).status()).isEqualTo(ChallengeStatus.ACTIVE);
  }

  @Test
  void shouldLockInsteadOfFailingWhenTheTemplateSaysSo() {
    startOf("FUTURES_50K");

    TradeOutcome outcome = execute(service, report("T1", "-1000"));

    assertThat(outcome.status()).isEqualTo(ChallengeStatus.ACTIVE);
    assertThat(outcome.events())
        .last()
        .extracting(TradeOutcome.EventReference::type)
        .isEqualTo("RISK_ALERT");
    assertThat(view(challengeId).objectives().lockedUntil())
        .isEqualTo(Instant.parse("2024-01-01T23:00:00Z"));
  }

  @Test
  void shouldRefuseWhatIsOfBeforeThePurchase() {
    assertThatThrownBy(() -> execute(service, report("T1", "10", NOW.minusMillis(1))))
        .is(Refused.as(ChallengeRefusal.TOO_EARLY))
        .hasMessageContaining("bought");

    assertThat(execute(service, report("T1", "10", NOW)).repeated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"100000.01", "-100000.01", "1e11"})
  void shouldRefuseEffectsOutOfAllProportion(String effect) {
    assertThatThrownBy(() -> execute(service, report("T1", effect)))
        .is(Refused.as(ChallengeRefusal.INVALID_TRADE))
        .hasMessageContaining("100000.00")
        .extracting(refusal -> ((Refusal) refusal).field())
        .asString()
        .contains("realized_pnl");
    assertThat(stored()).isEmpty();
  }

  @Test
  void shouldTakeTenTimesTheInitialBalance() {
    assertThat(execute(service, report("T1", "100000.00")).status())
        .isEqualTo(ChallengeStatus.FUNDED);
  }

  private TradeOutcome executeAt(Instant now, TradeReport report) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return DATABASE.inTransaction(
        entityManager -> execution(entityManager, false, clock).execute(service, report));
  }

  private void startOf(String code) {
    DATABASE.doInTransaction(
        entityManager -> {
          ChallengeTemplate template =
              TemplateControlFixture.repository(entityManager).onOffer().stream()
                  .filter(each -> each.code().equals(code))
                  .findFirst()
                  .orElseThrow();
          Challenge challenge = new Challenge(UUID.randomUUID(), owner.id(), template, NOW);
          entityManager.persist(challenge);
          challengeId = challenge.id();
        });
  }

  private ChallengeView view(UUID id) {
    return DATABASE.inTransaction(
        entityManager -> new ChallengeViews(entityManager).find(id).orElseThrow());
  }

  private ChallengeView successor() {
    UUID id =
        DATABASE.inTransaction(
            entityManager ->
                entityManager
                    .createQuery(
                        "select c.id from Challenge c where c.predecessorId = :id", UUID.class)
                    .setParameter("id", challengeId)
                    .getSingleResult());
    return view(id);
  }

  private List<String> audited() {
    return DATABASE.inTransaction(
        entityManager ->
            ChallengeBoundaryFixture.audit(entityManager, CLOCK)
                .find("challenge:" + challengeId, Long.MAX_VALUE, 10)
                .stream()
                .map(entry -> entry.what().before() + " -> " + entry.what().after())
                .toList());
  }

  @Test
  void shouldTellStateWithPositionWhenRoomIsJoined() {
    EquityUpdated untouched = state();
    execute(service, report("T1", "200"));
    execute(service, report("T2", "-50"));
    EquityUpdated traded = state();

    assertThat(untouched.seq()).isZero();
    assertThat(data(untouched)).containsEntry("trade_symbol", JsonValue.NULL);
    assertThat(traded.seq()).isEqualTo(5);
    assertThat(data(traded))
        .containsEntry("previous_equity", Json.createValue("10200.00"))
        .containsEntry("current_equity", Json.createValue("10150.00"))
        .containsEntry("trade_pnl", Json.createValue("-50.00"))
        .containsEntry("total_trades", Json.createValue(2));
  }

  private static JsonObject data(EquityUpdated state) {
    return EventFixture.data(ChallengeWire.event(state));
  }

  @Test
  void shouldReplayWhatWasMissedWhenPositionIsKnown() {
    execute(service, report("T1", "200"));
    execute(service, report("T2", "-50"));

    assertThat(since(1, 3)).contains(List.of(4L, 5L));
    assertThat(since(1, 5)).contains(List.of());
    assertThat(since(1, 6)).isEmpty();
    assertThat(since(2, 1)).isEmpty();
  }

  private Optional<List<Long>> since(long epoch, long seq) {
    return DATABASE.inTransaction(
        entityManager ->
            new ChannelLog(new OutboxRepository(entityManager))
                .since(Channel.challenge(challengeId), epoch, seq)
                .map(messages -> messages.stream().map(StreamMessage::seq).toList()));
  }

  private EquityUpdated state() {
    return DATABASE.inTransaction(
        entityManager ->
            new ChallengeStates(new ChallengeViews(entityManager))
                .state(challengeId)
                .orElseThrow());
  }

  private TradeOutcome execute(Caller caller, TradeReport report) {
    return execute(caller, report, false);
  }

  private TradeOutcome execute(Caller caller, TradeReport report, boolean selfReport) {
    return DATABASE.inTransaction(
        entityManager -> execution(entityManager, selfReport).execute(caller, report));
  }

  private static TradeExecution execution(EntityManager entityManager, boolean selfReport) {
    return execution(entityManager, selfReport, CLOCK);
  }

  private static TradeExecution execution(
      EntityManager entityManager, boolean selfReport, Clock clock) {
    return new TradeExecution(
        new ChallengeRepository(entityManager),
        new TradeRepository(entityManager),
        new AgreedTerms(TemplateControlFixture.repository(entityManager)),
        ChallengeControlFixture.selfReport(selfReport),
        ChallengeBoundaryFixture.transitions(entityManager, clock),
        clock);
  }

  private List<StoredMessage> stored() {
    return DATABASE.inTransaction(
        entityManager ->
            new OutboxRepository(entityManager)
                .after("challenge:" + challengeId, 0, Integer.MAX_VALUE));
  }

  private static String json(StoredMessage message) {
    return new String(message.payload(), StandardCharsets.UTF_8);
  }

  private TradeReport report(String tradeId, String pnl) {
    return report(challengeId, tradeId, pnl);
  }

  private TradeReport report(String tradeId, String pnl, Instant executedAt) {
    return report(challengeId, tradeId, pnl, executedAt);
  }

  private static TradeReport report(UUID challengeId, String tradeId, String pnl) {
    return report(challengeId, tradeId, pnl, NOW);
  }

  private static TradeReport report(
      UUID challengeId, String tradeId, String pnl, Instant executedAt) {
    return new TradeReport(
        challengeId,
        tradeId,
        "EURUSD",
        "BUY",
        new BigDecimal("1.50"),
        new BigDecimal("1.0850"),
        new BigDecimal(pnl),
        executedAt);
  }
}
