package org.tradewire.trading.challenge.control;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.audit.entity.AuditRecord;
import org.tradewire.trading.challenge.entity.Challenge;
import org.tradewire.trading.challenge.entity.event.BalanceAdjusted;
import org.tradewire.trading.challenge.entity.event.ChallengeEvent;
import org.tradewire.trading.challenge.entity.event.ChallengeStatusChanged;
import org.tradewire.trading.challenge.wire.ChallengeWire;
import org.tradewire.trading.outbox.entity.NumberedEvent;
import org.tradewire.trading.outbox.entity.NumberedEvents;
import org.tradewire.trading.template.entity.ChallengeTerms;

/**
 * What follows from what happened to a challenge, in the same transaction: its room gets the
 * events, its transitions and adjustments are audited, these are stored for good, and where it
 * passed a phase, the account of the next phase is opened.
 */
@Dependent
public class ChallengeTransitions {

  private final ChallengeRepository repository;
  private final AuditLog audit;
  private final Event<NumberedEvents> events;

  @Inject
  public ChallengeTransitions(
      ChallengeRepository repository, AuditLog audit, Event<NumberedEvents> events) {
    this.repository = repository;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Publishes what happened with the transaction's commit, and carries out its consequences.
   *
   * @param happened all of it, in the order of its numbers
   * @param actorId null where time acted
   * @param actor the user's name, or what acted on its own
   */
  public void follow(
      Challenge challenge,
      ChallengeTerms terms,
      List<ChallengeEvent> happened,
      UUID actorId,
      String actor,
      Instant now) {
    publish(happened.stream().map(ChallengeWire::event).toList());
    carryOut(challenge, terms, happened, actorId, actor, now);
  }

  /** Gives events to the transaction: their rooms get them after its commit. */
  public void publish(List<NumberedEvent> told) {
    if (!told.isEmpty()) {
      events.fire(new NumberedEvents(told));
    }
  }

  /**
   * Carries out the consequences of what happened and is published already.
   *
   * @param actorId null where time acted
   * @param actor the user's name, or what acted on its own
   */
  public void carryOut(
      Challenge challenge,
      ChallengeTerms terms,
      List<ChallengeEvent> happened,
      UUID actorId,
      String actor,
      Instant now) {
    for (ChallengeEvent each : happened) {
      if (each instanceof BalanceAdjusted adjusted) {
        repository.add(adjusted.record());
        audit.add(adjustment(adjusted, actorId, actor));
      }
      if (each instanceof ChallengeStatusChanged change) {
        audit.add(transition(change, actorId, actor));
        if (change.newStatus().opensNextPhase()) {
          openNextPhase(challenge, terms, now);
        }
      }
    }
  }

  /** Opens the fresh, PENDING account of the phase that follows, where the terms have one. */
  private void openNextPhase(Challenge passed, ChallengeTerms terms, Instant now) {
    terms
        .successor(passed.phase())
        .ifPresent(phase -> repository.add(new Challenge(UUID.randomUUID(), passed, phase, now)));
  }

  private static AuditRecord adjustment(BalanceAdjusted adjusted, UUID actorId, String actor) {
    return new AuditRecord(
        actorId,
        actor,
        "challenge.adjusted",
        "challenge:" + adjusted.challengeId(),
        adjusted.balance().subtract(adjusted.amount()).toPlainString(),
        adjusted.balance().toPlainString() + " " + adjusted.kind());
  }

  private static AuditRecord transition(ChallengeStatusChanged change, UUID actorId, String actor) {
    String reason = change.reason() == null ? "" : " " + change.reason();
    return new AuditRecord(
        actorId,
        actor,
        "challenge.status",
        "challenge:" + change.challengeId(),
        change.oldStatus().name(),
        change.newStatus() + reason);
  }
}
