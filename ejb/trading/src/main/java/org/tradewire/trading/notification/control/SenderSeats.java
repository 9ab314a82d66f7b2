package org.tradewire.trading.notification.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who is being served by this node: of all that are sent at once half as many go to one host and a
 * quarter as many are of one user, so that one that is slow leaves room to the others. Thread-safe.
 */
final class SenderSeats {

  /** Users of whom it is remembered when they were served. */
  private static final int REMEMBERED = 200;

  private final int ofHost;
  private final int ofUser;
  private final Map<String, Integer> hosts = new HashMap<>();
  private final Map<UUID, Integer> users = new HashMap<>();

  /** The longest ago first. */
  private final Set<UUID> served = new LinkedHashSet<>();

  /**
   * Nobody is served yet.
   *
   * @param seats sent at once
   */
  SenderSeats(int seats) {
    ofHost = Math.max(1, seats / 2);
    ofUser = Math.max(1, seats / 4);
  }

  synchronized void take(ClaimedDelivery claimed) {
    hosts.merge(claimed.host(), 1, Integer::sum);
    users.merge(claimed.userId(), 1, Integer::sum);
    served.remove(claimed.userId());
    served.add(claimed.userId());
    if (served.size() > REMEMBERED) {
      served.remove(served.iterator().next());
    }
  }

  synchronized void leave(ClaimedDelivery claimed) {
    hosts.computeIfPresent(claimed.host(), (host, many) -> many == 1 ? null : many - 1);
    users.computeIfPresent(claimed.userId(), (user, many) -> many == 1 ? null : many - 1);
  }

  /** Those to which no more may be sent now. */
  synchronized Collection<String> fullHosts() {
    return full(hosts, ofHost);
  }

  /** Those of whom no more may be sent now. */
  synchronized Collection<UUID> fullUsers() {
    return full(users, ofUser);
  }

  private static <T> List<T> full(Map<T, Integer> taken, int most) {
    return taken.entrySet().stream()
        .filter(each -> each.getValue() >= most)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Who was served lately, the longest ago first. */
  synchronized List<UUID> served() {
    return new ArrayList<>(served);
  }
}
