package org.tradewire.trading.risk.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.control.AccountFixture;
import org.tradewire.trading.account.entity.AccountRefusal;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.challenge.boundary.ChallengeBoundaryFixture;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.FloatingProfit;
import org.tradewire.trading.risk.entity.ChallengeRisk;
import org.tradewire.trading.risk.entity.RiskMetric;
import org.tradewire.trading.template.control.TemplateControlFixture;
import org.tradewire.trading.testing.Refused;
import org.tradewire.trading.testing.TestDatabase;

class RiskMonitorTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private Caller owner;
  private Caller risk;
  private UUID challengeId;

  @BeforeEach
  void startChallenge() {
    String suffix = UUID.randomUUID().toString().substring(0, 8);
    DATABASE.doInTransaction(
        entityManager -> {
          owner = AccountFixture.user(entityManager, "owner-" + suffix, Role.TRADER);
          risk = AccountFixture.user(entityManager, "risk-" + suffix, Role.RISK);
          Challenge challenge =
              new Challenge(
                  UUID.randomUUID(),
                  owner.id(),
                  TemplateControlFixture.onOffer(entityManager, "CLASSIC_10K"),
                  NOW);
          challenge.activate(LocalDate.of(2026, 3, 2), NOW);
          challenge.nextResetAt(NOW.plus(Duration.ofDays(1)));
          challenge.mark(FloatingProfit.of(new BigDecimal("900")));
          entityManager.persist(challenge);
          challengeId = challenge.id();
        });
  }

  @Test
  void shouldMeasureTheDrawdownWithWhatOpenPositionsWouldBring() {
    assertThat(score(owner).metrics())
        .as("equity and peak are 10,900 both")
        .containsEntry(RiskMetric.DRAWDOWN, new BigDecimal("0.00"));
  }

  @Test
  void shouldShowAScoreToWhomeverTheChallengeIsShown() {
    assertThat(score(owner).challenge().id()).isEqualTo(challengeId);
    assertThat(score(risk).challenge().id()).isEqualTo(challengeId);

    Caller withdrawn = new Caller(owner.id(), owner.username(), Set.of());
    Caller platform = new Caller(UUID.randomUUID(), "platform", Set.of("service"));
    assertThatThrownBy(() -> score(withdrawn)).is(Refused.as(ChallengeRefusal.NOT_OWNER));
    assertThatThrownBy(() -> score(platform)).is(Refused.as(ChallengeRefusal.NOT_OWNER));
  }

  @Test
  void shouldListScoresForWhoSeesAllAlone() {
    assertThat(riskiest(risk)).extracting(each -> each.challenge().id()).contains(challengeId);
    assertThatThrownBy(() -> riskiest(owner)).is(Refused.as(AccountRefusal.NOT_PERMITTED));
  }

  private List<ChallengeRisk> riskiest(Caller caller) {
    return DATABASE.inTransaction(entityManager -> monitor(entityManager).riskiest(caller, 200));
  }

  private static RiskMonitor monitor(EntityManager entityManager) {
    return new RiskMonitor(ChallengeBoundaryFixture.challenges(entityManager, CLOCK), CLOCK);
  }

  private ChallengeRisk score(Caller caller) {
    return DATABASE.inTransaction(entityManager -> monitor(entityManager).of(caller, challengeId));
  }
}
