package org.tradewire.trading.challenge.boundary;

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
import org.tradewire.trading.challenge.control.ChallengeViews;
import org.tradewire.trading.challenge.control.RiskFigures;
import org.tradewire.trading.challenge.control.RiskFigures.DatedTrade;
import org.tradewire.trading.challenge.control.TradeRepository;
import org.tradewire.trading.challenge.entity.ChallengeRefusal;
import org.tradewire.trading.challenge.entity.ChallengeRisk;
import org.tradewire.trading.challenge.entity.ChallengeStatus;
import org.tradewire.trading.challenge.entity.RiskInputs;
import org.tradewire.trading.challenge.entity.RiskScore;
import org.tradewire.trading.challenge.entity.view.ChallengeQuery;
import org.tradewire.trading.challenge.entity.view.ChallengeView;
import org.tradewire.trading.shared.Refusal;

/** Risk scores of challenges, calculated from their newest trades. Each call is a transaction. */
@Stateless
@PermitAll
public class RiskMonitor {

  /** Most challenges of one answer: each costs a statement. */
  public static final int MOST = 200;

  private static final Duration A_DAY = Duration.ofDays(1);

  @Inject private ChallengeViews views;
  @Inject private TradeRepository trades;
  @Inject private Clock clock;

  /** For the container. */
  public RiskMonitor() {}

  @SuppressWarnings("UnnecessaryAssignment") // Without a container, nobody else injects.
  RiskMonitor(ChallengeViews views, TradeRepository trades, Clock clock) {
    this.views = views;
    this.trades = trades;
    this.clock = clock;
  }

  /**
   * Running challenges, the riskiest first.
   *
   * @param limit of the newest running ones, 1 to {@value #MOST}
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
    return views.page(Optional.empty(), running).items().stream()
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
    ChallengeView view =
        views.find(challengeId).orElseThrow(() -> ChallengeRefusal.notFound(challengeId));
    if (!caller.maySeeOf(view.userId())) {
      throw ChallengeRefusal.notOwner(challengeId);
    }
    return measure(view);
  }

  private ChallengeRisk measure(ChallengeView view) {
    List<DatedTrade> newest = trades.dated(view.id(), RiskFigures.TRADES);
    RiskInputs inputs = RiskFigures.of(newest);
    long ofTheDay = trades.countAfter(view.id(), clock.instant().minus(A_DAY));
    return new ChallengeRisk(
        view, inputs, RiskScore.of(inputs), RiskFigures.metrics(view.figures(), newest, ofTheDay));
  }
}
