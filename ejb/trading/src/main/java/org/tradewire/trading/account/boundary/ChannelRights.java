package org.tradewire.trading.account.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tradewire.streaming.channel.Channel;
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
   * Tells whether the caller's roles, or in the case of a trader his name in it, let him watch a
   * channel.
   *
   * @return false also for the role service, which watches nothing
   */
  public boolean permits(Caller caller, Channel channel) {
    return caller.hasAny(rolesOf(channel)) || (caller.has(Role.TRADER) && isOwn(caller, channel));
  }

  /**
   * The channels that the caller gets for the one that is asked for. Who may not see all alerts, or
   * all exposure, gets what concerns him, each part with numbers of its own: leaving messages out
   * of the shared channel would look like a loss.
   *
   * @return the channel itself where it is permitted, or nothing of it is
   */
  public List<Channel> served(Caller caller, Channel asked) {
    if (permits(caller, asked)) {
      return List.of(asked);
    }
    List<Channel> parts =
        partsOf(asked, caller.id()).stream().filter(part -> permits(caller, part)).toList();
    return parts.isEmpty() ? List.of(asked) : parts;
  }

  private static List<Channel> partsOf(Channel shared, UUID user) {
    if (shared.equals(Channel.alerts())) {
      return List.of(Channel.alertsOf(user), Channel.monitorAlerts(), Channel.marketAlerts());
    }
    return shared.equals(Channel.exposureUpdates()) ? List.of(Channel.exposureOf(user)) : List.of();
  }

  private static boolean isOwn(Caller caller, Channel channel) {
    return channel.equals(Channel.alertsOf(caller.id()))
        || channel.equals(Channel.exposureOf(caller.id()));
  }

  /** The roles that may watch a channel, whoever has them; immutable. */
  public Set<Role> watching(Channel channel) {
    return Set.copyOf(rolesOf(channel));
  }

  private static Set<Role> rolesOf(Channel channel) {
    if (channel.equals(Channel.marketAlerts())) {
      return EVERYBODY;
    }
    if (channel.equals(Channel.monitorAlerts())) {
      return DESK_AND_MONITOR;
    }
    return switch (channel.kind()) {
      case CHALLENGE, EQUITY -> OWNER_OR_CONTROL;
      case TRADES, BOOK, TICKER, CANDLES, HEATMAP, HEATMAP_LEVELS -> EVERYBODY;
      case SIGNALS, STATS, DASHBOARD, STATUS -> EVERYBODY;
      // The shared channels hold what concerns every user; the others are for those they name.
      case ROUTING_METRICS, EXPOSURE_UPDATES, ALERTS -> DESK;
      case LP_PERFORMANCE -> DESK_AND_MONITOR;
    };
  }
}
