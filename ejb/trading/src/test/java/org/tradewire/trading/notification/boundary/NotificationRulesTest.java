package org.tradewire.trading.notification.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.audit.entity.AuditEntry;
import org.tradewire.trading.notification.NotificationFixture;
import org.tradewire.trading.notification.entity.DeliveryEntry;
import org.tradewire.trading.notification.entity.DeliveryKey;
import org.tradewire.trading.notification.entity.DeliveryQuestion;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.notification.entity.MadeRule;
import org.tradewire.trading.notification.entity.NotificationRefusal;
import org.tradewire.trading.notification.entity.NotificationRule;
import org.tradewire.trading.notification.entity.RuleSettings;
import org.tradewire.trading.shared.RefusalCode;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.shared.webhook.WebhookDelivery;
import org.tradewire.trading.shared.webhook.WebhookOutcome;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.entity.SignalHappening;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.TestDatabase;

/** What users may do with rules, on a real database. */
class NotificationRulesTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final RuleSettings BROWSER =
      new RuleSettings(
          "mine",
          true,
          NotificationFixture.ALL,
          Set.of(SignalHappening.WIN, SignalHappening.LOSS),
          true,
          null,
          null);

  private final NotificationNode.Time time = new NotificationNode.Time();
  private final NotificationNode node =
      new NotificationNode(DATABASE, time, Map.of("max-rules", "2"));
  private Caller user;
  private Caller other;

  @BeforeEach
  void empty() throws SQLException {
    NotificationNode.empty(DATABASE);
    user = NotificationNode.user(DATABASE, "user");
    other = NotificationNode.user(DATABASE, "other");
  }

  @Test
  void shouldKeepARuleAsItWasSet() {
    NotificationRule rule = node.add(user, BROWSER);

    assertThat(rule.settings()).isEqualTo(BROWSER);
    assertThat(rule.version()).isEqualTo(1);
    assertThat(rule.createdAt()).isEqualTo(SignalFixture.NOW);
    assertThat(node.all(user)).containsExactly(rule);
  }

  @Test
  void shouldLetNobodyWhoMayNotWatchSignalsDoMoreThanRemove() {
    UUID id = node.add(user, NotificationFixture.settings()).id();
    Caller without = new Caller(user.id(), user.username(), Set.of("service"));
    List<Function<NotificationRules, Object>> calls =
        List.of(
            each -> each.add(without, UUID.randomUUID(), NotificationFixture.settings()),
            each -> each.change(without, id, NotificationFixture.settings(), 1),
            each -> each.resume(without, id),
            each -> each.replaceSecret(without, id),
            each -> each.testOf(without, id));

    for (Function<NotificationRules, Object> call : calls) {
      refused(AccountRefusal.NOT_PERMITTED, () -> node.rules(call));
    }
    assertThat(node.all(without)).hasSize(1);
    node.rules(
        each -> {
          each.remove(without, id);
          return null;
        });
    assertThat(node.all(user)).isEmpty();
  }

  @Test
  void shouldShowASecretOnceWhereItIsMade() {
    MadeRule made =
        node.rules(each -> each.add(user, UUID.randomUUID(), NotificationFixture.settings()));
    assertThat(made.secret()).startsWith("whsec_");
    assertThat(made.toString()).doesNotContain(made.secret());

    UUID id = made.rule().id();
    assertThat(
            node.rules(each -> each.change(user, id, NotificationFixture.settings(), 1)).secret())
        .isNull();
    assertThat(node.rules(each -> each.change(user, id, BROWSER, 2)).secret()).isNull();
    assertThat(
            node.rules(each -> each.change(user, id, NotificationFixture.settings(), 3)).secret())
        .startsWith("whsec_")
        .isNotEqualTo(made.secret());
  }

  @Test
  void shouldSignWithBothSecretsForADay() {
    MadeRule made =
        node.rules(each -> each.add(user, UUID.randomUUID(), NotificationFixture.settings()));
    UUID id = made.rule().id();
    MadeRule replaced = node.rules(each -> each.replaceSecret(user, id));

    assertThat(secrets(id)).containsExactly(replaced.secret(), made.secret());
    time.is(SignalFixture.NOW.plus(Duration.ofHours(24)));
    assertThat(secrets(id)).containsExactly(replaced.secret());
  }

  private List<String> secrets(UUID id) {
    return node.rules(each -> each.testOf(user, id)).secrets().stream()
        .map(each -> each.reveal())
        .toList();
  }

  @Test
  void shouldHideRulesAndDeliveriesFromEverybodyElse() {
    UUID id = node.add(user, NotificationFixture.settings()).id();
    node.store(SignalFixture.buy("a"));
    node.look();
    Caller admin = new Caller(other.id(), "admin", Set.of("admin"));
    RefusalCode unknown = NotificationRefusal.NOTIFICATION_RULE_NOT_FOUND;

    for (Caller stranger : List.of(other, admin)) {
      assertThat(node.all(stranger)).isEmpty();
      assertThat(node.log(stranger)).isEmpty();
      assertThat(node.log(stranger, id)).isEmpty();
      refused(unknown, () -> node.get(stranger, id));
      refused(unknown, () -> node.rules(each -> each.change(stranger, id, BROWSER, 1)));
      refused(unknown, () -> node.rules(each -> each.resume(stranger, id)));
      refused(unknown, () -> node.rules(each -> each.replaceSecret(stranger, id)));
      refused(unknown, () -> node.rules(each -> each.testOf(stranger, id)));
      refused(
          unknown,
          () ->
              node.rules(
                  each -> {
                    each.remove(stranger, id);
                    return null;
                  }));
    }
    assertThat(node.log(user)).hasSize(1);
  }

  @Test
  void shouldBoundTheRulesOfAUser() {
    node.add(user, BROWSER);
    node.add(user, BROWSER);
    refused(NotificationRefusal.TOO_MANY_NOTIFICATION_RULES, () -> node.add(user, BROWSER));
    node.add(other, BROWSER);
  }

  @Test
  void shouldMakeOneRuleOfTheSameCallAgain() {
    UUID id = UUID.randomUUID();
    RuleSettings sure = confident("0.80");
    MadeRule made = node.rules(each -> each.add(user, id, sure));
    assertThat(made.rule().id()).isEqualTo(id);

    time.is(SignalFixture.NOW.plusSeconds(599));
    MadeRule again = node.rules(each -> each.add(user, id, confident("0.8")));
    assertThat(again).isEqualTo(made);
    assertThat(again.secret()).startsWith("whsec_");
    assertThat(audited(id))
        .containsExactly("notification_rule.secret_shown_again", "notification_rule.added");
    assertThat(node.all(user)).hasSize(1);

    time.is(SignalFixture.NOW.plusSeconds(600));
    assertThat(node.rules(each -> each.add(user, id, sure)).secret()).isNull();

    node.add(user, BROWSER);
    assertThat(node.rules(each -> each.add(user, id, sure)).rule())
        .as("as many as there may be, and none more")
        .isEqualTo(made.rule());
  }

  private static RuleSettings confident(String least) {
    return NotificationFixture.settings(
        NotificationFixture.confident(least), SignalHappening.CREATED);
  }

  @Test
  void shouldRefuseAnotherRuleOfTheSameId() {
    UUID id = UUID.randomUUID();
    node.rules(each -> each.add(user, id, NotificationFixture.settings()));

    refused(
        NotificationRefusal.NOTIFICATION_RULE_CONFLICT,
        () -> node.rules(each -> each.add(user, id, BROWSER)));
    refused(
        NotificationRefusal.NOTIFICATION_RULE_CONFLICT,
        () -> node.rules(each -> each.add(other, id, NotificationFixture.settings())));
    assertThat(node.all(other)).isEmpty();

    node.rules(each -> each.change(user, id, BROWSER, 1));
    refused(
        NotificationRefusal.NOTIFICATION_RULE_CONFLICT,
        () -> node.rules(each -> each.add(user, id, NotificationFixture.settings())));
  }

  @Test
  void shouldShowNoSecretToTheSameCallOnceItWasReplaced() {
    UUID id = UUID.randomUUID();
    node.rules(each -> each.add(user, id, NotificationFixture.settings()));
    node.rules(each -> each.replaceSecret(user, id));

    assertThat(node.rules(each -> each.add(user, id, NotificationFixture.settings())).secret())
        .isNull();
  }

  @Test
  void shouldMakeOneRuleOfTheSameCallOnTwoNodesAtOnce() throws Exception {
    UUID id = UUID.randomUUID();
    Callable<MadeRule> add =
        () -> node.rules(each -> each.add(user, id, NotificationFixture.settings()));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    Set<MadeRule> made = new HashSet<>();
    try {
      for (Future<MadeRule> each : threads.invokeAll(Collections.nCopies(8, add))) {
        made.add(each.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(made).hasSize(1);
    assertThat(node.all(user)).hasSize(1);
  }

  @Test
  void shouldRefuseAChangeOfWhatWasChangedSince() {
    UUID id = node.add(user, BROWSER).id();
    node.rules(each -> each.change(user, id, NotificationFixture.settings(), 1));

    refused(
        NotificationRefusal.NOTIFICATION_RULE_CONFLICT,
        () -> node.rules(each -> each.change(user, id, BROWSER, 1)));
    assertThat(node.rules(each -> each.change(user, id, BROWSER, 2)).rule().version()).isEqualTo(3);
  }

  @Test
  void shouldSendNothingMoreOfARuleThatIsSwitchedOffOrCallsElsewhere() {
    UUID off = node.add(user, NotificationFixture.settings()).id();
    UUID elsewhere = node.add(user, NotificationFixture.settings()).id();
    node.store(SignalFixture.buy("a"));
    node.look();
    assertThat(node.log(user)).extracting(DeliveryEntry::state).containsOnly(DeliveryState.DUE);

    RuleSettings disabled =
        new RuleSettings(
            "mine",
            false,
            NotificationFixture.ALL,
            Set.of(SignalHappening.CREATED),
            false,
            NotificationFixture.ADDRESS,
            null);
    node.rules(each -> each.change(user, off, disabled, 1));
    node.rules(
        each ->
            each.change(user, elsewhere, NotificationFixture.at("https://other.example.com/"), 1));

    assertThat(node.claim()).isEmpty();
    assertThat(node.log(user)).extracting(DeliveryEntry::state).containsOnly(DeliveryState.EXPIRED);
  }

  /** What one look at the log of signals stores has one instant. */
  @Test
  void shouldShowEachDeliveryOfAnInstantOnOnePage() {
    node.add(user, NotificationFixture.settings());
    for (int i = 0; i < 7; i++) {
      node.store(SignalFixture.buy("s" + i));
    }
    node.look();

    List<DeliveryEntry> all = new ArrayList<>();
    List<DeliveryEntry> page = page(null);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      all.addAll(page);
      page = page(DeliveryKey.of(page.get(page.size() - 1)));
    }

    assertThat(all).extracting(DeliveryEntry::createdAt).containsOnly(SignalFixture.NOW);
    assertThat(all).hasSize(7).doesNotHaveDuplicates().isEqualTo(node.log(user));
  }

  private List<DeliveryEntry> page(DeliveryKey cursor) {
    DeliveryQuestion question = new DeliveryQuestion(null, null, null, cursor, 3);
    return node.rules(each -> each.deliveries(user, question));
  }

  @Test
  void shouldTellNeitherAddressNorTemplateToTheAuditLog() {
    UUID id = node.add(user, NotificationFixture.settings()).id();

    List<AuditEntry> entries = auditOf(id);

    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).what().action()).isEqualTo("notification_rule.added");
    assertThat(entries.get(0).what().after()).contains("webhook=true").doesNotContain("example");
  }

  private List<String> audited(UUID id) {
    return auditOf(id).stream().map(each -> each.what().action()).toList();
  }

  /** The newest first. */
  private List<AuditEntry> auditOf(UUID id) {
    return DATABASE.inTransaction(
        em -> AuditFixture.log(em, time).find("notification_rule:" + id, Long.MAX_VALUE, 10));
  }

  @Test
  void shouldNoteATestAndResumeByOneThatArrives() throws SQLException {
    UUID id = node.add(user, NotificationFixture.settings()).id();
    DATABASE.execute("UPDATE notification_rule SET failures = 20, paused_at = now()");
    WebhookDelivery test = node.rules(each -> each.testOf(user, id));
    assertThat(test.body()).contains("\"event\": \"test\"");

    tested(id, test, WebhookOutcome.FAILED, 500);
    assertThat(node.get(user, id).health().isPaused()).isTrue();
    assertThat(node.get(user, id).health().failuresInARow()).isEqualTo(20);

    tested(id, node.rules(each -> each.testOf(user, id)), WebhookOutcome.DELIVERED, 200);
    assertThat(node.get(user, id).health().isPaused()).isFalse();
    assertThat(node.log(user)).extracting(DeliveryEntry::event).containsExactly("test", "test");
    assertThat(node.log(user).stream().map(DeliveryEntry::state))
        .containsExactlyInAnyOrder(DeliveryState.SENT, DeliveryState.FAILED);
    assertThat(node.claim()).isEmpty();
  }

  @Test
  void shouldRefuseToTestWhatCallsNobody() {
    UUID id = node.add(user, BROWSER).id();

    refused(NotificationRefusal.NO_WEBHOOK, () -> node.rules(each -> each.testOf(user, id)));
    refused(NotificationRefusal.NO_WEBHOOK, () -> node.rules(each -> each.replaceSecret(user, id)));
  }

  private void tested(UUID id, WebhookDelivery delivery, WebhookOutcome outcome, int status) {
    node.rules(
        each -> {
          each.tested(
              user,
              id,
              delivery,
              new WebhookAnswer(
                  outcome, status, Duration.ofMillis(5), Duration.ZERO, "answered " + status, ""));
          return null;
        });
  }

  private static void refused(RefusalCode code, Runnable call) {
    assertThatThrownBy(call::run).is(Refused.as(code));
  }
}
