package org.tradewire.trading.risk.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.challenge.boundary.Challenges;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.view.ChallengeQuery;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.challenge.entity.view.TradeView;
import org.tradewire.trading.risk.control.RiskFigures;
import org.tradewire.trading.risk.entity.ChallengeRisk;
import org.tradewire.trading.risk.entity.RiskInputs;
import org.tradewire.trading.risk.entity.RiskScore;
import org.tradewire.trading.shared.Refusal;

/** Risk scores of challenges, calculated from their newest trades. Each call is a transaction. */
@Stateless
@PermitAll
public class RiskMonitor {

  /** Most challenges of one answer: each costs a statement. */
  public static final int MAX_SCORES = 200;

  private static final Duration A_DAY = Duration.ofDays(1);

  private Challenges challenges;
  private Clock clock;

  /** For the container's proxy. */
  protected RiskMonitor() {}

  @Inject
  public RiskMonitor(Challenges challenges, Clock clock) {
    this.challenges = challenges;
    this.clock = clock;
  }

  /**
   * Running challenges, the riskiest first.
   *
   * @param limit of the newest running ones, 1 to {@value #MAX_SCORES}
   * @throws Refusal when the caller is neither the risk desk nor an administrator
   */
  public List<ChallengeRisk> riskiest(Caller caller, int limit) {
    caller.requireSeesAll("Only the risk desk and administrators see all scores.");
    ChallengeQuery running =
        new ChallengeQuery(
            Optional.of(ChallengeStatus.ACTIVE),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            limit);
    return challenges.list(caller, running).items().stream()
        .map(this::measure)
        .sorted(
            Comparator.comparing((ChallengeRisk each) -> each.score().score())
                .reversed()
                .thenComparing(each -> each.challenge().id()))
        .toList();
  }

  /**
   * One challenge.
   *
   * @throws Refusal when there is none, or it is another user's and the caller does not see all
   */
  public ChallengeRisk of(Caller caller, UUID challengeId) {
    ChallengeView view = challenges.find(caller, challengeId);
    // Who reports trades is shown the challenge, but no score.
    if (!caller.maySeeOf(view.userId())) {
      throw ChallengeRefusal.notOwner(challengeId);
    }
    return measure(view);
  }

  private ChallengeRisk measure(ChallengeView view) {
    List<TradeView> newest = challenges.newestTrades(view, RiskFigures.TRADES);
    RiskInputs inputs = RiskFigures.of(newest);
    long ofTheDay = challenges.countTrades(view, clock.instant().minus(A_DAY));
    return new ChallengeRisk(
        view, inputs, RiskScore.of(inputs), RiskFigures.metrics(view.figures(), newest, ofTheDay));
  }
}
