package org.tradewire.trading.alert.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.Position;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.alert.control.AlertRepository;
import org.tradewire.trading.alert.entity.AlertCategory;
import org.tradewire.trading.alert.entity.AlertDraft;
import org.tradewire.trading.alert.entity.AlertDraft.Pace;
import org.tradewire.trading.alert.entity.AlertQuestion;
import org.tradewire.trading.alert.entity.AlertSeverity;
import org.tradewire.trading.outbox.boundary.ChannelLog;
import org.tradewire.trading.outbox.control.OutboxRepository;
import org.tradewire.trading.outbox.entity.OutboxMessage;
import org.tradewire.trading.testing.SettableClock;
import org.tradewire.trading.testing.TestDatabase;

class AlertRoomTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Caller RISK = new Caller(UUID.randomUUID(), "risk", Set.of("risk"));

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-16T08:00:00Z"));

  @BeforeEach
  void empty() throws SQLException {
    DATABASE.execute("DELETE FROM alert");
    DATABASE.execute("DELETE FROM outbox");
  }

  @Test
  void shouldBeginAtTheEndOfTheLogWhereNothingIsUrgent() {
    raise("a", AlertSeverity.ERROR, AlertCategory.MARKET, null);

    assertThat(logEnd(Channel.alerts())).isEqualTo(new Position(1, 0));
    assertThat(snapshot(Channel.alerts())).isEmpty();
  }

  @Test
  void shouldShowTheCriticalsThatNobodyTakesCareOfFirst() {
    store(Channel.alerts(), 7);
    raise("a", AlertSeverity.CRITICAL, AlertCategory.MARKET, null);
    clock.advance(Duration.ofMinutes(1));
    raise("b", AlertSeverity.CRITICAL, AlertCategory.SYSTEM, null);

    assertThat(logEnd(Channel.alerts())).isNull();
    List<StreamMessage> first = snapshot(Channel.alerts());
    assertThat(first).hasSize(2).allMatch(StreamMessage::initial);
    assertThat(first).extracting(StreamMessage::seq).containsExactly(7L, 7L);
    JsonObject message = json(first.get(0));
    assertThat(message.getBoolean("initial")).isTrue();
    assertThat(message.getString("type")).isEqualTo("alert");
    assertThat(message.getJsonObject("data").getString("subject")).isEqualTo("a");
    assertThat(message.getJsonObject("data").getString("severity")).isEqualTo("critical");
    assertThat(message.getJsonObject("data").getJsonArray("actionItems").getString(1))
        .isEqualTo("Act");
    assertThat(json(first.get(1)).getJsonObject("data").getString("subject")).isEqualTo("b");
  }

  @Test
  void shouldShowEachChannelItsOwn() {
    UUID owner = UUID.randomUUID();
    raise("m", AlertSeverity.CRITICAL, AlertCategory.MARKET, null);
    raise("s", AlertSeverity.CRITICAL, AlertCategory.SYSTEM, null);
    raise("c", AlertSeverity.CRITICAL, AlertCategory.CHALLENGE, owner);

    assertThat(subjects(Channel.alerts())).containsExactlyInAnyOrder("m", "s", "c");
    assertThat(subjects(Channel.marketAlerts())).containsExactly("m");
    assertThat(subjects(Channel.monitorAlerts())).containsExactly("s");
    assertThat(subjects(Channel.alertsOf(owner))).containsExactly("c");
    assertThat(logEnd(Channel.alertsOf(UUID.randomUUID()))).isNotNull();
  }

  @Test
  void shouldShowThemNoMoreOnceSomebodyTakesCare() {
    raise("m", AlertSeverity.CRITICAL, AlertCategory.MARKET, null);
    UUID id =
        with(
            em ->
                AlertFixture.alerts(em, clock)
                    .find(RISK, new AlertQuestion(null, null, null, null, null, Instant.EPOCH, 1))
                    .get(0)
                    .id());
    with(em -> AlertFixture.alerts(em, clock).acknowledge(RISK, id));

    assertThat(snapshot(Channel.marketAlerts())).isEmpty();
    assertThat(logEnd(Channel.marketAlerts())).isNotNull();
  }

  @Test
  void shouldShowTheNewestOfTooMany() {
    for (int i = 0; i <= AlertStates.MAX_CRITICALS; i++) {
      clock.advance(Duration.ofSeconds(1));
      raise("a" + i, AlertSeverity.CRITICAL, AlertCategory.SYSTEM, null);
    }

    assertThat(subjects(Channel.alerts()))
        .hasSize(AlertStates.MAX_CRITICALS)
        .doesNotContain("a0")
        .endsWith("a" + AlertStates.MAX_CRITICALS);
  }

  private void raise(String subject, AlertSeverity severity, AlertCategory category, UUID user) {
    with(
        em ->
            AlertFixture.raising(em, clock)
                .raise(
                    List.of(
                        new AlertDraft(
                            "test",
                            subject,
                            "g",
                            category,
                            severity,
                            "Something",
                            "It happened.",
                            "AlertRoomTest",
                            List.of("Look", "Act"),
                            BigDecimal.ONE,
                            null,
                            user,
                            new Pace(Duration.ofHours(1), 1_000)))));
  }

  private static void store(Channel channel, long seq) {
    DATABASE.doInTransaction(
        em ->
            em.persist(
                new OutboxMessage(channel.name(), seq, "alert", new byte[] {'x'}, Instant.EPOCH)));
  }

  private List<String> subjects(Channel channel) {
    return snapshot(channel).stream()
        .map(each -> json(each).getJsonObject("data").getString("subject"))
        .toList();
  }

  private List<StreamMessage> snapshot(Channel channel) {
    return with(em -> source(em).snapshot(channel));
  }

  private Position logEnd(Channel channel) {
    return with(em -> source(em).logEnd(channel).orElse(null));
  }

  private static AlertRoom.Source source(EntityManager entityManager) {
    ChannelLog log = new ChannelLog(new OutboxRepository(entityManager));
    return new AlertRoom.Source(new AlertStates(new AlertRepository(entityManager), log), log);
  }

  private static <T> T with(Function<EntityManager, T> work) {
    return DATABASE.inTransaction(work);
  }

  private static JsonObject json(StreamMessage message) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(message.json()))) {
      return reader.readObject();
    }
  }
}
