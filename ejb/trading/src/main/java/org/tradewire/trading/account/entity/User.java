package org.tradewire.trading.account.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Someone, or some system, that can sign in. The name is unique and in lower case. */
@Entity
@Table(name = "user_account")
public class User {

  @Id private UUID id;

  @Column(nullable = false, length = 64, updatable = false)
  private String username;

  @Column(name = "password_hash", nullable = false)
  private String passwordHash;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "user_role", joinColumns = @JoinColumn(name = "user_id"))
  @Column(name = "role", nullable = false, length = 16)
  private Set<String> roles = new HashSet<>();

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at", nullable = false)
  private Instant updatedAt;

  /** Numbered by the database with each change of the roles. */
  @Column(name = "rights_version", insertable = false, updatable = false)
  private long rightsVersion;

  @Column(name = "rights_changed_at", insertable = false, updatable = false)
  private Instant rightsChangedAt;

  /** For the persistence provider. */
  protected User() {}

  /**
   * A new user.
   *
   * @param passwordHash as {@code PasswordHashing} encodes it, never the password
   */
  public User(UUID id, String username, String passwordHash, Set<Role> roles, Instant now) {
    this.id = id;
    this.username = username;
    this.passwordHash = passwordHash;
    this.roles = roles.stream().map(Role::wireName).collect(Collectors.toCollection(HashSet::new));
    this.createdAt = now;
    this.updatedAt = now;
  }

  public UUID id() {
    return id;
  }

  public String username() {
    return username;
  }

  public String passwordHash() {
    return passwordHash;
  }

  /** Number of the last change of this user's roles; greater than any change before it. */
  public long rightsVersion() {
    return rightsVersion;
  }

  /** When the roles changed last. */
  public Instant rightsChangedAt() {
    return rightsChangedAt;
  }

  /** Tells whether the user has the role. */
  public boolean has(Role role) {
    return roles.contains(role.wireName());
  }

  /** Replaces the roles; none means that the user may do nothing. */
  public void changeRoles(Set<Role> newRoles, Instant now) {
    roles.clear();
    newRoles.forEach(role -> roles.add(role.wireName()));
    updatedAt = now;
  }

  /** This user as the caller of a boundary. */
  public Caller asCaller() {
    return new Caller(id, username, roles);
  }
}
