package org.tradewire.trading.challenge.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.control.AccountFixture;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.template.entity.ChallengeTemplate;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.TestDatabase;

class ChallengesTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final UUID CLASSIC_10K = UUID.fromString("c1a55100-0000-4000-8000-000000000010");
  private static final Instant NOW = Instant.parse("2024-01-01T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private Caller owner;
  private Caller other;
  private Caller risk;
  private UUID challengeId;

  @BeforeEach
  void startChallenge() {
    String suffix = UUID.randomUUID().toString().substring(0, 8);
    DATABASE.doInTransaction(
        entityManager -> {
          owner = AccountFixture.user(entityManager, "owner-" + suffix, Role.TRADER);
          other = AccountFixture.user(entityManager, "other-" + suffix, Role.TRADER);
          risk = AccountFixture.user(entityManager, "risk-" + suffix, Role.RISK);
          Challenge challenge =
              new Challenge(
                  UUID.randomUUID(),
                  owner.id(),
                  entityManager.find(ChallengeTemplate.class, CLASSIC_10K),
                  NOW);
          entityManager.persist(challenge);
          challengeId = challenge.id();
        });
  }

  @Test
  void shouldFindWhatACallerMayWatchByIdsAndOwnersAlone() {
    assertThat(watchable(owner)).containsExactly(challengeId);
    assertThat(watchable(risk)).containsExactly(challengeId);
    assertThat(watchable(other)).isEmpty();

    List<String> statements =
        DATABASE.statementsOf(
            entityManager ->
                ChallengeBoundaryFixture.challenges(entityManager, CLOCK)
                    .watchable(owner, Set.of(challengeId)));
    assertThat(statements)
        .singleElement()
        .satisfies(sql -> assertThat(sql).doesNotContain("status", "event_seq"));
  }

  @Test
  void shouldAskNothingAboutNoChallenge() {
    assertThat(
            DATABASE.statementsOf(
                entityManager ->
                    ChallengeBoundaryFixture.challenges(entityManager, CLOCK)
                        .watchable(owner, Set.of())))
        .isEmpty();
  }

  @Test
  void shouldExportTradesWithoutCountingThem() {
    List<String> statements =
        DATABASE.statementsOf(
            entityManager ->
                assertThat(
                        ChallengeBoundaryFixture.challenges(entityManager, CLOCK)
                            .exportTrades(owner, challengeId, 10))
                    .isEmpty());

    assertThat(statements)
        .anySatisfy(sql -> assertThat(sql).contains("order by"))
        .noneSatisfy(sql -> assertThat(sql).contains("count("));
    assertThatThrownBy(
            () ->
                DATABASE.statementsOf(
                    entityManager ->
                        ChallengeBoundaryFixture.challenges(entityManager, CLOCK)
                            .exportTrades(other, challengeId, 10)))
        .is(Refused.as(ChallengeRefusal.NOT_OWNER));
  }

  private Set<UUID> watchable(Caller caller) {
    return DATABASE.inTransaction(
        entityManager ->
            ChallengeBoundaryFixture.challenges(entityManager, CLOCK)
                .watchable(caller, Set.of(challengeId, UUID.randomUUID())));
  }
}
