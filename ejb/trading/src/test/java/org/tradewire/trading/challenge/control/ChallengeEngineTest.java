package org.tradewire.trading.challenge.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeFixture;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.FloatingProfit;
import org.tradewire.trading.challenge.entity.StatusReason;
import org.tradewire.trading.challenge.entity.Trade;
import org.tradewire.trading.challenge.entity.event.ChallengeEvent;
import org.tradewire.trading.template.entity.ChallengeTerms;
import org.tradewire.trading.template.entity.TermsFixture;
import org.tradewire.trading.testing.Refused;

class ChallengeEngineTest {

  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
  private static final ChallengeTerms CLASSIC = TermsFixture.classic();

  @Test
  void shouldTellActivationThenEquityWhenFirstTradeArrives() {
    Challenge challenge = ChallengeFixture.pending("10000", MONDAY);

    List<ChallengeEvent> events = book(challenge, "200", "2024-01-05T10:00:00Z");

    assertThat(events)
        .extracting(ChallengeEvent::type)
        .containsExactly("CHALLENGE_STATUS_CHANGED", "TRADE_EXECUTED", "EQUITY_UPDATED");
    assertThat(events).extracting(ChallengeEvent::seq).containsExactly(1L, 2L, 3L);
    assertThat(challenge.course().startedAt()).isEqualTo("2024-01-05T10:00:00Z");
    assertThat(challenge.day().date()).isEqualTo("2024-01-05");
  }

  @Test
  void shouldTellEverythingInOrderWhenFirstTradeFails() {
    Challenge challenge = ChallengeFixture.pending("10000", MONDAY);

    List<ChallengeEvent> events = book(challenge, "-600", "2024-01-01T10:00:00Z");

    assertThat(events)
        .extracting(ChallengeEvent::type)
        .containsExactly(
            "CHALLENGE_STATUS_CHANGED",
            "TRADE_EXECUTED",
            "EQUITY_UPDATED",
            "CHALLENGE_STATUS_CHANGED");
    assertThat(challenge.course().failureReason()).isEqualTo(StatusReason.MAX_DAILY_DRAWDOWN);
  }

  @Test
  void shouldFundOnePhaseChallengeWhenTargetIsReachedExactly() {
    Challenge challenge = ChallengeFixture.active("10000", MONDAY);

    book(challenge, "1000", "2024-01-01T10:00:00Z");

    assertThat(challenge.status()).isEqualTo(ChallengeStatus.FUNDED);
    assertThat(challenge.course().fundedAt()).isEqualTo("2024-01-01T10:00:00Z");
    assertThat(challenge.course().endedAt()).isEqualTo("2024-01-01T10:00:00Z");
    assertThat(challenge.course().failureReason()).isNull();
  }

  @Test
  void shouldBookTheWholeLossAndLiftTheBalanceToZeroByABookingOfItsOwn() {
    Challenge challenge = ChallengeFixture.active("10000", MONDAY);

    List<ChallengeEvent> events = book(challenge, "-12000", "2024-01-01T10:00:00Z");

    assertThat(types(events))
        .containsExactly(
            "TRADE_EXECUTED", "BALANCE_ADJUSTED", "EQUITY_UPDATED", "CHALLENGE_STATUS_CHANGED");
    assertThat(challenge.ledger().balance()).isEqualByComparingTo("0");
    assertThat(challenge.ledger().adjustments()).isEqualByComparingTo("2000");
    assertThat(challenge.ledger().totalPnl()).isEqualByComparingTo("-12000");
  }

  @Test
  void shouldLiftNothingWhileSomethingIsOpen() {
    Challenge challenge = ChallengeFixture.active("10000", MONDAY);
    challenge.holds(1);
    Trade loser = ChallengeFixture.trade(challenge, "-12000", "2024-01-01T10:00:00Z");

    ChallengeEngine.close(challenge, CLASSIC, loser, FloatingProfit.of(new BigDecimal("11900")));
    assertThat(ChallengeEngine.conclude(challenge, CLASSIC, null, loser.executedAt())).isEmpty();

    assertThat(challenge.ledger().balance()).isEqualByComparingTo("-2000");
    assertThat(challenge.ledger().equity()).isEqualByComparingTo("9900");
  }

  @Test
  void shouldWarnOncePerCrossingAndAgainAfterRecovery() {
    Challenge challenge = ChallengeFixture.active("10000", MONDAY);

    assertThat(types(book(challenge, "-410", "2024-01-01T10:00:00Z"))).contains("RISK_ALERT");
    assertThat(types(book(challenge, "-10", "2024-01-01T10:01:00Z"))).doesNotContain("RISK_ALERT");
    assertThat(types(book(challenge, "100", "2024-01-01T10:02:00Z"))).doesNotContain("RISK_ALERT");
    assertThat(types(book(challenge, "-100", "2024-01-01T10:03:00Z"))).contains("RISK_ALERT");
  }

  @Test
  void shouldWarnAgainWhenDayRolls() {
    Challenge challenge = ChallengeFixture.active("10000", "9200", "10000", 1, MONDAY);
    assertThat(types(book(challenge, "-10", "2024-01-01T10:00:00Z"))).contains("RISK_ALERT");

    assertThat(types(book(challenge, "-10", "2024-01-02T10:00:00Z"))).contains("RISK_ALERT");
  }

