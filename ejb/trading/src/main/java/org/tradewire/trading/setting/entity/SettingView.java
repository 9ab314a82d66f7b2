package org.tradewire.trading.setting.entity;

import java.time.Instant;

/**
 * A setting as administrators see it.
 *
 * @param setting as this node declares it
 * @param stored its last change; null where nobody ever changed it
 */
public record SettingView(RunTimeSetting<?> setting, StoredSetting stored) {

  /** The text of the value that holds, on every node within a second of its change. */
  public String value() {
    return isOverridden() ? stored.text() : setting.byDefault();
  }

  /** Whether an administrator chose the value, and it is one of those it may have. */
  public boolean isOverridden() {
    return stored != null && stored.text() != null && setting.accepts(stored.text());
  }

  /** What the next change has to name; 0 where nobody ever changed it. */
  public long version() {
    return stored == null ? 0 : stored.version();
  }

  /** Who changed it last; null where nobody did. */
  public String changedBy() {
    return stored == null ? null : stored.changedBy();
  }

  /** When it was changed last; null where it never was. */
  public Instant changedAt() {
    return stored == null ? null : stored.changedAt();
  }
}
