package org.tradewire.trading.alert.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.alert.entity.Alert;
import org.tradewire.trading.alert.entity.AlertCategory;
import org.tradewire.trading.alert.entity.AlertQuestion;
import org.tradewire.trading.alert.entity.AlertSeverity;
import org.tradewire.trading.alert.entity.AlertSight;
import org.tradewire.trading.testing.TestDatabase;

/** What a question for alerts costs does not grow with the alerts that it does not answer with. */
class AlertFindCostTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final int MANY = 20_000;
  private static final int LIMIT = 100;

  /** Rows that a question may touch beside those of its answer. */
  private static final int BESIDE = 20;

  private static final UUID OWNER = UUID.randomUUID();

  private record Answer(List<Alert> alerts, long touched) {}

  @BeforeEach
  void store() throws SQLException {
    DATABASE.execute("TRUNCATE alert");
    store("MARKET", "INFO", null, MANY);
    store("LP", "CRITICAL", null, 3);
    store("CHALLENGE", "WARNING", OWNER, 5);
    store("CHALLENGE", "WARNING", UUID.randomUUID(), MANY);
    DATABASE.execute("ANALYZE alert");
  }

  @Test
  void shouldAskNothingWhereTheCallerSeesNoneOfTheCategory() {
    AlertRepository withoutDatabase = new AlertRepository(null);

    for (Caller caller : List.of(caller("monitor"), caller("service"))) {
      assertThat(
              withoutDatabase.find(AlertSight.of(caller), question(AlertCategory.EXPOSURE, null)))
          .isEmpty();
    }
  }

  @Test
  void shouldReadNoAlertsOfOthersForATraderWhoAsksForWhatHeDoesNotSee() {
    Answer answer = find(trader(), question(AlertCategory.LP, null));

    assertThat(answer.alerts()).isEmpty();
    assertThat(answer.touched()).isLessThanOrEqualTo(BESIDE);
  }

  @Test
  void shouldReadATradersOwnAlone() {
    Answer answer = find(trader(), question(AlertCategory.CHALLENGE, null));

    assertThat(answer.alerts()).hasSize(5);
    assertThat(answer.touched()).isLessThanOrEqualTo(5 + BESIDE);
  }

  @Test
  void shouldReadTheNewestOfAManyAlone() {
    Answer answer = find(trader(), question(AlertCategory.MARKET, null));

    assertThat(answer.alerts()).hasSize(LIMIT);
    assertThat(answer.touched()).isLessThanOrEqualTo(LIMIT + BESIDE);
  }

  @Test
  void shouldReadThoseOfASeverityOrCategoryAlone() {
    for (AlertQuestion question :
        List.of(question(null, AlertSeverity.CRITICAL), question(AlertCategory.LP, null))) {
      Answer answer = find(AlertSight.all(), question);

      assertThat(answer.alerts()).hasSize(3);
      assertThat(answer.touched()).isLessThanOrEqualTo(3 + BESIDE);
    }
  }

  private static Answer find(AlertSight sight, AlertQuestion question) {
    return DATABASE.inTransaction(
        entityManager -> {
          List<Alert> found = new AlertRepository(entityManager).find(sight, question);
          Long touched =
              (Long)
                  entityManager
                      .createNativeQuery(
                          """
                          SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
                          WHERE relname = 'alert'
                          """,
                          Long.class)
                      .getSingleResult();
          return new Answer(found, touched);
        });
  }

  private static AlertQuestion question(AlertCategory category, AlertSeverity severity) {
    return new AlertQuestion(null, category, severity, null, null, Instant.EPOCH, LIMIT);
  }

  private static AlertSight trader() {
    return AlertSight.of(new Caller(OWNER, "trader", Set.of("trader")));
  }

  private static Caller caller(String role) {
    return new Caller(UUID.randomUUID(), role, Set.of(role));
  }

  /** One a second, each kind within the same time. */
  private static void store(String category, String severity, UUID user, int count)
      throws SQLException {
    DATABASE.execute(
        "INSERT INTO alert (id, rule, subject, subject_group, category, severity, title, message,"
            + " source, action_items, user_id, state, occurrences, raised_at, last_at, resolved_at)"
            + " SELECT gen_random_uuid(), 'test', gen_random_uuid(), 'g', '"
            + category
            + "', '"
            + severity
            + "', 'Something', 'It happened.', 'test', '', "
            + (user == null ? "NULL::uuid" : "'" + user + "'::uuid")
            + ", 'RESOLVED', 1, now() - n * interval '1 second', now(), now()"
            + " FROM generate_series(1, "
            + count
            + ") n");
  }
}
