package org.tradewire.trading.account.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import org.tradewire.streaming.Channel;
import org.tradewire.streaming.ChannelKind;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;

/**
 * Which roles may watch which kind of channel at all. A trader's right to his own challenge or
 * account ends at the owning component, which is asked in addition. Thread-safe, no database.
 */
@ApplicationScoped
public class ChannelRights {

  private static final Set<Role> EVERYBODY =
      EnumSet.of(Role.TRADER, Role.DEALER, Role.RISK, Role.ADMIN, Role.MONITOR);
  private static final Set<Role> OWNER_OR_CONTROL = EnumSet.of(Role.TRADER, Role.RISK, Role.ADMIN);
  private static final Set<Role> DESK = EnumSet.of(Role.DEALER, Role.RISK, Role.ADMIN);
  private static final Set<Role> DESK_AND_MONITOR =
      EnumSet.of(Role.DEALER, Role.RISK, Role.ADMIN, Role.MONITOR);

  /**
   * Tells whether one of the caller's roles may watch channels of this kind.
   *
   * @return false also for the role service, which watches nothing
   */
  public boolean permits(Caller caller, Channel channel) {
    return caller.hasAny(rolesOf(channel.kind()));
  }

  private static Set<Role> rolesOf(ChannelKind kind) {
    return switch (kind) {
      case CHALLENGE, EQUITY -> OWNER_OR_CONTROL;
      case TRADES, BOOK, TICKER, CANDLES, HEATMAP, SIGNALS, STATS, DASHBOARD, STATUS -> EVERYBODY;
      // The shared channels of alerts and exposure hold what concerns every user.
      case ROUTING_METRICS, EXPOSURE_UPDATES, ALERTS -> DESK;
      case LP_PERFORMANCE -> DESK_AND_MONITOR;
    };
  }
}
