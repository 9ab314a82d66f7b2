package org.tradewire.trading.signal.control.producer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tradewire.trading.signal.entity.producer.SignalHook;

/** The stored hooks. Every call runs in the caller's transaction. */
@Dependent
public class SignalHookRepository {

  private static final String COLUMNS =
      "id, name, created_by, created_at, revoked_by, revoked_at, encode(key_hash, 'hex')";

  private static final String INSERT =
      """
      INSERT INTO signal_hook (id, name, key_hash, created_by, created_at)
        VALUES (:id, :name, :hash, :by, :at)
        ON CONFLICT (name) WHERE revoked_at IS NULL DO NOTHING
      """;

  private static final String REVOKE =
      """
      UPDATE signal_hook SET revoked_by = :by, revoked_at = :at
        WHERE id = :id AND revoked_at IS NULL
      """;

  private final EntityManager entityManager;

  @Inject
  public SignalHookRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Stores a new hook, unless one that holds has its name. Safe when two nodes do it at once.
   *
   * @param hash of its key
   * @return whether it was stored
   */
  public boolean add(SignalHook hook, byte[] hash) {
    return entityManager
            .createNativeQuery(INSERT)
            .setParameter("id", hook.id())
            .setParameter("name", hook.name())
            .setParameter("hash", hash)
            .setParameter("by", hook.createdBy())
            .setParameter("at", hook.createdAt())
            .executeUpdate()
        == 1;
  }

  /**
   * Ends a hook.
   *
   * @return false where it had ended already
   */
  public boolean revoke(UUID id, String by, Instant at) {
    return entityManager
            .createNativeQuery(REVOKE)
            .setParameter("id", id)
            .setParameter("by", by)
            .setParameter("at", at)
            .executeUpdate()
        == 1;
  }

  /** A hook; empty where there is none. */
  public Optional<SignalHook> find(UUID id) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "SELECT " + COLUMNS + " FROM signal_hook WHERE id = :id", Object[].class)
            .setParameter("id", id)
            .getResultList();
    return hooks(rows).stream().findFirst();
  }

  /** Those that hold first, then the newest. */
  public List<SignalHook> all(int limit) {
    return hooks(
        entityManager
            .createNativeQuery(
                "SELECT "
                    + COLUMNS
                    + " FROM signal_hook"
                    + " ORDER BY revoked_at IS NOT NULL, created_at DESC, id",
                Object[].class)
            .setMaxResults(limit)
            .getResultList());
  }

  /** How many hold. */
  public long count() {
    return (Long)
        entityManager
            .createNativeQuery(
                "SELECT count(*) FROM signal_hook WHERE revoked_at IS NULL", Long.class)
            .getSingleResult();
  }

  /** Those that hold, by the hashes of their keys in hexadecimal digits. */
  public Map<String, SignalHook> byHash() {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "SELECT " + COLUMNS + " FROM signal_hook WHERE revoked_at IS NULL", Object[].class)
            .getResultList();
    Map<String, SignalHook> byHash = new HashMap<>();
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      byHash.put((String) row[6], hook(row));
    }
    return byHash;
  }

  /** The hash of a key as {@link #byHash} has it. */
  public static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  private static List<SignalHook> hooks(Collection<?> rows) {
    List<SignalHook> hooks = new ArrayList<>(rows.size());
    rows.forEach(row -> hooks.add(hook((Object[]) row)));
    return hooks;
  }

  private static SignalHook hook(Object... row) {
    return new SignalHook(
        (UUID) row[0],
        (String) row[1],
        (String) row[2],
        (Instant) row[3],
        (String) row[4],
        (Instant) row[5]);
  }
}
