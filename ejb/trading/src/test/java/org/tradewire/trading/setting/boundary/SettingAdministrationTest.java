package org.tradewire.trading.setting.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.setting.entity.SettingRefusal;
import org.tradewire.trading.setting.entity.SettingView;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.TestDatabase;

class SettingAdministrationTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Caller ADMIN = new Caller(UUID.randomUUID(), "admin", Set.of("admin"));
  private static final Caller DEALER = new Caller(UUID.randomUUID(), "dealer", Set.of("dealer"));

  private final String key = "tradewire.test.p" + UUID.randomUUID().toString().substring(0, 8);
  private final RunTimeSettings settings = new RunTimeSettings();
  private final StoredSettings stored = SettingFixture.storedIn(DATABASE);
  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(0);
  private final AtomicInteger woken = new AtomicInteger();
  private final SettingAdministration administration =
      new SettingAdministration(settings, stored, broker);

  @BeforeEach
  void declare() {
    settings.declare(SettingFixture.places(key));
    broker.onWake(SettingWatch.TOPIC, woken::incrementAndGet);
  }

  @Test
  void shouldShowTheDefaultOfWhatNobodyChanged() {
    SettingView view = only();

    assertThat(view.value()).isEqualTo("10");
    assertThat(view.isOverridden()).isFalse();
    assertThat(view.version()).isZero();
    assertThat(view.changedBy()).isNull();
  }

  @Test
  void shouldStoreAChangeAndWakeAllNodes() {
    SettingView changed = administration.change(ADMIN, key, " 020 ", 0);

    assertThat(woken).hasValue(1);
    assertThat(changed.value()).isEqualTo("20");
    assertThat(changed.version()).isEqualTo(1);
    assertThat(only().value()).isEqualTo("20");
    assertThat(only().isOverridden()).isTrue();
    assertThat(only().changedBy()).isEqualTo("admin");
    assertThat(only().changedAt()).isEqualTo(SettingFixture.NOW);
  }

  @Test
  void shouldGiveTheDefaultBackAndCountOn() {
    administration.change(ADMIN, key, "20", 0);

    SettingView reset = administration.reset(ADMIN, key, 1);

    assertThat(reset.value()).isEqualTo("10");
    assertThat(reset.isOverridden()).isFalse();
    assertThat(only().version()).isEqualTo(2);
    assertThat(administration.change(ADMIN, key, "30", 2).version()).isEqualTo(3);
  }

  @Test
  void shouldAuditEachChangeWithOldAndNewValue() {
    administration.change(ADMIN, key, "20", 0);
    administration.change(ADMIN, key, "30", 1);
    administration.reset(ADMIN, key, 2);

    assertThat(audited())
        .containsExactly(
            "admin setting.reset 30 10",
            "admin setting.changed 20 30",
            "admin setting.changed 10 20");
  }

  @Test
  void shouldRefuseWhoeverSawAnotherVersion() {
    assertThatThrownBy(() -> administration.change(ADMIN, key, "20", 1))
        .is(Refused.as(SettingRefusal.SETTING_CONFLICT));
    assertThatThrownBy(() -> administration.reset(ADMIN, key, 7))
        .is(Refused.as(SettingRefusal.SETTING_CONFLICT));
    administration.change(ADMIN, key, "20", 0);

    assertThatThrownBy(() -> administration.change(ADMIN, key, "30", 0))
        .is(Refused.as(SettingRefusal.SETTING_CONFLICT));
    assertThat(only().value()).isEqualTo("20");
    assertThat(woken).hasValue(1);
  }

  @Test
  void shouldLetOneWinWhereSeveralChangeItAtOnce() throws Exception {
    for (long seen = 0; seen < 3; seen++) {
      assertThat(atOnce(4, change(seen))).containsOnlyOnce(true);
      assertThat(only().version()).isEqualTo(seen + 1);
    }
    assertThat(audited()).hasSize(3);
  }

  @Test
  void shouldRefuseWhatTheSettingCannotBe() {
    assertThatThrownBy(() -> administration.change(ADMIN, key, "1001", 0))
        .is(Refused.as(SettingRefusal.INVALID_SETTING))
        .hasMessage(key + "=1001: must be a whole number from 1 to 1000.")
        .extracting(thrown -> ((Refusal) thrown).field())
        .isEqualTo(Optional.of("value"));
    assertThatThrownBy(() -> administration.change(ADMIN, key, "9".repeat(5000), 0))
        .is(Refused.as(SettingRefusal.INVALID_SETTING));
    assertThat(audited()).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsNoSetting() {
    assertThatThrownBy(() -> administration.change(ADMIN, "tradewire.none", "1", 0))
        .is(Refused.as(SettingRefusal.SETTING_NOT_FOUND));
    assertThatThrownBy(() -> administration.reset(ADMIN, "tradewire.none", 0))
        .is(Refused.as(SettingRefusal.SETTING_NOT_FOUND));
  }

  @Test
  void shouldRefuseWhoIsNoAdministrator() {
    assertThatThrownBy(() -> administration.list(DEALER))
        .is(Refused.as(AccountRefusal.NOT_PERMITTED));
    assertThatThrownBy(() -> administration.change(DEALER, key, "20", 0))
        .is(Refused.as(AccountRefusal.NOT_PERMITTED));
    assertThatThrownBy(() -> administration.reset(DEALER, key, 0))
        .is(Refused.as(AccountRefusal.NOT_PERMITTED));
  }

  private Callable<Boolean> change(long seen) {
    return () -> {
      try {
        administration.change(ADMIN, key, "20", seen);
        return true;
      } catch (Refusal e) {
        assertThat(e).is(Refused.as(SettingRefusal.SETTING_CONFLICT));
        return false;
      }
    };
  }

  private static List<Boolean> atOnce(int times, Callable<Boolean> work)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(times);
    try {
      List<Boolean> outcomes = new ArrayList<>();
      List<Callable<Boolean>> works = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        works.add(work);
      }
      for (Future<Boolean> each : pool.invokeAll(works)) {
        outcomes.add(each.get());
      }
      return outcomes;
    } finally {
      pool.shutdownNow();
    }
  }

  private SettingView only() {
    List<SettingView> all = administration.list(ADMIN);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<String> audited() {
    return DATABASE.inTransaction(
        entityManager ->
            AuditFixture.log(entityManager, SettingFixture.CLOCK)
                .find("setting:" + key, Long.MAX_VALUE, 10)
                .stream()
                .map(line -> line.what())
                .map(
                    what ->
                        what.actor()
                            + " "
                            + what.action()
                            + " "
                            + what.before()
                            + " "
                            + what.after())
                .toList());
  }
}
