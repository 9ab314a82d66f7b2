package org.tradewire.web.socket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.channel.ChannelKind;
import org.tradewire.streaming.protocol.Authoriser;
import org.tradewire.trading.account.boundary.ChannelRights;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.heatmap.boundary.HeatmapCatalogue;
import org.tradewire.trading.heatmap.entity.HeatmapModel;
import org.tradewire.web.socket.handshake.SocketPrincipal;
import org.tradewire.web.socket.settings.SocketEndpoint;

/**
 * What one connection may see, and until when. The role decides about the kind of channel, the
 * owning component about the single challenge. A challenge that does not exist is forbidden like
 * another's, so that ids cannot be probed. Thread-safe.
 */
final class SocketRights implements Authoriser {
  private final SocketEndpoint endpoint;
  private final ChannelRights roles;
  private final Ownership ownership;
  private final HeatmapCatalogue heatmaps;
  private final Function<String, Optional<SocketPrincipal>> tokens;
  private final AtomicLong revision = new AtomicLong();
  private volatile SocketPrincipal principal;
  private volatile Lookup lookup = Lookup.NOTHING;

  /** What was found about the challenges of the last request. */
  private record Lookup(Caller caller, Set<UUID> asked, Set<UUID> watchable) {
    private static final Lookup NOTHING = new Lookup(null, Set.of(), Set.of());
  }

  /**
   * Rights of the one who connected.
   *
   * @param tokens finds the one a fresh token belongs to
   */
  SocketRights(
      SocketEndpoint endpoint,
      SocketPrincipal principal,
      ChannelRights roles,
      Ownership ownership,
      HeatmapCatalogue heatmaps,
      Function<String, Optional<SocketPrincipal>> tokens) {
    this.endpoint = endpoint;
    this.principal = principal;
    this.roles = roles;
    this.ownership = ownership;
    this.heatmaps = heatmaps;
    this.tokens = tokens;
  }

  @Override
  public List<Channel> served(Channel asked) {
    return isOfHeatmap(asked.kind())
        ? List.of(canonical(asked))
        : roles.served(principal.caller(), asked);
  }

  /** Document 002 writes symbols without a separator. */
  private Channel canonical(Channel asked) {
    String[] parts = asked.name().split(":", -1);
    return heatmaps
        .canonical(parts[1])
        .map(
            symbol ->
                parts.length == 2 ? Channel.heatmap(symbol) : Channel.heatmap(symbol, parts[2]))
        .map(
            pictures ->
                asked.kind() == ChannelKind.HEATMAP ? pictures : Channel.heatmapLevels(pictures))
        .orElse(asked);
  }

  @Override
  public Verdict permit(Channel channel) {
    if (!endpoint.carries(channel.kind())) {
      return Verdict.UNKNOWN_CHANNEL;
    }
    Caller caller = principal.caller();
    if (!roles.permits(caller, channel)) {
      return Verdict.FORBIDDEN;
    }
    if (isOfHeatmap(channel.kind())) {
      return heatmap(channel.name().split(":", -1));
    }
    return !isOwned(channel.kind()) || mayWatch(caller, challengeOf(channel))
        ? Verdict.ALLOWED
        : Verdict.FORBIDDEN;
  }

  private Verdict heatmap(String... parts) {
    if (!heatmaps.isServed()) {
      return Verdict.UNKNOWN_CHANNEL;
    }
    if (!heatmaps.isEnabled(parts[1])) {
      return Verdict.UNKNOWN_SYMBOL;
    }
    return parts.length == 2 || parts[2].equals(HeatmapModel.CLASSIC.word())
        ? Verdict.ALLOWED
        : Verdict.UNKNOWN_CHANNEL;
  }

  @Override
  public Collection<String> symbols(ChannelKind kind) {
    return isOfHeatmap(kind) ? heatmaps.enabled() : List.of();
  }

  @Override
  public void expect(Collection<Channel> channels) {
    Caller caller = principal.caller();
    Set<UUID> challenges =
        channels.stream()
            .filter(channel -> isOwned(channel.kind()) && endpoint.carries(channel.kind()))
            .filter(channel -> roles.permits(caller, channel))
            .map(SocketRights::challengeOf)
            .collect(Collectors.toSet());
    lookup =
        challenges.isEmpty()
            ? Lookup.NOTHING
            : new Lookup(caller, challenges, ownership.watchable(caller, challenges));
  }

  /** A challenge never changes its owner; what was looked up holds as long as the caller does. */
  private boolean mayWatch(Caller caller, UUID challenge) {
    Lookup known = lookup;
    return known.caller() == caller && known.asked().contains(challenge)
        ? known.watchable().contains(challenge)
        : ownership.watchable(caller, Set.of(challenge)).contains(challenge);
  }

  @Override
  public boolean refresh(String token) {
    long before = revision.get();
    Optional<SocketPrincipal> fresh =
        tokens.apply(token).filter(other -> other.caller().id().equals(principal.caller().id()));
    synchronized (revision) {
      // Roles that changed while the token was verified are newer than those it was given.
      fresh.ifPresent(
          renewed ->
              principal =
                  revision.get() == before
                      ? renewed
                      : new SocketPrincipal(principal.caller(), renewed.expiresAt()));
    }
    return fresh.isPresent();
  }

  @Override
  public long revision() {
    return revision.get();
  }

  /** The user has these roles from now on. */
  void changed(Caller user) {
    synchronized (revision) {
      principal = new SocketPrincipal(user, principal.expiresAt());
      revision.incrementAndGet();
    }
  }

  /** When the right to stay connected ends, unless refreshed. */
  Instant expiresAt() {
    return principal.expiresAt();
  }

  private static UUID challengeOf(Channel channel) {
    return UUID.fromString(channel.argument(0));
  }

  private static boolean isOfHeatmap(ChannelKind kind) {
    return kind == ChannelKind.HEATMAP || kind == ChannelKind.HEATMAP_LEVELS;
  }

  private static boolean isOwned(ChannelKind kind) {
    return kind == ChannelKind.CHALLENGE || kind == ChannelKind.EQUITY;
  }

  /** Asks the component that owns challenges. */
  @FunctionalInterface
  interface Ownership {
    Set<UUID> watchable(Caller caller, Collection<UUID> challengeIds);
  }
}
