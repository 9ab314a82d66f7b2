package org.tradewire.trading.instrument.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.instrument.entity.PriceGuard;
import org.tradewire.trading.instrument.entity.PriceView;
import org.tradewire.trading.instrument.entity.QuoteFault;

/** What the acceptance rows leave open: see {@link PriceCasesTest} for these. */
class PriceSourceTest {

  private static final long MS = 1_000_000;
  private static final long NOON = 1_773_662_400_000L * MS;

  private final PriceSource source =
      new PriceSource("EUR-USD", PriceRules.of(PriceGuard.ofFiat()), List.of("A", "B"));
  private long nowNs = NOON;

  @Test
  void shouldKnowNoPriceBeforeTheFirstQuote() {
    assertThat(source.look(nowNs)).isEmpty();
    source.quote("A", null, decimal("1.1"), nowNs, nowNs);
    assertThat(source.look(nowNs)).isEmpty();
    assertThat(source.rejected()).containsEntry(QuoteFault.ONE_SIDED, 1L);
  }

  @Test
  void shouldTellTheAgeByTheExchangesTimeAndNotByThatOfItsArrival() {
    source.quote("A", decimal("1.10000"), decimal("1.10010"), nowNs - 3_000 * MS, nowNs);

    PriceView view = look();
    assertThat(view.age()).isEqualTo(Duration.ofSeconds(3));
    assertThat(view.live()).isTrue();
    assertThat(view.opens()).isFalse();
    assertThat(view.closes()).isFalse();
    pass(2_001);
    assertThat(look().live()).isFalse();
  }

  @Test
  void shouldTakeOutAClockThatIsAheadOnceItHasShownThatForTwoSeconds() {
    quote("A", "1.10000", "1.10010");
    long hour = Duration.ofHours(1).toNanos();
    for (int i = 1; i <= 5; i++) {
      pass(500);
      assertThat(source.again("A", nowNs + hour, nowNs)).as("message %s", i).isFalse();
      source.quote("A", decimal("1.10002"), decimal("1.10012"), nowNs + hour, nowNs);
      assertThat(look().opens()).as("message %s", i).isEqualTo(i == 5);
    }
    assertThat(source.rejected()).containsEntry(QuoteFault.CLOCK, 4L);
    assertThat(look().age()).isZero();
    pass(5_001);
    assertThat(look().live()).as("an hour ahead is no hour of life").isFalse();
  }

  @Test
  void shouldNotTakeAQuoteThatIsOlderThanTheOneBefore() {
    quote("A", "1.10000", "1.10010");
    pass(200);
    source.quote("A", decimal("1.10005"), decimal("1.10015"), nowNs - 300 * MS, nowNs);

    assertThat(look().book().bid()).isEqualByComparingTo("1.10000");
    assertThat(look().opens()).isFalse();
    assertThat(source.rejected()).containsEntry(QuoteFault.LATE, 1L);
  }

  @Test
  void shouldOpenNothingAtAQuoteThatAnotherOneHasReplacedByNonsense() {
    quote("A", "1.10000", "1.10010");
    quote("A", "1.10010", "1.10010");
    pass(100);
    trade("A", "1.10005");

    assertThat(look().opens()).as("a trade does not make a locked book good").isFalse();
    quote("A", "1.10000", "1.10010");
    assertThat(look().opens()).isTrue();
  }

  @Test
  void shouldLetTheLastGoodQuoteAgeWhileOthersAreRejected() {
    quote("A", "1.10000", "1.10010");
    for (int i = 0; i < 6; i++) {
      pass(1_000);
      quote("A", "1.20000", "1.10010");
    }

    assertThat(look().live()).isFalse();
    assertThat(look().mark().bid()).isEqualByComparingTo("1.10000");
  }

  @Test
  void shouldForgetASpikeThatDoesNotLast() {
    quote("A", "1.10000", "1.10010");
    pass(200);
    quote("A", "1.11000", "1.11010");
    quote("A", "1.11000", "1.11010");
    pass(1_000);
    quote("A", "1.10002", "1.10012");
    quote("A", "1.11000", "1.11010");

    assertThat(look().book().bid()).as("the count begins anew").isEqualByComparingTo("1.10002");
    assertThat(source.rejected()).containsEntry(QuoteFault.JUMP, 3L);
  }

