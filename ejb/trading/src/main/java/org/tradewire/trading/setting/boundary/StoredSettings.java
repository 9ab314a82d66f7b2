package org.tradewire.trading.setting.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.setting.control.SettingRepository;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.setting.entity.SettingRefusal;
import org.tradewire.trading.setting.entity.SettingView;
import org.tradewire.trading.setting.entity.StoredSetting;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Refusal;

/** The stored settings, each call in a transaction. */
@Stateless
@PermitAll
public class StoredSettings {

  private SettingRepository repository;
  private AuditLog audit;
  private Clock clock;

  /** For the container's proxy. */
  protected StoredSettings() {}

  @Inject
  public StoredSettings(SettingRepository repository, AuditLog audit, Clock clock) {
    this.repository = repository;
    this.audit = audit;
    this.clock = clock;
  }

  /** The last change of every setting that was ever changed. */
  public List<StoredSetting> all() {
    return repository.all();
  }

  /**
   * Stores a value, or that the default holds again; audited.
   *
   * @param by the administrator
   * @param text one of the setting's values as it is stored; null for the default
   * @param seen the version that the administrator saw
   * @return the setting after the change
   * @throws Refusal somebody else changed it since
   */
  public SettingView change(Caller by, RunTimeSetting<?> setting, String text, long seen) {
    Optional<StoredSetting> last = repository.find(setting.key());
    SettingView before = new SettingView(setting, last.orElse(null));
    StoredSetting change =
        new StoredSetting(setting.key(), text, seen + 1, by.username(), Moments.now(clock));
    if (before.version() != seen || !repository.store(change)) {
      throw SettingRefusal.conflict(setting.key(), seen);
    }
    SettingView after = new SettingView(setting, change);
    audit.add(
        by.did(
            text == null ? "setting.reset" : "setting.changed",
            "setting:" + setting.key(),
            before.value(),
            after.value()));
    return after;
  }
}
