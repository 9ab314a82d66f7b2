package org.tradewire.trading.setting.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * What administrators made of a setting: its last change. A setting that nobody ever changed has
 * none; one that was given its default back keeps it, so that its version goes on.
 */
@Entity
@Table(name = "runtime_setting")
public class StoredSetting {

  @Id private String key;

  @Column(name = "value", length = 100)
  private String text;

  @Column(nullable = false)
  private long version;

  @Column(name = "changed_by", nullable = false, length = 64)
  private String changedBy;

  @Column(name = "changed_at", nullable = false)
  private Instant changedAt;

  /** For the persistence provider. */
  protected StoredSetting() {}

  /**
   * @param text null where the default holds again
   * @param version 1 for the first change
   */
  public StoredSetting(String key, String text, long version, String changedBy, Instant changedAt) {
    this.key = key;
    this.text = text;
    this.version = version;
    this.changedBy = changedBy;
    this.changedAt = changedAt;
  }

  /** Which setting. */
  public String key() {
    return key;
  }

  /** The chosen value; null where the default holds. */
  public String text() {
    return text;
  }

  /** The number of the change, from 1. */
  public long version() {
    return version;
  }

  /** Name of the administrator. */
  public String changedBy() {
    return changedBy;
  }

  public Instant changedAt() {
    return changedAt;
  }
}
