package org.tradewire.trading.notification.entity;

import java.util.EnumSet;
import java.util.Set;
import org.tradewire.trading.signal.entity.SignalHappening;

/**
 * What a user sets of a rule.
 *
 * @param name for himself
 * @param enabled whether it tells anything
 * @param filter the signals
 * @param events what of them is told
 * @param browser whether his pages show it
 * @param webhook the address that is called; null for none
 * @param template of the webhook's body; null for the standard one
 */
public record RuleSettings(
    String name,
    boolean enabled,
    RuleFilter filter,
    Set<SignalHappening> events,
    boolean browser,
    String webhook,
    String template) {

  /** What rules may tell. */
  public static final Set<SignalHappening> TOLD =
      Set.copyOf(
          EnumSet.of(
              SignalHappening.CREATED,
              SignalHappening.WIN,
              SignalHappening.LOSS,
              SignalHappening.EXPIRED));

  /** Copies the events. */
  public RuleSettings {
    events = Set.copyOf(events);
  }

  /** Tells neither address nor template, which may hold secrets. */
  @Override
  public String toString() {
    return "enabled=" + enabled + " browser=" + browser + " webhook=" + (webhook != null);
  }
}