  @Test
  void shouldTakeAFarJumpAtOnceWhereAnotherVenueHasMadeItToo() {
    quote("A", "1.10000", "1.10010");
    quote("B", "1.10001", "1.10011");
    for (int i = 0; i < 3; i++) {
      pass(500);
      quote("B", "1.04000", "1.04010");
      quote("A", "1.04002", "1.04012");
    }

    assertThat(look().book().bid()).isEqualByComparingTo("1.04002");
    assertThat(look().opens()).isTrue();
  }

  @Test
  void shouldNotTakeAFarJumpThatTheOtherVenueContradicts() {
    quote("A", "1.10000", "1.10010");
    for (int i = 0; i < 8; i++) {
      pass(500);
      quote("B", "1.10001", "1.10011");
      quote("A", "1.04000", "1.04010");
    }

    assertThat(look().book().bid()).isEqualByComparingTo("1.10000");
  }

  @Test
  void shouldTakeAJumpWhenAnAdministratorSaysSo() {
    quote("A", "1.10000", "1.10010");
    pass(500);
    quote("A", "1.04000", "1.04010");
    source.acceptJump();

    assertThat(look().book().bid()).isEqualByComparingTo("1.04000");
    assertThat(look().opens()).isTrue();
  }

  @Test
  void shouldNotLetTradesKeepABookAliveThatTheyContradict() {
    quote("A", "1.10000", "1.10010");
    for (int i = 0; i < 8; i++) {
      pass(800);
      trade("A", "1.10500");
    }
    assertThat(look().live()).isFalse();
    assertThat(source.rejected()).containsEntry(QuoteFault.STANDING, 1L);

    pass(100);
    quote("A", "1.10100", "1.10110");
    assertThat(look().live()).as("still not where it is traded").isFalse();
    pass(100);
    quote("A", "1.10300", "1.10310");
    pass(100);
    quote("A", "1.10490", "1.10510");
    assertThat(look().opens()).isTrue();
  }

  @Test
  void shouldNotHoldAgainstABookWhatWasTradedLongAgo() {
    quote("A", "1.10000", "1.10010");
    pass(100);
    trade("A", "1.10500");
    pass(1_100);
    trade("A", "1.10500");
    assertThat(look().live()).isFalse();
    pass(5_001);
    quote("A", "1.10001", "1.10011");

    assertThat(look().opens()).isTrue();
  }

  @Test
  void shouldBeKeptAliveByTradesWithinTheBook() {
    quote("A", "1.10000", "1.10010");
    for (int i = 0; i < 10; i++) {
      pass(900);
      trade("A", "1.10010");
    }

    assertThat(look().opens()).isTrue();
  }

  @Test
  void shouldTakeAChangeBehindTheBestPricesAsASignOfLife() {
    quote("A", "1.10000", "1.10010");
    pass(900);
    assertThat(source.again("A", nowNs, nowNs)).isTrue();
    pass(900);

    assertThat(look().opens()).isTrue();
    quote("A", "1.20000", "1.10010");
    assertThat(source.again("A", nowNs, nowNs)).as("it is crossed").isFalse();
  }

  @Test
  void shouldHaveNoPriceOfNowAfterTheBookWasLost() {
    quote("A", "1.10000", "1.10010");
    source.quote("A", null, null, 0, 0);

    assertThat(look().opens()).isFalse();
    assertThat(source.rejected()).containsEntry(QuoteFault.NO_BOOK, 1L);
  }

  @Test
  void shouldFollowTheVenueInForceAlone() {
    quote("A", "1.10000", "1.10010");
    quote("B", "1.10001", "1.10011");
    quote("C", "9", "10");

    assertThat(look().mark().instrument().venue()).isEqualTo("A");
    source.putInForce("B");
    assertThat(look().mark().instrument().venue()).isEqualTo("B");
    source.putInForce("C");
    source.putInForce(null);
    assertThat(source.inForce()).as("is none of its venues").isEqualTo("B");
    source.setTerms(PriceRules.of(PriceGuard.ofFiat()), List.of("C", "A"));
    assertThat(source.inForce()).isEqualTo("C");
    source.putInForce("A");
    assertThat(look().mark().bid()).as("still known").isEqualByComparingTo("1.10000");
  }

