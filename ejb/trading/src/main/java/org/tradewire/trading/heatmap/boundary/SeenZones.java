package org.tradewire.trading.heatmap.boundary;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewire.trading.alert.entity.Alert;
import org.tradewire.trading.alert.entity.AlertDraft;
import org.tradewire.trading.alert.entity.AlertSeverity;
import org.tradewire.trading.alert.entity.RaiseResult;
import org.tradewire.trading.alert.entity.RaiseResult.Outcome;
import org.tradewire.trading.heatmap.entity.ZoneAlert;

/** The zones of one symbol that were raised or held back, by the alert's subject. */
final class SeenZones {

  /**
   * A zone is gone when every look found none for so long. A price that trembles at the edge of 5 %
   * would end its alert and, for the cooldown, silence the next one. Time counts, not looks: they
   * come late where the database is slow, and then fewer of them say the same.
   */
  static final Duration GONE_AFTER = Duration.ofSeconds(60);

  private final Map<String, Seen> zones = new HashMap<>();

  /**
   * @param stands whether there is an alert of it
   * @param againAt when raising it once more may do something else
   * @param missingSince when a look did not find it any more; null where the last one found it
   */
  private record Seen(
      AlertSeverity severity, boolean stands, Instant againAt, Instant missingSince) {

    Seen missing(Instant since) {
      return new Seen(severity, stands, againAt, since);
    }
  }

  /** What this node or another has raised; asked again at once, it is counted and no more. */
  SeenZones(List<Alert> standing) {
    for (Alert alert : standing) {
      Instant againAt = alert.raisedAt().plus(ZoneAlert.COOLDOWN);
      zones.put(alert.subject(), new Seen(alert.severity(), true, againAt, null));
    }
  }

  /**
   * Takes what a look has found.
   *
   * @param there subjects of all zones
   * @return those whose alerts are over; they are forgotten
   */
  Set<String> gone(Set<String> there, Instant now) {
    zones.entrySet().removeIf(each -> !each.getValue().stands() && !there.contains(each.getKey()));
    Set<String> gone = new HashSet<>();
    zones.replaceAll(
        (subject, seen) -> {
          if (there.contains(subject)) {
            return seen.missing(null);
          }
          Instant since = seen.missingSince() == null ? now : seen.missingSince();
          if (!since.plus(GONE_AFTER).isAfter(now)) {
            gone.add(subject);
          }
          return seen.missing(since);
        });
    zones.keySet().removeAll(gone);
    return gone;
  }

  /** Whether raising a zone may do something that was not done yet. */
  boolean isDue(AlertDraft draft, Instant now) {
    Seen before = zones.get(draft.subject());
    return before == null
        || draft.severity().compareTo(before.severity()) > 0
        || !before.againAt().isAfter(now);
  }

  /** What became of a zone that was to be raised. */
  void raised(AlertDraft draft, RaiseResult result) {
    boolean stands = result.outcome() != Outcome.HELD_BACK;
    zones.put(draft.subject(), new Seen(draft.severity(), stands, result.againAt(), null));
  }
}
