package org.tradewire.trading.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.market.entity.TimeFrame;
import org.tradewire.trading.notification.NotificationFixture;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.notification.entity.RuleFilter;
import org.tradewire.trading.shared.webhook.UnfitWebhookException;
import org.tradewire.trading.shared.webhook.WebhookTemplate;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.entity.NumberedSignal;
import org.tradewire.trading.signal.entity.SignalDirection;
import org.tradewire.trading.signal.entity.SignalHappening;

/** Which rules tell which events, and how many of them. */
class IntakePlanTest {
  private static final Instant NOW = SignalFixture.NOW;
  private static final Instant OLDEST = NOW.minus(Duration.ofMinutes(10));
  private static final MinuteLimits MANY = new MinuteLimits(100, 100);
  private static final UUID USER = UUID.randomUUID();

  @Test
  void shouldTellWhatARuleAsksForAndNothingElse() {
    NumberedSignal event = NotificationFixture.created(1, "BTC-USDT", "0.8123");

    assertThat(isTold(new RuleFilter(null, null, null, null, null), event)).isTrue();
    assertThat(isTold(new RuleFilter("BTC-USDT", null, null, null, null), event)).isTrue();
    assertThat(isTold(new RuleFilter("ETH-USDT", null, null, null, null), event)).isFalse();
    assertThat(isTold(new RuleFilter(null, TimeFrame.H1, null, null, null), event)).isTrue();
    assertThat(isTold(new RuleFilter(null, TimeFrame.H4, null, null, null), event)).isFalse();
    assertThat(isTold(new RuleFilter("BTC-USDT", TimeFrame.H1, null, null, null), event)).isTrue();
    assertThat(isTold(new RuleFilter("BTC-USDT", TimeFrame.M1, null, null, null), event)).isFalse();
    assertThat(isTold(new RuleFilter(null, null, "ema-cross", null, null), event)).isTrue();
    assertThat(isTold(new RuleFilter(null, null, "macd", null, null), event)).isFalse();
    assertThat(isTold(new RuleFilter(null, null, null, SignalDirection.BUY, null), event)).isTrue();
    assertThat(isTold(new RuleFilter(null, null, null, SignalDirection.SELL, null), event))
        .isFalse();
    assertThat(isTold(NotificationFixture.confident("0.8123"), event)).isTrue();
    assertThat(isTold(NotificationFixture.confident("0.8124"), event)).isFalse();
  }

  @Test
  void shouldTellTheEventsThatARuleNamesAlone() {
    NumberedSignal won =
        NotificationFixture.event(1, NOW, SignalHappening.WIN, SignalFixture.buy("a"));
    NumberedSignal cancelled =
        NotificationFixture.event(2, NOW, SignalHappening.CANCELLED, SignalFixture.buy("a"));
    ActiveRule rule = rule(USER, NotificationFixture.ALL, SignalHappening.WIN);

    assertThat(rule.tells(won)).isTrue();
    assertThat(rule.tells(cancelled)).isFalse();
    assertThat(rule(USER, NotificationFixture.ALL, SignalHappening.CREATED).tells(won)).isFalse();
  }

  @Test
  void shouldSendTheFirstOfAMinuteAndCountTheOthers() {
    ActiveRule rule = rule(USER, NotificationFixture.ALL, SignalHappening.CREATED);
    IntakePlan plan = plan(new MinuteLimits(3, 100), rule);

    plan.usedByRule(rule.id(), 1);
    plan.usedByUser(USER, 1);
    plan.take(events(10));

    assertThat(plan.deliveries()).extracting(each -> each.event().seq()).containsExactly(1L, 2L);
    assertThat(plan.leftOut()).containsExactly(new LeftOut(rule, DeliveryState.SKIPPED, 8));
  }

