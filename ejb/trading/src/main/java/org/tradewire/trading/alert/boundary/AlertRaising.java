package org.tradewire.trading.alert.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.alert.control.AlertChannels;
import org.tradewire.trading.alert.control.AlertRepository;
import org.tradewire.trading.alert.entity.Alert;
import org.tradewire.trading.alert.entity.AlertDraft;
import org.tradewire.trading.alert.entity.AlertSeverity;
import org.tradewire.trading.alert.entity.AlertState;
import org.tradewire.trading.alert.entity.RaiseResult;
import org.tradewire.trading.alert.entity.RaiseResult.Outcome;
import org.tradewire.trading.outbox.entity.ChannelEvent;
import org.tradewire.trading.shared.Moments;

/**
 * Raises and ends alerts for the components that find something. Each raising and each change of
 * state is stored and told on the channels of those whom it concerns in one transaction: the
 * caller's, or one of its own.
 */
@Stateless
@PermitAll
public class AlertRaising {
  private static final Duration KEPT = Duration.ofDays(90);

  private AlertRepository repository;
  private Event<ChannelEvent> events;
  private Clock clock;

  /** For the container's proxy. */
  protected AlertRaising() {}

  @Inject
  public AlertRaising(AlertRepository repository, Event<ChannelEvent> events, Clock clock) {
    this.repository = repository;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Raises alerts of one rule and group. One that stands is counted, and becomes graver where the
   * draft is; one no graver than another within the cooldown, or would be more than a day's number,
   * is held back. Criticals count in a day's number, and are raised beyond it.
   *
   * @param drafts of one rule and group; where not all are raised, the first of them are
   * @return what became of each
   */
  public List<RaiseResult> raise(List<AlertDraft> drafts) {
    List<RaiseResult> results = new ArrayList<>();
    if (!drafts.isEmpty()) {
      AlertDraft first = drafts.get(0);
      repository.lock(first.rule(), first.group());
      Instant now = Moments.now(clock);
      Instant day = now.truncatedTo(ChronoUnit.DAYS);
      long today = repository.raisedSince(first.rule(), first.group(), day);
      for (AlertDraft draft : drafts) {
        RaiseResult result = raise(draft, now, today);
        today += result.outcome() == Outcome.RAISED ? 1 : 0;
        results.add(result);
      }
    }
    return results;
  }

  private RaiseResult raise(AlertDraft draft, Instant now, long today) {
    Optional<Alert> last = repository.last(draft.rule(), draft.subject());
    Instant cooled =
        last.map(each -> each.raisedAt().plus(draft.pace().cooldown())).orElse(Instant.MIN);
    boolean stands = last.isPresent() && last.get().state() != AlertState.RESOLVED;
    if (stands && draft.severity().compareTo(last.get().severity()) > 0) {
      last.get().escalate(draft, now);
      tell(last.get(), now);
      return new RaiseResult(Outcome.ESCALATED, now.plus(draft.pace().cooldown()));
    }
    if (stands && (last.get().state() == AlertState.ACTIVE || cooled.isAfter(now))) {
      last.get().count(now);
      return new RaiseResult(Outcome.COUNTED, now.plus(draft.pace().cooldown()));
    }
    boolean graver = last.isPresent() && draft.severity().compareTo(last.get().severity()) > 0;
    if (cooled.isAfter(now) && !graver) {
      return new RaiseResult(Outcome.HELD_BACK, cooled);
    }
    if (today >= draft.pace().mostADay() && draft.severity() != AlertSeverity.CRITICAL) {
      if (stands) {
        last.get().count(now);
      }
      return new RaiseResult(
          stands ? Outcome.COUNTED : Outcome.HELD_BACK,
          now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }
    if (stands) {
      // It was taken care of, and it is still there.
      end(last.get(), draft.source(), now);
    }
    Alert alert = new Alert(UUID.randomUUID(), draft, now);
    repository.add(alert);
    tell(alert, now);
    return new RaiseResult(Outcome.RAISED, now.plus(draft.pace().cooldown()));
  }

  /**
   * What raised them finds them no more.
   *
   * @param subjects of alerts of the rule and group; those without an unended alert are passed over
   * @param source who says so
   */
  public void resolve(String rule, String group, Set<String> subjects, String source) {
    repository.lock(rule, group);
    Instant now = Moments.now(clock);
    for (Alert alert : repository.unended(rule, group)) {
      if (subjects.contains(alert.subject())) {
        end(alert, source, now);
      }
    }
  }

  /**
   * What raised them looks at nothing of a group any more.
   *
   * @param source who says so
   */
  public void resolveAll(String rule, String group, String source) {
    repository.lock(rule, group);
    Instant now = Moments.now(clock);
    repository.unended(rule, group).forEach(alert -> end(alert, source, now));
  }

  /** The groups of a rule that have alerts which are not over. */
  public Set<String> unendedGroups(String rule) {
    return repository.unendedGroups(rule);
  }

  /** Those of a rule and group that are not over, the first raised first. */
  public List<Alert> unended(String rule, String group) {
    return repository.unended(rule, group);
  }

  private void end(Alert alert, String who, Instant now) {
    alert.resolve(who, now);
    tell(alert, now);
  }

  private void tell(Alert alert, Instant now) {
    AlertChannels.events(alert, now).forEach(events::fire);
  }

  /**
   * Forgets what was over long ago.
   *
   * @return how many
   */
  public int forget() {
    return repository.forget(Moments.now(clock).minus(KEPT));
  }
}
