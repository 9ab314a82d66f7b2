package org.tradewire.trading.challenge.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.challenge.control.ChallengeEngine;
import org.tradewire.trading.challenge.control.ChallengeRepository;
import org.tradewire.trading.challenge.control.ChallengeTransitions;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.event.ChallengeEvent;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.template.boundary.AgreedTerms;
import org.tradewire.trading.template.entity.ChallengeTerms;

/**
 * Begins trading days where no trade does. A day that is due is taken by one node: rows that
 * another one holds are skipped, and what was missed while no node ran is done when one starts.
 */
@Stateless
@PermitAll
public class ChallengeDays {

  /** Challenges of one transaction: few enough that a trade never waits long for its row. */
  static final int BATCH = 50;

  private static final String ACTOR = "reset";
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
  private static final Logger LOG = System.getLogger(ChallengeDays.class.getName());

  private ChallengeRepository repository;
  private AgreedTerms agreed;
  private ChallengeTransitions transitions;
  private Clock clock;

  /** For the container's proxy. */
  protected ChallengeDays() {}

  @Inject
  public ChallengeDays(
      ChallengeRepository repository,
      AgreedTerms agreed,
      ChallengeTransitions transitions,
      Clock clock) {
    this.repository = repository;
    this.agreed = agreed;
    this.transitions = transitions;
    this.clock = clock;
  }

  /**
   * Begins due days of at most {@value #BATCH} challenges, in one transaction.
   *
   * @return how many there were
   */
  public int beginDue() {
    Instant now = Moments.now(clock);
    List<Challenge> due = repository.lockDue(now, BATCH);
    due.forEach(each -> begin(each, now));
    return due.size();
  }

  /**
   * One challenge whose terms cannot be read, or whose figures cannot be, must not hold up the days
   * of all others. What follows from the day is stored with it, and fails with the transaction.
   */
  private void begin(Challenge challenge, Instant now) {
    ChallengeTerms terms;
    List<ChallengeEvent> happened;
    try {
      terms = agreed.of(challenge.templateId());
      happened = ChallengeEngine.reset(challenge, terms, now);
    } catch (RuntimeException e) {
      // It may have numbered events that are never published: nothing of it may be stored.
      Instant again = now.plus(AGAIN_AFTER);
      repository.forget(challenge);
      repository.postponeReset(challenge.id(), again);
      LOG.log(
          Level.ERROR,
          "event=trading_day_failed challenge=" + challenge.id() + " again_at=" + again,
          e);
      return;
    }
    transitions.follow(challenge, terms, happened, null, ACTOR, now);
  }
}
