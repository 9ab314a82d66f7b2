package org.tradewire.web.socket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.tradewire.streaming.Channel;
import org.tradewire.streaming.ChannelKind;
import org.tradewire.streaming.protocol.Authoriser;
import org.tradewire.trading.account.boundary.ChannelRights;
import org.tradewire.trading.account.entity.Caller;

/**
 * What one connection may see, and until when. The role decides about the kind of channel, the
 * owning component about the single challenge. A challenge that does not exist is forbidden like
 * another's, so that ids cannot be probed. Thread-safe.
 */
final class SocketRights implements Authoriser {
  private final SocketEndpoint endpoint;
  private final ChannelRights roles;
  private final Ownership ownership;
  private final Function<String, Optional<SocketPrincipal>> tokens;
  private final AtomicLong revision = new AtomicLong();
  private volatile SocketPrincipal principal;

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
      Function<String, Optional<SocketPrincipal>> tokens) {
    this.endpoint = endpoint;
    this.principal = principal;
    this.roles = roles;
    this.ownership = ownership;
    this.tokens = tokens;
  }

  @Override
  public List<Channel> served(Channel asked) {
    return roles.served(principal.caller(), asked);
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
    return !isOwned(channel.kind())
            || ownership.mayWatch(caller, UUID.fromString(channel.argument(0)))
        ? Verdict.ALLOWED
        : Verdict.FORBIDDEN;
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

  private static boolean isOwned(ChannelKind kind) {
    return kind == ChannelKind.CHALLENGE || kind == ChannelKind.EQUITY;
  }

  /** Asks the component that owns challenges. */
  @FunctionalInterface
  interface Ownership {
    boolean mayWatch(Caller caller, UUID challengeId);
  }
}
