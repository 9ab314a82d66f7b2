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

  private static final long MS = QuotedSource.MS;
  private static final long NOON = QuotedSource.NOON;

  private final QuotedSource quoted = QuotedSource.fiat("A", "B");
  private final PriceSource source = quoted.source();

  @Test
  void shouldKnowNoPriceBeforeTheFirstQuote() {
    assertThat(source.look(now())).isEmpty();
    source.quote("A", null, decimal("1.1"), now(), now());
    assertThat(source.look(now())).isEmpty();
    assertThat(source.rejected()).containsEntry(QuoteFault.ONE_SIDED, 1L);
  }

  @Test
  void shouldTellTheAgeByTheExchangesTimeAndNotByThatOfItsArrival() {
    quoted.quote("A", "1.10000", "1.10010", now() - 3_000 * MS);

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
      assertThat(source.again("A", now() + hour, now())).as("message %s", i).isFalse();
      quoted.quote("A", "1.10002", "1.10012", now() + hour);
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
    source.quote("A", decimal("1.10005"), decimal("1.10015"), now() - 300 * MS, now());

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
    source.acceptJump(now());

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
    assertThat(source.again("A", now(), now())).isTrue();
    pass(900);

    assertThat(look().opens()).isTrue();
    quote("A", "1.20000", "1.10010");
    assertThat(source.again("A", now(), now())).as("it is crossed").isFalse();
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
    source.putInForce("B", 0);
    assertThat(look().mark().instrument().venue()).isEqualTo("B");
    source.putInForce("C", 0);
    source.putInForce(null, 0);
    assertThat(source.inForce()).as("is none of its venues").isEqualTo("B");
    source.setTerms(PriceRules.of(PriceGuard.ofFiat()), List.of("C", "A"));
    assertThat(source.inForce()).isEqualTo("C");
    source.putInForce("A", 0);
    assertThat(look().mark().bid()).as("still known").isEqualByComparingTo("1.10000");
  }

  @Test
  void shouldStayAtAVenueThatAnotherNodeStillSees() {
    both(11);
    VenueSight elsewhere = new VenueSight("A", now() - 9_999 * MS, NOON, decimal("2.2001"));

    assertThat(source.failover(source.sights(now()), now())).contains("B");
    List<VenueSight> all = new ArrayList<>(source.sights(now()));
    all.add(elsewhere);
    assertThat(source.failover(all, now())).isEmpty();
  }

  @Test
  void shouldNotGoToAVenueThatDoesNotQuoteWell() {
    both(11);
    quote("B", "1.2", "1.1");
    assertThat(source.failover(source.sights(now()), now())).as("it is crossed").isEmpty();
    pass(1_001);
    quote("B", "1.10001", "1.10011");
    pass(4_999);
    quote("B", "1.10001", "1.10011");
    assertThat(source.failover(source.sights(now()), now())).as("4,999 ms").isEmpty();
    pass(1);
    assertThat(source.failover(source.sights(now()), now())).as("5,000 ms").contains("B");
  }

  @Test
  void shouldComeBackOnlyWhereItIsNearAndProven() {
    both(11);
    source.putInForce("B", 0);
    assertThat(source.back(source.sights(now()), now())).as("silent").isEmpty();
    for (int i = 0; i < 6; i++) {
      pass(1_000);
      quote("A", "1.11000", "1.11010");
      quote("B", "1.10001", "1.10011");
    }
    assertThat(source.back(source.sights(now()), now())).as("0.9 % away").isEmpty();
    for (int i = 0; i < 9; i++) {
      pass(1_000);
      quote("A", "1.10010", "1.10020");
      quote("B", "1.10001", "1.10011");
    }
    assertThat(source.back(source.sights(now()), now())).contains("A");
    assertThat(source.failover(source.sights(now()), now())).as("by itself").isEmpty();
  }

  /** One of them is asked all the time, of the past and of the future: that must change nothing. */
  @Test
  void shouldSayTheSameOnTwoNodesThatHearTheSameHoweverOftenTheyAreAsked() {
    PriceSource other = QuotedSource.fiat("A", "B").source();
    Random random = new Random(17);
    int opened = 0;
    int live = 0;
    int moved = 0;
    for (int i = 0; i < 20_000; i++) {
      pass(random.nextInt(900));
      long nowNs = now();
      String venue = random.nextInt(10) < (i / 500 % 2 == 0 ? 9 : 0) ? "A" : "B";
      BigDecimal bid = new BigDecimal("1.10000").add(BigDecimal.valueOf(random.nextInt(300), 5));
      BigDecimal ask = bid.add(BigDecimal.valueOf(random.nextInt(200) - 20L, 5));
      long at = nowNs - random.nextInt(3) * 200 * MS;
      for (PriceSource each : List.of(source, other)) {
        if (i % 7 == 0) {
          each.trade(venue, ask, at, nowNs);
        } else {
          each.quote(venue, bid, ask, at, nowNs);
        }
      }
      other.look(nowNs - 60_000 * MS);
      other.failover(other.sights(nowNs), nowNs + 60_000 * MS);
      other.back(other.sights(nowNs), nowNs + 60_000 * MS);
      other.rejected();
      for (PriceSource each : List.of(source, other)) {
        each.failover(each.sights(nowNs), nowNs).ifPresent(to -> each.putInForce(to, nowNs));
      }
      moved += source.inForce().equals("A") ? 0 : 1;
      assertThat(other.look(nowNs)).isEqualTo(source.look(nowNs));
      assertThat(other.sights(nowNs)).isEqualTo(source.sights(nowNs));
      PriceView view = source.look(nowNs).orElse(null);
      if (view != null) {
        assertThat(view.mark().bid()).isLessThan(view.mark().ask());
        assertThat(!view.opens() || view.closes()).as("what opens also closes").isTrue();
        assertThat(!view.closes() || view.live()).as("what closes is live").isTrue();
        opened += view.opens() ? 1 : 0;
        live += view.live() ? 1 : 0;
      }
    }
    assertThat(opened).as("some open").isBetween(100, live - 100);
    assertThat(live).as("some are live").isBetween(1_000, 19_900);
    assertThat(moved).as("the other venue was in force for a while").isPositive();
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
    return quoted.look();
  }

  private long now() {
    return quoted.nowNs();
  }

  private void pass(long millis) {
    quoted.pass(millis);
  }

  private void quote(String venue, String bid, String ask) {
    quoted.quote(venue, bid, ask);
  }

  private void trade(String venue, String price) {
    quoted.trade(venue, price);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
