package org.tradewire.trading.account.entity;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Who calls a boundary. Passed explicitly, because WebSockets have no container principal.
 *
 * @param id the user's id, the token's {@code sub}
 * @param username the user's name, the token's {@code upn}
 * @param roles names as on the wire, see {@link Role}; immutable, may be empty
 */
public record Caller(UUID id, String username, Set<String> roles) {

  /** Copies the roles. */
  public Caller {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(username, "username");
    roles = Set.copyOf(roles);
  }

  /** Tells whether the caller has the role. */
  public boolean has(Role role) {
    return roles.contains(role.wireName());
  }

  /** Tells whether the caller has at least one of the roles. */
  public boolean hasAny(Set<Role> wanted) {
    return wanted.stream().anyMatch(this::has);
  }
}
