package org.tradewire.trading.account.entity;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.audit.entity.AuditRecord;
import org.tradewire.trading.shared.Refusal;

/**
 * Who calls a boundary. Passed explicitly, because WebSockets have no container principal.
 *
 * @param id the user's id, the token's {@code sub}
 * @param username the user's name, the token's {@code upn}
 * @param roles names as on the wire, see {@link Role}; immutable, may be empty
 */
public record Caller(UUID id, String username, Set<String> roles) {

  private static final Set<Role> SEE_ALL = EnumSet.of(Role.RISK, Role.ADMIN);

  /** Copies the roles. */
  public Caller {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(username, "username");
    roles = Set.copyOf(roles);
  }

  /** Whether the caller sees what belongs to others: the risk desk and administrators do. */
  public boolean seesAll() {
    return hasAny(SEE_ALL);
  }

  /**
   * Lets through who sees what belongs to others.
   *
   * @param sentence says who may
   * @throws Refusal {@link AccountRefusal#NOT_PERMITTED} where the caller does not
   */
  public void requireSeesAll(String sentence) {
    requireAny(SEE_ALL, sentence);
  }

  /**
   * Whether the caller sees what belongs to a user: everybody's, or his own while he is a trader.
   */
  public boolean maySeeOf(UUID owner) {
    return seesAll() || (has(Role.TRADER) && id.equals(owner));
  }

  /** Tells whether the caller has the role. */
  public boolean has(Role role) {
    return roles.contains(role.wireName());
  }

  /**
   * Lets through who has a role.
   *
   * @param sentence says who may
   * @throws Refusal {@link AccountRefusal#NOT_PERMITTED} where the caller does not have it
   */
  public void require(Role role, String sentence) {
    requireAny(EnumSet.of(role), sentence);
  }

  /**
   * Lets through who has at least one of some roles.
   *
   * @param sentence says who may
   * @throws Refusal {@link AccountRefusal#NOT_PERMITTED} where the caller has none of them
   */
  public void requireAny(Set<Role> wanted, String sentence) {
    if (!hasAny(wanted)) {
      throw AccountRefusal.NOT_PERMITTED.because(sentence);
    }
  }

  /**
   * A line for the audit log that says what the caller did.
   *
   * @param action what was done, {@code template.created}
   * @param subject what it was done to, {@code template:CLASSIC_10K}
   * @param before null where there was nothing
   * @param after null where nothing is left
   */
  public AuditRecord did(String action, String subject, String before, String after) {
    return new AuditRecord(id, username, action, subject, before, after);
  }

  /** Tells whether the caller has at least one of the roles. */
  public boolean hasAny(Set<Role> wanted) {
    return wanted.stream().anyMatch(this::has);
  }
}