  @Test
  void shouldBoundAllRulesOfAUserTogetherAndNobodyElse() {
    ActiveRule first = rule(USER, NotificationFixture.ALL, SignalHappening.CREATED);
    ActiveRule second = rule(USER, NotificationFixture.confident("0"), SignalHappening.CREATED);
    UUID another = UUID.randomUUID();
    ActiveRule others = rule(another, NotificationFixture.ALL, SignalHappening.CREATED);
    IntakePlan plan = plan(new MinuteLimits(4, 6), first, second, others);

    plan.take(events(10));

    assertThat(plan.deliveries().stream().filter(each -> each.rule().userId().equals(USER)))
        .hasSize(6);
    assertThat(plan.deliveries().stream().filter(each -> each.rule().equals(others))).hasSize(4);
    assertThat(plan.leftOut().stream().mapToInt(LeftOut::many).sum()).isEqualTo(20);
  }

  @Test
  void shouldCountWhatIsTooOldAndLeaveThePlacesToWhatIsNot() {
    ActiveRule rule = rule(USER, NotificationFixture.ALL, SignalHappening.CREATED);
    IntakePlan plan = plan(new MinuteLimits(1, 1), rule);
    NumberedSignal old =
        NotificationFixture.event(
            1, OLDEST.minusMillis(1), SignalHappening.CREATED, SignalFixture.buy("old"));
    NumberedSignal justInTime =
        NotificationFixture.event(2, OLDEST, SignalHappening.CREATED, SignalFixture.buy("new"));

    plan.take(List.of(old, old, justInTime));

    assertThat(plan.deliveries()).extracting(each -> each.event().seq()).containsExactly(2L);
    assertThat(plan.leftOut()).containsExactly(new LeftOut(rule, DeliveryState.EXPIRED, 2));
  }

  /** Values cannot make a body longer than is sent; one that is says so instead of being lost. */
  @Test
  void shouldSayWhatATemplateMakesTooLong() throws UnfitWebhookException {
    StringBuilder template = new StringBuilder("[0");
    for (int i = 0; i < 500; i++) {
      template.append(",{{signal_id}}");
    }
    ActiveRule rule =
        new ActiveRule(
            UUID.randomUUID(),
            USER,
            1,
            NotificationFixture.ALL,
            Set.of(SignalHappening.CREATED),
            "https://hooks.example.com",
            WebhookTemplate.of(template.append(']').toString(), SignalValues.NAMES));
    IntakePlan plan = plan(MANY, rule);

    plan.take(
        List.of(
            NotificationFixture.event(
                1, NOW, SignalHappening.CREATED, SignalFixture.buy("x".repeat(150)))));

    assertThat(plan.deliveries()).hasSize(1);
    assertThat(plan.deliveries().get(0).state()).isEqualTo(DeliveryState.FAILED);
    assertThat(plan.deliveries().get(0).sentence()).startsWith("the template would have a body");
  }

  @Test
  void shouldNameTheUsersWhoAreToldSomething() {
    ActiveRule told = rule(USER, NotificationFixture.ALL, SignalHappening.CREATED);
    ActiveRule not =
        rule(UUID.randomUUID(), NotificationFixture.confident("1"), SignalHappening.CREATED);

    assertThat(IntakePlan.users(RuleIndex.of(List.of(told, not)), events(3))).containsExactly(USER);
  }

  private static boolean isTold(RuleFilter filter, NumberedSignal event) {
    return !RuleIndex.of(List.of(rule(USER, filter, SignalHappening.CREATED)))
        .telling(event)
        .isEmpty();
  }

  private static List<NumberedSignal> events(int many) {
    return LongStream.rangeClosed(1, many)
        .mapToObj(seq -> NotificationFixture.created(seq, "BTC-USDT", "0.5"))
        .toList();
  }

  private static IntakePlan plan(MinuteLimits limits, ActiveRule... rules) {
    return new IntakePlan(RuleIndex.of(List.of(rules)), limits, OLDEST);
  }

  private static ActiveRule rule(UUID user, RuleFilter filter, SignalHappening... events) {
    try {
      return new ActiveRule(
          UUID.randomUUID(),
          user,
          1,
          filter,
          Set.of(events),
          "https://hooks.example.com",
          WebhookTemplate.of(SignalValues.STANDARD_TEMPLATE, SignalValues.NAMES));
    } catch (UnfitWebhookException e) {
      throw new IllegalStateException(e);
    }
  }
}
