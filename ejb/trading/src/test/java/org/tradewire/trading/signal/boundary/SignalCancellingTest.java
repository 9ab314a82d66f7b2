package org.tradewire.trading.signal.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.audit.boundary.AuditFixture;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.signal.control.SeriesDays;
import org.tradewire.trading.signal.control.SignalContent;
import org.tradewire.trading.signal.control.SignalLogRepository;
import org.tradewire.trading.signal.control.SignalRepository;
import org.tradewire.trading.signal.control.outcome.SignalStatisticsRepository;
import org.tradewire.trading.signal.entity.SignalKey;
import org.tradewire.trading.signal.entity.SignalOutcome;
import org.tradewire.trading.signal.entity.SignalRefusal;
import org.tradewire.trading.signal.entity.StoreResult;
import org.tradewire.trading.signal.entity.StoredSignal;
import org.tradewire.trading.signal.entity.event.SignalCancelled;
import org.tradewire.trading.signal.entity.producer.SignalProducer;
import org.tradewire.trading.testing.ObservedEvents;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.TestDatabase;

/** Who may take a signal back. */
class SignalCancellingTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Clock CLOCK = Clock.fixed(SignalFixture.NOW, ZoneOffset.UTC);
  private static final SignalKey KEY = SignalKey.of(SignalFixture.buy("a"));
  private static final Caller ADMIN = caller("admin", "admin");
  private static final Caller ALPHA = caller("alpha", "service");
  private static final Caller BETA = caller("beta", "service");

  private final List<SignalCancelled> fired = new ArrayList<>();

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DELETE FROM signal");
    DATABASE.execute("DELETE FROM signal_event");
    DATABASE.doInTransaction(
        em ->
            new SeriesDays(em)
                .add(SeriesDays.SIGNALS, LocalDate.ofInstant(SignalFixture.NOW, ZoneOffset.UTC)));
    DATABASE.doInTransaction(
        em ->
            new SeriesDays(em)
                .add(SeriesDays.EVENTS, LocalDate.ofInstant(SignalFixture.NOW, ZoneOffset.UTC)));
  }

  @Test
  void shouldLetItsProducerTakeItBackAndHaveThatTold() {
    store(SignalProducer.service("alpha"));

    assertThat(cancel(ALPHA).course().outcome()).isEqualTo(SignalOutcome.CANCELLED);
    assertThat(cancel(ALPHA).course().outcome()).isEqualTo(SignalOutcome.CANCELLED);
    assertThat(fired).containsExactly(new SignalCancelled(KEY));
  }

  @Test
  void shouldLetAdministratorsTakeAnySignalBack() {
    store(SignalProducer.BUILT_IN);

    assertThat(cancel(ADMIN).course().outcome()).isEqualTo(SignalOutcome.CANCELLED);
  }

  @Test
  void shouldLetNobodyElse() throws SQLException {
    for (SignalProducer producer :
        List.of(
            SignalProducer.service("alpha"),
            SignalProducer.BUILT_IN,
            SignalProducer.hook("beta"),
            SignalProducer.redis("beta"))) {
      DATABASE.execute("DELETE FROM signal");
      store(producer);
      notPermitted(BETA);
      notPermitted(caller("built-in", "service"));
      notPermitted(caller("alpha", "trader"));
      assertThat(found().course().isActive()).isTrue();
    }
    assertThat(fired).isEmpty();
  }

  @Test
  void shouldLeaveWhatWasStoredWithoutAProducerToAdministrators() throws SQLException {
    store(SignalProducer.service("alpha"));
    DATABASE.execute("UPDATE signal SET producer = NULL");

    notPermitted(ALPHA);
    assertThat(cancel(ADMIN).course().outcome()).isEqualTo(SignalOutcome.CANCELLED);
  }

  @Test
  void shouldLeaveASignalToWhoSentItFirst() {
    assertThat(store(SignalProducer.service("alpha"))).isEqualTo(StoreResult.ACCEPTED);
    assertThat(store(SignalProducer.service("beta"))).isEqualTo(StoreResult.DUPLICATE);

    notPermitted(BETA);
    assertThat(cancel(ALPHA).course().outcome()).isEqualTo(SignalOutcome.CANCELLED);
  }

  @Test
  void shouldSayFirstThatThereIsNone() {
    assertThatThrownBy(() -> cancel(BETA)).is(Refused.as(SignalRefusal.SIGNAL_NOT_FOUND));
  }

  private void notPermitted(Caller by) {
    assertThatThrownBy(() -> cancel(by)).is(Refused.as(AccountRefusal.NOT_PERMITTED));
  }

  private static Caller caller(String name, String role) {
    return new Caller(UUID.randomUUID(), name, Set.of(role));
  }

  private static StoreResult store(SignalProducer producer) {
    return DATABASE.inTransaction(
        em ->
            new SignalWriter(
                    new SignalRepository(em),
                    new SignalLogRepository(em),
                    new SignalStatisticsRepository(em),
                    new SeriesDays(em),
                    CLOCK)
                .write(List.of(SignalContent.prepare(SignalFixture.buy("a"), producer)))
                .results()
                .get(0));
  }

  private StoredSignal cancel(Caller by) {
    return asked(each -> each.cancel(by, KEY));
  }

  private StoredSignal found() {
    return asked(each -> each.get(KEY));
  }

  private <T> T asked(Function<Signals, T> question) {
    return DATABASE.inTransaction(
        em ->
            question.apply(
                new Signals(
                    new SignalRepository(em),
                    new SignalLogRepository(em),
                    AuditFixture.log(em, CLOCK),
                    new ObservedEvents<>(fired::add),
                    CLOCK)));
  }
}
