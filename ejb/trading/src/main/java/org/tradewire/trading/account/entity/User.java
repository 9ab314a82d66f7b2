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

  /** This user as the caller of a boundary. */
  public Caller asCaller() {
    return new Caller(id, username, roles);
  }
}
