package org.tradewire.trading.signal.boundary.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.audit.entity.AuditEntry;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.RefusalCode;
import org.tradewire.trading.signal.control.producer.AlertLimits;
import org.tradewire.trading.signal.control.producer.ProducerFigures;
import org.tradewire.trading.signal.control.producer.SignalHookRepository;
import org.tradewire.trading.signal.entity.HookRefusal;
import org.tradewire.trading.signal.entity.producer.IssuedHook;
import org.tradewire.trading.signal.entity.producer.ProducerCounts;
import org.tradewire.trading.signal.entity.producer.SignalHook;
import org.tradewire.trading.testing.AskedWorks;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.TestDatabase;

class SignalHooksTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Caller ADMIN = new Caller(UUID.randomUUID(), "admin", Set.of("admin"));
  private static final Caller SERVICE = new Caller(UUID.randomUUID(), "alpha", Set.of("service"));

  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(1);
  private final StoredHooks stored = inTransactions();
  private final SignalHooks hooks = new SignalHooks(stored, broker);
  private final HookCatalogue catalogue = new HookCatalogue();
  private final HookWatch watch = new HookWatch(catalogue, stored, broker, AskedWorks.asked());
  private final ProducerFigures figures = new ProducerFigures();
  private final AlertIngest ingest =
      new AlertIngest(catalogue, new AlertLimits(), figures, null, null, CLOCK);

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DELETE FROM signal_hook");
  }

  @Test
  void shouldShowAKeyOnceAndKeepItsHashAlone() {
    IssuedHook issued = hooks.create(ADMIN, "desk");

    assertThat(issued.key()).matches("twh_[A-Za-z0-9_-]{43}");
    assertThat(hooks.create(ADMIN, "other").key()).isNotEqualTo(issued.key());
    assertThat(issued.hook().createdBy()).isEqualTo("admin");
    assertThat(issued.hook().createdAt()).isEqualTo(NOW);
    assertThat(hooks.all(ADMIN)).contains(issued.hook());
    String row =
        DATABASE.inTransaction(
            em ->
                (String)
                    em.createNativeQuery(
                            "SELECT CAST(h AS text) FROM signal_hook h WHERE name = 'desk'",
                            String.class)
                        .getSingleResult());
    assertThat(row).contains("desk").doesNotContain(issued.key().substring(4));
  }

  @Test
  void shouldWriteDownWhoMadeAndRevokedWithoutTheKey() {
    IssuedHook issued = hooks.create(ADMIN, "audited");
    hooks.revoke(ADMIN, issued.hook().id());
    hooks.revoke(ADMIN, issued.hook().id());

    List<AuditEntry> entries =
        DATABASE.inTransaction(
            em -> AuditFixture.log(em, CLOCK).find("hook:audited", Long.MAX_VALUE, 10));

    assertThat(entries)
        .extracting(each -> each.what().action())
        .containsExactly("hook.revoked", "hook.created");
    assertThat(entries.toString()).doesNotContain(issued.key().substring(4));
  }

  @Test
  void shouldRefuse() {
    UUID id = hooks.create(ADMIN, "desk").hook().id();
    refused(AccountRefusal.NOT_PERMITTED, () -> hooks.create(SERVICE, "mine"));
    refused(AccountRefusal.NOT_PERMITTED, () -> hooks.all(SERVICE));
    refused(AccountRefusal.NOT_PERMITTED, () -> hooks.revoke(SERVICE, id));
    refused(HookRefusal.INVALID_HOOK, () -> hooks.create(ADMIN, "a:b"));
    refused(HookRefusal.INVALID_HOOK, () -> hooks.create(ADMIN, "macd"));
    refused(HookRefusal.HOOK_CONFLICT, () -> hooks.create(ADMIN, "desk"));
    refused(HookRefusal.HOOK_NOT_FOUND, () -> hooks.revoke(ADMIN, UUID.randomUUID()));
    assertThat(hooks.all(ADMIN)).extracting(SignalHook::id).containsExactly(id);
  }

  @Test
  void shouldGiveTheNameOfARevokedHookAgain() {
    IssuedHook first = hooks.create(ADMIN, "desk");
    SignalHook revoked = hooks.revoke(ADMIN, first.hook().id());
    assertThat(revoked.isRevoked()).isTrue();
    assertThat(revoked.revokedBy()).isEqualTo("admin");

    IssuedHook second = hooks.create(ADMIN, "desk");

    assertThat(second.key()).isNotEqualTo(first.key());
    assertThat(hooks.all(ADMIN)).containsExactly(second.hook(), revoked);
    assertThat(hooks.revoke(ADMIN, revoked.id())).isEqualTo(revoked);
  }

  @Test
  void shouldMakeOneHookWhereManyAskForItAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    int made = 0;
    try {
      List<Callable<IssuedHook>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> hooks.create(ADMIN, "wanted"));
      }
      for (Future<IssuedHook> each : threads.invokeAll(calls)) {
        try {
          each.get();
          made++;
        } catch (ExecutionException e) {
          assertThat(e.getCause()).is(Refused.as(HookRefusal.HOOK_CONFLICT));
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(made).isEqualTo(1);
  }

  @Test
  void shouldMakeNoMoreThanEachNodeKnows() throws SQLException {
    DATABASE.execute(
        "INSERT INTO signal_hook (id, name, key_hash, created_by, created_at)"
            + " SELECT gen_random_uuid(), 'h' || n, sha256(CAST(CAST(n AS text) AS bytea)), 'admin',"
            + " now() FROM generate_series(1, "
            + StoredHooks.MOST
            + ") AS n");

    refused(HookRefusal.HOOK_CONFLICT, () -> hooks.create(ADMIN, "more"));
  }

  @Test
  void shouldHoldAndEndOnEveryNodeAfterItsNextLook() {
    watch.start();
    IssuedHook issued = hooks.create(ADMIN, "desk");
    watch.look();

    assertThat(ingest.admit(issued.key(), "192.0.2.1")).isEqualTo(issued.hook());
    hooks.revoke(ADMIN, issued.hook().id());
    watch.look();
    refused(HookRefusal.HOOK_NOT_FOUND, () -> ingest.admit(issued.key(), "192.0.2.1"));
    watch.stop();
    assertThat(figures.counts()).isEqualTo(new ProducerCounts(1, 1, 0, 0, 0, 0));
  }

  @Test
  void shouldAnswerRevokedAndInventedKeysAlikeAndSlowDownWhoTriesMany() {
    IssuedHook issued = hooks.create(ADMIN, "desk");
    watch.look();
    for (String key :
        new String[] {"", "x", issued.key() + "x", "é".repeat(47), issued.key().substring(4)}) {
      assertThatThrownBy(() -> ingest.admit(key, "192.0.2.9"))
          .is(Refused.as(HookRefusal.HOOK_NOT_FOUND))
          .hasMessage("No hook has this key, or it was revoked.");
    }
    for (int i = 5; i < 30; i++) {
      refused(HookRefusal.HOOK_NOT_FOUND, () -> ingest.admit("guess", "192.0.2.9"));
    }
    refused(HookRefusal.TOO_MANY_ALERTS, () -> ingest.admit("guess", "192.0.2.9"));

    assertThat(ingest.admit(issued.key(), "192.0.2.9")).isEqualTo(issued.hook());
  }

  private static void refused(RefusalCode code, Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(Refusal.class).is(Refused.as(code));
  }

  private static <T> T asked(Function<StoredHooks, T> question) {
    return DATABASE.inTransaction(
        em ->
            question.apply(
                new StoredHooks(new SignalHookRepository(em), AuditFixture.log(em, CLOCK), CLOCK)));
  }

  private static StoredHooks inTransactions() {
    return new StoredHooks() {
      @Override
      public SignalHook add(Caller caller, String name, byte[] hash) {
        return asked(each -> each.add(caller, name, hash));
      }

      @Override
      public SignalHook revoke(Caller caller, UUID id) {
        return asked(each -> each.revoke(caller, id));
      }

      @Override
      public List<SignalHook> all() {
        return asked(StoredHooks::all);
      }

      @Override
      public Map<String, SignalHook> byHash() {
        return asked(StoredHooks::byHash);
      }
    };
  }
}
