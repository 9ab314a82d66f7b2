package org.tradewire.trading.setting.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.setting.entity.SettingRefusal;
import org.tradewire.trading.setting.entity.SettingView;
import org.tradewire.trading.setting.entity.StoredSetting;
import org.tradewire.trading.shared.Refusal;

/**
 * What administrators do with settings. Each change is one transaction, after which every node is
 * woken; it holds on all of them within a second.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SettingAdministration {

  private RunTimeSettings settings;
  private StoredSettings stored;
  private StreamBroker broker;

  /** For the container's proxy. */
  protected SettingAdministration() {}

  @Inject
  public SettingAdministration(
      RunTimeSettings settings, StoredSettings stored, StreamBroker broker) {
    this.settings = settings;
    this.stored = stored;
    this.broker = broker;
  }

  /**
   * All settings by key, as they are stored now.
   *
   * @throws Refusal the caller is no administrator
   */
  public List<SettingView> list(Caller caller) {
    requireAdministrator(caller);
    Map<String, StoredSetting> changes =
        stored.all().stream().collect(Collectors.toMap(StoredSetting::key, Function.identity()));
    return settings.all().stream()
        .map(each -> new SettingView(each, changes.get(each.key())))
        .toList();
  }

  /**
   * Chooses a value.
   *
   * @param text the value as text, blanks around it aside
   * @param seen the version that the caller saw
   * @return the setting after the change
   * @throws Refusal the caller is no administrator, there is no such setting, it cannot have that
   *     value, or somebody else changed it since
   */
  public SettingView change(Caller caller, String key, String text, long seen) {
    requireAdministrator(caller);
    RunTimeSetting<?> setting = find(key);
    String wanted = text.strip();
    if (!setting.accepts(wanted)) {
      throw SettingRefusal.invalid(setting, wanted);
    }
    return woken(stored.change(caller, setting, setting.normal(wanted), seen));
  }

  /**
   * Gives a setting its default back.
   *
   * @param seen the version that the caller saw
   * @return the setting after the change
   * @throws Refusal the caller is no administrator, there is no such setting, or somebody else
   *     changed it since
   */
  public SettingView reset(Caller caller, String key, long seen) {
    requireAdministrator(caller);
    return woken(stored.change(caller, find(key), null, seen));
  }

  private RunTimeSetting<?> find(String key) {
    return settings.find(key).orElseThrow(() -> SettingRefusal.notFound(key));
  }

  private SettingView woken(SettingView changed) {
    broker.wake(SettingWatch.TOPIC);
    return changed;
  }

  private static void requireAdministrator(Caller caller) {
    caller.require(Role.ADMIN, "Only administrators see and change settings.");
  }
}