  @Test
  void shouldStayAtAVenueThatAnotherNodeStillSees() {
    both(11);
    VenueSight elsewhere = new VenueSight("A", nowNs - 9_999 * MS, NOON, decimal("2.2001"));

    assertThat(source.failover(source.sights(), nowNs)).contains("B");
    List<VenueSight> all = new ArrayList<>(source.sights());
    all.add(elsewhere);
    assertThat(source.failover(all, nowNs)).isEmpty();
  }

  @Test
  void shouldNotGoToAVenueThatDoesNotQuoteWell() {
    both(11);
    quote("B", "1.2", "1.1");
    assertThat(source.failover(source.sights(), nowNs)).as("it is crossed").isEmpty();
    quote("B", "1.10001", "1.10011");
    pass(4_999);
    quote("B", "1.10001", "1.10011");
    assertThat(source.failover(source.sights(), nowNs)).as("4,999 ms").isEmpty();
    pass(1);
    assertThat(source.failover(source.sights(), nowNs)).as("5,000 ms").contains("B");
  }

  @Test
  void shouldComeBackOnlyWhereItIsNearAndProven() {
    both(11);
    source.putInForce("B");
    assertThat(source.back(source.sights(), nowNs)).as("silent").isEmpty();
    for (int i = 0; i < 6; i++) {
      pass(1_000);
      quote("A", "1.11000", "1.11010");
      quote("B", "1.10001", "1.10011");
    }
    assertThat(source.back(source.sights(), nowNs)).as("0.9 % away").isEmpty();
    for (int i = 0; i < 9; i++) {
      pass(1_000);
      quote("A", "1.10010", "1.10020");
      quote("B", "1.10001", "1.10011");
    }
    assertThat(source.back(source.sights(), nowNs)).contains("A");
    assertThat(source.failover(source.sights(), nowNs)).as("by itself").isEmpty();
  }

  @Test
  void shouldSayTheSameOnTwoNodesThatHearTheSame() {
    PriceSource other =
        new PriceSource("EUR-USD", PriceRules.of(PriceGuard.ofFiat()), List.of("A", "B"));
    Random random = new Random(17);
    for (int i = 0; i < 20_000; i++) {
      nowNs += random.nextInt(900) * MS;
      String venue = random.nextBoolean() ? "A" : "B";
      BigDecimal bid = new BigDecimal("1.10000").add(BigDecimal.valueOf(random.nextInt(800), 5));
      BigDecimal ask = bid.add(BigDecimal.valueOf(random.nextInt(200) - 20L, 5));
      long at = nowNs - random.nextInt(3) * 200 * MS;
      for (PriceSource each : List.of(source, other)) {
        if (i % 7 == 0) {
          each.trade(venue, ask, at, nowNs);
        } else {
          each.quote(venue, bid, ask, at, nowNs);
        }
        each.failover(each.sights(), nowNs).ifPresent(each::putInForce);
      }
      assertThat(other.look(nowNs)).isEqualTo(source.look(nowNs));
      source
          .look(nowNs)
          .ifPresent(
              view -> {
                assertThat(view.mark().bid()).isLessThan(view.mark().ask());
                assertThat(view.opens()).as("what opens also closes").isIn(view.closes(), false);
                assertThat(view.closes()).as("what closes is live").isIn(view.live(), false);
              });
    }
  }

  /** Both quote, then B alone for so many seconds. */
  private void both(int seconds) {
    quote("A", "1.10000", "1.10010");
    quote("B", "1.10001", "1.10011");
    for (int i = 0; i < seconds; i++) {
      pass(1_000);
      quote("B", "1.10001", "1.10011");
    }
  }

  private PriceView look() {
    return source.look(nowNs).orElseThrow();
  }

  private void pass(long millis) {
    nowNs += millis * MS;
  }

  private void quote(String venue, String bid, String ask) {
    source.quote(venue, decimal(bid), decimal(ask), nowNs, nowNs);
  }

  private void trade(String venue, String price) {
    source.trade(venue, decimal(price), nowNs, nowNs);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
