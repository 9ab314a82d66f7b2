package org.tradewire.trading.setting.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.setting.entity.StoredSetting;

/** The stored settings. Every call runs in the caller's transaction. */
@Dependent
public class SettingRepository {

  private final EntityManager entityManager;

  @Inject
  public SettingRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The last change of every setting that was ever changed. */
  public List<StoredSetting> all() {
    return entityManager
        .createQuery("select s from StoredSetting s", StoredSetting.class)
        .getResultList();
  }

  /** The last change of a setting; empty where it was never changed. */
  public Optional<StoredSetting> find(String key) {
    return Optional.ofNullable(entityManager.find(StoredSetting.class, key));
  }

  /**
   * Stores a change, if the one before it is still the last. Safe when two nodes do it at once.
   *
   * @return whether it was stored
   */
  public boolean store(StoredSetting change) {
    return change.version() == 1 ? insert(change) : update(change);
  }

  private boolean insert(StoredSetting change) {
    return entityManager
            .createNativeQuery(
                """
                INSERT INTO runtime_setting (key, value, version, changed_by, changed_at)
                VALUES (:key, CAST(:text AS VARCHAR), :version, :by, :at)
                ON CONFLICT (key) DO NOTHING
                """)
            .setParameter("key", change.key())
            .setParameter("text", change.text())
            .setParameter("version", change.version())
            .setParameter("by", change.changedBy())
            .setParameter("at", change.changedAt())
            .executeUpdate()
        == 1;
  }

  private boolean update(StoredSetting change) {
    return entityManager
            .createQuery(
                "update StoredSetting s set s.text = :text, s.version = :version,"
                    + " s.changedBy = :by, s.changedAt = :at"
                    + " where s.key = :key and s.version = :before")
            .setParameter("text", change.text())
            .setParameter("version", change.version())
            .setParameter("by", change.changedBy())
            .setParameter("at", change.changedAt())
            .setParameter("key", change.key())
            .setParameter("before", change.version() - 1)
            .executeUpdate()
        == 1;
  }
}