  @Test
  void shouldBookToDayBeforeWhenTradeArrivesWithinGrace() {
    Challenge inOrder = ChallengeFixture.active("10000", MONDAY);
    book(inOrder, "100", "2024-01-01T23:00:00Z");
    book(inOrder, "-70", "2024-01-01T23:59:59Z");
    book(inOrder, "50", "2024-01-02T00:00:05Z");
    Challenge late = ChallengeFixture.active("10000", MONDAY);
    book(late, "100", "2024-01-01T23:00:00Z");
    book(late, "50", "2024-01-02T00:00:05Z");

    book(late, "-70", "2024-01-01T23:59:59Z", "2024-01-02T00:01:00Z");

    assertThat(late.figures()).isEqualTo(inOrder.figures());
    assertThat(late.day().startEquity()).isEqualByComparingTo("10030");
    assertThat(late.day().maxEquity()).isEqualByComparingTo("10080");
    assertThat(late.day().minEquity()).isEqualByComparingTo("10030");
    assertThat(late.day().date()).isEqualTo("2024-01-02");
    assertThat(late.ledger().lastTradeAt()).isEqualTo("2024-01-02T00:00:05Z");
  }

  @Test
  void shouldFailForDayBeforeWhenGraceTradeBreaksItsLimit() {
    Challenge challenge = ChallengeFixture.active("10000", MONDAY);
    book(challenge, "-400", "2024-01-01T23:00:00Z");
    book(challenge, "300", "2024-01-02T00:00:05Z");

    book(challenge, "-150", "2024-01-01T23:59:59Z", "2024-01-02T00:00:30Z");

    assertThat(challenge.status()).isEqualTo(ChallengeStatus.FAILED);
    assertThat(challenge.course().failureReason()).isEqualTo(StatusReason.MAX_DAILY_DRAWDOWN);
  }

  @Test
  void shouldBookToDayBeforeWhenItHadNoTradesOfItsOwn() {
    Challenge challenge = ChallengeFixture.pending("10000", MONDAY);
    book(challenge, "50", "2024-01-05T00:00:05Z");

    book(challenge, "-20", "2024-01-04T23:59:59Z", "2024-01-05T00:00:30Z");

    assertThat(challenge.day().startEquity()).isEqualByComparingTo("9980");
    assertThat(challenge.ledger().balance()).isEqualByComparingTo("10030");
    assertThat(challenge.ledger().maxEquityEver()).isEqualByComparingTo("10030");
  }

  @Test
  void shouldRejectAndChangeNothingWhenGraceIsOver() {
    Challenge challenge = ChallengeFixture.active("10000", MONDAY);
    book(challenge, "100", "2024-01-01T23:00:00Z");
    book(challenge, "50", "2024-01-02T00:00:05Z");
    long seq = challenge.eventSeq();

    assertThatThrownBy(
            () -> book(challenge, "1", "2024-01-01T23:59:59Z", "2024-01-02T00:01:00.000001Z"))
        .is(Refused.as(ChallengeRefusal.LATE_TRADE))
        .hasMessageContaining("2024-01-01");
    assertThat(challenge.eventSeq()).isEqualTo(seq);
    assertThat(challenge.ledger().balance()).isEqualByComparingTo("10150");
  }

  @Test
  void shouldRejectWithinGraceWhenTradeIsOlderThanDayBefore() {
    Challenge challenge = ChallengeFixture.active("10000", MONDAY);
    book(challenge, "50", "2024-01-03T00:00:05Z");

    assertThatThrownBy(() -> book(challenge, "1", "2024-01-01T23:59:59Z", "2024-01-03T00:00:10Z"))
        .is(Refused.as(ChallengeRefusal.LATE_TRADE));
  }

  @Test
  void shouldRollAtMidnightOfTemplatesZoneWhenClocksChange() {
    ChallengeTerms berlin = TermsFixture.terms(ZoneId.of("Europe/Berlin"), "5", "10", "10");
    Challenge challenge = ChallengeFixture.active("10000", LocalDate.of(2024, 3, 31));

    bookOn(berlin, challenge, "100", "2024-03-31T21:59:59Z");
    assertThat(challenge.day().date()).isEqualTo("2024-03-31");
    bookOn(berlin, challenge, "50", "2024-03-31T22:00:00Z");

    assertThat(challenge.day().date()).isEqualTo("2024-04-01");
    assertThat(challenge.day().startEquity()).isEqualByComparingTo("10100");
  }

  @Test
  void shouldAcceptBothInOrderWhenTimesAreEqual() {
    Challenge challenge = ChallengeFixture.active("10000", MONDAY);
    book(challenge, "10", "2024-01-01T10:00:00Z");
    book(challenge, "20", "2024-01-01T10:00:00Z");

    assertThat(challenge.ledger().totalPnl()).isEqualTo(new BigDecimal("30.00"));
    assertThat(challenge.ledger().totalTrades()).isEqualTo(2);
  }

  private static List<ChallengeEvent> book(Challenge challenge, String effect, String executedAt) {
    return book(challenge, effect, executedAt, executedAt);
  }

  private static List<ChallengeEvent> book(
      Challenge challenge, String effect, String executedAt, String arrivedAt) {
    return ChallengeEngine.book(
            challenge,
            CLASSIC,
            ChallengeFixture.trade(challenge, effect, executedAt),
            Instant.parse(arrivedAt))
        .events();
  }

  private static void bookOn(
      ChallengeTerms terms, Challenge challenge, String effect, String executedAt) {
    ChallengeEngine.book(
        challenge,
        terms,
        ChallengeFixture.trade(challenge, effect, executedAt),
        Instant.parse(executedAt));
  }

  private static List<String> types(List<ChallengeEvent> events) {
    return events.stream().map(ChallengeEvent::type).toList();
  }
}
