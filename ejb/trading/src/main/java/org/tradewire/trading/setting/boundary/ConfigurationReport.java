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
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.configuration.boundary.ConfigurationCatalogue;
import org.tradewire.trading.configuration.entity.KeyInForce;
import org.tradewire.trading.setting.entity.SettingView;
import org.tradewire.trading.shared.Refusal;

/** What is in force on this node: as it was started, and as administrators changed it since. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConfigurationReport {

  private ConfigurationCatalogue catalogue;
  private SettingAdministration settings;

  /** For the container's proxy. */
  protected ConfigurationReport() {}

  @Inject
  public ConfigurationReport(ConfigurationCatalogue catalogue, SettingAdministration settings) {
    this.catalogue = catalogue;
    this.settings = settings;
  }

  /**
   * Every key, by name.
   *
   * @throws Refusal the caller is no administrator
   */
  public List<KeyInForce> list(Caller caller) {
    Map<String, SettingView> chosen =
        settings.list(caller).stream()
            .filter(SettingView::isOverridden)
            .collect(Collectors.toMap(each -> each.setting().key(), Function.identity()));
    return catalogue.inForce().stream()
        .map(each -> withChoice(each, chosen.get(each.key().name())))
        .toList();
  }

  private static KeyInForce withChoice(KeyInForce started, SettingView chosen) {
    return chosen == null ? started : started.chosen(chosen.value(), chosen.changedBy());
  }
}
