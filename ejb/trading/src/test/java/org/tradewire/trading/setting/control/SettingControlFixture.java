package org.tradewire.trading.setting.control;

import jakarta.persistence.EntityManager;

/** Opens what is closed to other packages, for their tests. */
public final class SettingControlFixture {

  private SettingControlFixture() {}

  public static SettingRepository repository(EntityManager entityManager) {
    return new SettingRepository(entityManager);
  }
}
