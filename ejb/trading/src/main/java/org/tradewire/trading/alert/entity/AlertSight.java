package org.tradewire.trading.alert.entity;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;

/**
 * Which alerts somebody sees, as {@code alerts} and its parts show them.
 *
 * @param categories all alerts of these
 * @param userId and those that concern this user's accounts; null for no more
 * @param namesStaff whether it names who takes care of them: to staff, and to nobody else
 */
public record AlertSight(Set<AlertCategory> categories, UUID userId, boolean namesStaff) {

  private static final Set<Role> DESK = EnumSet.of(Role.DEALER, Role.RISK, Role.ADMIN);
  private static final Set<AlertCategory> MONITORED =
      EnumSet.of(AlertCategory.SYSTEM, AlertCategory.LP);

  /** Copies the categories. */
  public AlertSight {
    categories = Set.copyOf(categories);
  }

  /** Everything. */
  public static AlertSight all() {
    return new AlertSight(EnumSet.allOf(AlertCategory.class), null, true);
  }

  /** What concerns the market; everybody looks. */
  public static AlertSight market() {
    return new AlertSight(EnumSet.of(AlertCategory.MARKET), null, false);
  }

  /** What concerns the system and the liquidity providers. */
  public static AlertSight monitor() {
    return new AlertSight(MONITORED, null, true);
  }

  /** What concerns one user's accounts. */
  public static AlertSight of(UUID user) {
    return new AlertSight(EnumSet.noneOf(AlertCategory.class), user, false);
  }

  /** What a caller sees in one list. */
  public static AlertSight of(Caller caller) {
    if (caller.hasAny(DESK)) {
      return all();
    }
    Set<AlertCategory> seen = EnumSet.noneOf(AlertCategory.class);
    if (caller.has(Role.MONITOR)) {
      seen.addAll(MONITORED);
    }
    if (caller.has(Role.MONITOR) || caller.has(Role.TRADER)) {
      seen.add(AlertCategory.MARKET);
    }
    return new AlertSight(
        seen, caller.has(Role.TRADER) ? caller.id() : null, caller.has(Role.MONITOR));
  }

  /** What it shows of one category: all, a user's own, or nothing. */
  public AlertSight within(AlertCategory category) {
    return categories.contains(category)
        ? new AlertSight(Set.of(category), null, namesStaff)
        : new AlertSight(Set.of(), userId, namesStaff);
  }

  /** Whether it shows nothing. */
  public boolean isBlind() {
    return categories.isEmpty() && userId == null;
  }

  /** Whether it shows an alert. */
  public boolean shows(Alert alert) {
    return categories.contains(alert.category()) || userId != null && userId.equals(alert.userId());
  }
}
