package org.tradewire.trading.account.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.account.entity.User;

/** The stored users. Every call runs in the caller's transaction. */
@Dependent
public class UserRepository {

  /** Key of the lock under which roles change, in the database's trigger too: "rights" in ASCII. */
  private static final long RIGHTS_LOCK = 0x726967687473L;

  private final EntityManager entityManager;

  @Inject
  public UserRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Finds by name; the name is in lower case. */
  public Optional<User> named(String username) {
    return entityManager
        .createQuery("select u from User u where u.username = :username", User.class)
        .setParameter("username", username)
        .getResultStream()
        .findFirst();
  }

  public Optional<User> find(UUID id) {
    return Optional.ofNullable(entityManager.find(User.class, id));
  }

  /** Stores a new user with his roles. */
  public void add(User user) {
    entityManager.persist(user);
  }

  /**
   * Stores a user unless the name is taken. Safe when two nodes do it at once.
   *
   * @return whether the user was stored
   */
  public boolean addIfMissing(String username, String passwordHash, Set<Role> roles, Instant now) {
    UUID id = UUID.randomUUID();
    int inserted =
        entityManager
            .createNativeQuery(
                """
                INSERT INTO user_account (id, username, password_hash, created_at, updated_at)
                VALUES (:id, :username, :hash, :now, :now)
                ON CONFLICT (username) DO NOTHING
                """)
            .setParameter("id", id)
            .setParameter("username", username)
            .setParameter("hash", passwordHash)
            .setParameter("now", now)
            .executeUpdate();
    if (inserted == 1) {
      for (Role role : roles) {
        entityManager
            .createNativeQuery("INSERT INTO user_role (user_id, role) VALUES (:id, :role)")
            .setParameter("id", id)
            .setParameter("role", role.wireName())
            .executeUpdate();
      }
    }
    return inserted == 1;
  }

  /** Replaces a user's password hash. */
  public void changePassword(String username, String passwordHash, Instant now) {
    entityManager
        .createQuery(
            "update User u set u.passwordHash = :hash, u.updatedAt = :now where u.username ="
                + " :username")
        .setParameter("hash", passwordHash)
        .setParameter("now", now)
        .setParameter("username", username)
        .executeUpdate();
  }

  /** All users by name. */
  public List<User> all() {
    return entityManager
        .createQuery("select u from User u order by u.username", User.class)
        .getResultList();
  }

  /** Keeps every other transaction from changing roles until this one ends. */
  public void lockRights() {
    entityManager
        .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(:key)", Integer.class)
        .setParameter("key", RIGHTS_LOCK)
        .getSingleResult();
  }

  /** Users whose roles changed after a numbered change and an instant, in the order of change. */
  public List<User> rightsChangedAfter(long version, Instant instant) {
    return entityManager
        .createQuery(
            "select u from User u where u.rightsVersion > :version and u.rightsChangedAt > :instant"
                + " order by u.rightsVersion",
            User.class)
        .setParameter("version", version)
        .setParameter("instant", instant)
        .getResultList();
  }

  /** Number of users with the role. */
  public long countWith(Role role) {
    return entityManager
        .createQuery("select count(u) from User u where :role member of u.roles", Long.class)
        .setParameter("role", role.wireName())
        .getSingleResult();
  }

  /** Keeps every other transaction from adding users until this one ends, then counts them. */
  public long countExclusively() {
    entityManager
        .createNativeQuery("LOCK TABLE user_account IN SHARE ROW EXCLUSIVE MODE")
        .executeUpdate();
    return entityManager.createQuery("select count(u) from User u", Long.class).getSingleResult();
  }
}
