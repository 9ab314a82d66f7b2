package org.tradewire.trading.order.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.order.entity.OrderRefusal;
import org.tradewire.trading.order.entity.PositionValue;
import org.tradewire.trading.order.entity.TradingPosition;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.template.control.TemplateControlFixture;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.template.entity.TemplateDraft;
import org.tradewire.trading.template.entity.TermsFixture;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

/** What holds whatever is ordered and however prices move; a seed repeats its run. */
class OrderPropertiesTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final List<String> SYMBOLS = List.of("EUR-USD", "USD-JPY");
  private static final int STEPS = 40;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void shouldKeepTheAccountsBooks(long seed) {
    Random random = new Random(seed);
    SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
    OrderDesk desk = new OrderDesk(DATABASE, clock, "CLASSIC_10K");
    move(desk, random);
    run(desk, clock, random, () -> act(desk, random));
  }

  /** Sizes up to the margin's end, both sides, prices that leap, and no rule that ends it. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void shouldMakeNoMoneyOfHedges(long seed) {
    Random random = new Random(seed);
    SettableClock clock = new SettableClock(Instant.parse("2026-03-16T12:00:00Z"));
    OrderDesk desk = new OrderDesk(DATABASE, clock, lawless(clock));
    leap(desk, random);
    run(desk, clock, random, () -> hedge(desk, random));
    assertThat(desk.view().status()).isEqualTo(ChallengeStatus.ACTIVE);
  }

  private static ChallengeTemplate lawless(SettableClock clock) {
    ChallengeTemplate template =
        new ChallengeTemplate(
            UUID.randomUUID(),
            "LAWLESS_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT),
            1,
            new TemplateDraft(
                "Lawless",
                BigDecimal.ONE,
                "USD",
                new BigDecimal("10000"),
                "USD",
                TermsFixture.lawless()),
            clock.instant());
    DATABASE.doInTransaction(
        entityManager -> TemplateControlFixture.repository(entityManager).add(template));
    return template;
  }

  private static void hedge(OrderDesk desk, Random random) {
    switch (random.nextInt(4)) {
      case 0 ->
          desk.place(
              random.nextBoolean() ? "BUY" : "SELL", "EUR-USD", "" + (1 + random.nextInt(4)));
      case 1, 2 -> closeOne(desk, random);
      default -> {
        leap(desk, random);
        desk.watch();
      }
    }
  }

  private static void leap(OrderDesk desk, Random random) {
    long euro = 110_000 + random.nextInt(6_000) - 3_000;
    desk.price(
        "EUR-USD",
        BigDecimal.valueOf(euro, 5).toPlainString(),
        BigDecimal.valueOf(euro + 10, 5).toPlainString());
  }

  private static void run(OrderDesk desk, SettableClock clock, Random random, Runnable act) {
    for (int step = 0; step < STEPS; step++) {
      clock.advance(Duration.ofMinutes(random.nextInt(300)));
      try {
        act.run();
      } catch (Refusal e) {
        assertThat(e.getMessage()).as("a sentence").endsWith(".");
        if (ChallengeRefusal.CHALLENGE_ENDED.explains(e)) {
          assertThat(desk.view().status().terminal()).isTrue();
        } else {
          assertThat(OrderRefusal.values()).as("%s", e.code()).anyMatch(each -> each.explains(e));
        }
      }
      assertBooks(desk);
    }
  }

  private static void act(OrderDesk desk, Random random) {
    String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
    String side = random.nextBoolean() ? "BUY" : "SELL";
    String lots = "0." + (1 + random.nextInt(9));
    switch (random.nextInt(5)) {
      case 0 -> desk.place(side, symbol, lots);
      case 1 ->
          desk.place(
              null,
              "MARKET",
              side,
              symbol,
              lots,
              null,
              OrderDesk.protection(null, null, symbol.equals("EUR-USD") ? "0.00200" : "0.300"));
      case 2 -> closeOne(desk, random);
      case 3 -> {
        move(desk, random);
        desk.watch();
      }
      default -> desk.watch();
    }
  }

  /** At the same prices, closing changes no equity by more than the cent a part that is rounded. */
  private static void closeOne(OrderDesk desk, Random random) {
    List<TradingPosition> open = open(desk);
    if (open.isEmpty()) {
      return;
    }
    TradingPosition chosen = open.get(random.nextInt(open.size()));
    BigDecimal before = equity(desk);
    boolean whole =
        random.nextBoolean() || chosen.quantity().compareTo(BigDecimal.valueOf(0.1)) <= 0;
    desk.close(chosen.id(), null, whole ? null : "0.1");
    assertThat(equity(desk).subtract(before).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
  }

  private static void assertBooks(OrderDesk desk) {
    ChallengeView view = desk.view();
    BigDecimal realized =
        desk.positions().stream()
            .map(each -> each.position().realizedPnl())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(view.totalPnl()).isEqualByComparingTo(realized);
    assertThat(view.currentEquity())
        .isEqualByComparingTo(view.initialBalance().add(realized).add(view.adjustments()));
    assertThat(view.equity())
        .isEqualByComparingTo(view.currentEquity().add(view.floatingPnl()).max(BigDecimal.ZERO));
    assertThat(view.dailyMaxEquity()).isGreaterThanOrEqualTo(view.dailyMinEquity());
    assertThat(view.maxEquityEver()).isGreaterThanOrEqualTo(view.equity());
    if (open(desk).isEmpty()) {
      assertThat(view.currentEquity()).as("nobody owes").isNotNegative();
    }
    if (view.status().terminal()) {
      assertThat(open(desk)).isEmpty();
      assertThat(view.floatingPnl()).isEqualByComparingTo("0");
    }
    List<String> published = desk.published();
    for (int i = 0; i < published.size(); i++) {
      assertThat(published.get(i)).contains("\"seq\":" + (i + 1) + ",");
    }
    assertThat(view.eventSeq()).isEqualTo(published.size());
  }

  private static List<TradingPosition> open(OrderDesk desk) {
    return desk.positions().stream()
        .map(PositionValue::position)
        .filter(each -> each.status() == TradingPosition.Status.OPEN)
        .toList();
  }

  private static BigDecimal equity(OrderDesk desk) {
    return desk.positions().stream()
        .map(PositionValue::floatingPnl)
        .filter(Objects::nonNull)
        .reduce(desk.view().currentEquity(), BigDecimal::add)
        .max(BigDecimal.ZERO);
  }

  private static void move(OrderDesk desk, Random random) {
    long euro = 110_000 + random.nextInt(600) - 300;
    long yen = 150_000 + random.nextInt(800) - 400;
    desk.price(
        "EUR-USD",
        BigDecimal.valueOf(euro, 5).toPlainString(),
        BigDecimal.valueOf(euro + 8, 5).toPlainString());
    desk.price(
        "USD-JPY",
        BigDecimal.valueOf(yen, 3).toPlainString(),
        BigDecimal.valueOf(yen + 9, 3).toPlainString());
  }
}
