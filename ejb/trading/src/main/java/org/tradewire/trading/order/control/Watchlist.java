package org.tradewire.trading.order.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradewire.trading.order.entity.EquityState;

/** The accounts that a node looks at, and what it published of them last. Not thread-safe. */
public final class Watchlist {

  private final Map<UUID, LiveAccount> accounts = new HashMap<>();
  private final Map<UUID, EquityState> published = new HashMap<>();
  private final Set<UUID> owed = new HashSet<>();

  /** Accounts that were dropped with something still to be stored. */
  private final Map<UUID, LiveAccount> unstored = new HashMap<>();

  /**
   * Compares with what is stored. What is not stored any more as it was read is not looked at.
   *
   * @param stamps challenges to be looked at, and the numbers of their latest events
   * @return those that have to be read, for the first time or again
   */
  public Set<UUID> outdated(Map<UUID, Long> stamps) {
    for (LiveAccount each : accounts()) {
      Long seq = stamps.get(each.challengeId());
      if (seq == null || each.eventSeq() != seq) {
        drop(each.challengeId());
      }
    }
    Set<UUID> outdated = new HashSet<>(stamps.keySet());
    outdated.removeAll(accounts.keySet());
    return outdated;
  }

  /**
   * Whether there is nothing to be looked at or stored, and nothing that was published has to be
   * taken back.
   */
  public boolean isEmpty() {
    return accounts.isEmpty() && published.isEmpty() && owed.isEmpty() && unstored.isEmpty();
  }

  /** Takes an account that was read; what an earlier copy has seen and could not store goes on. */
  public void put(LiveAccount account) {
    LiveAccount earlier = unstored.remove(account.challengeId());
    if (earlier != null) {
      account.sawAlso(earlier);
    }
    accounts.put(account.challengeId(), account);
  }

  /** Has an account read again before it is looked at. */
  public void drop(UUID id) {
    LiveAccount dropped = accounts.remove(id);
    if (dropped != null && dropped.isDue()) {
      unstored.put(id, dropped);
    }
  }

  /** Of what is looked at, and was, all that is still to be stored. */
  public List<LiveAccount> due() {
    return known().filter(LiveAccount::isDue).toList();
  }

  /**
   * What is to be stored in a turn, each first due first.
   *
   * @param urgent what must not wait
   * @param waited what has waited for long enough
   */
  public record Unsaved(List<LiveAccount> urgent, List<LiveAccount> waited) {}

  /** What is to be stored in this turn; each turn asks for it. */
  public Unsaved unsaved(Instant now) {
    List<LiveAccount> urgent = new ArrayList<>();
    List<LiveAccount> waited = new ArrayList<>();
    for (LiveAccount each : known().filter(account -> account.isDueAt(now)).toList()) {
      if (each.isUrgent()) {
        urgent.add(each);
      } else if (each.hasWaitedAt(now)) {
        waited.add(each);
      }
    }
    Comparator<LiveAccount> firstDue = Comparator.comparing(LiveAccount::dueSince);
    urgent.sort(firstDue);
    waited.sort(firstDue);
    return new Unsaved(urgent, waited);
  }

  /** An account that is looked at. */
  public Optional<LiveAccount> account(UUID id) {
    return Optional.ofNullable(accounts.get(id));
  }

  private Stream<LiveAccount> known() {
    return Stream.concat(accounts.values().stream(), unstored.values().stream());
  }

  /** Something was stored: what is dropped and not due any more is forgotten. */
  public void forgetStored() {
    unstored.values().removeIf(each -> !each.isDue());
  }

  /** In which instruments something is open or waits. */
  public Set<String> symbols() {
    return accounts.values().stream()
        .flatMap(each -> each.symbols().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The accounts to be looked at. */
  public Collection<LiveAccount> accounts() {
    return List.copyOf(accounts.values());
  }

  /**
   * What was published of an account is not known any more: another node published, or it did not
   * arrive.
   */
  public void publishAgain(UUID id) {
    published.remove(id);
    owed.add(id);
  }

  /** States that differ from those published last; from now on they count as published. */
  public List<EquityState> takeChanges() {
    List<EquityState> changes = new ArrayList<>();
    for (LiveAccount each : accounts.values()) {
      each.state()
          .filter(state -> !state.equals(published.put(state.challengeId(), state)))
          .ifPresent(changes::add);
    }
    changes.forEach(each -> owed.remove(each.challengeId()));
    return changes;
  }

  /**
   * Challenges that have nothing open any more, which is still to be published.
   *
   * @param stamped those that have, on whatever node
   * @param mayTell of which this node may publish now; others wait
   */
  public Set<UUID> gone(Set<UUID> stamped, Predicate<UUID> mayTell) {
    Set<UUID> gone = new HashSet<>(published.keySet());
    gone.addAll(owed);
    gone.removeAll(stamped);
    gone.removeIf(mayTell.negate());
    return gone;
  }

  /** It was published that these have nothing open. */
  public void forget(Set<UUID> gone) {
    published.keySet().removeAll(gone);
    owed.removeAll(gone);
  }
}
