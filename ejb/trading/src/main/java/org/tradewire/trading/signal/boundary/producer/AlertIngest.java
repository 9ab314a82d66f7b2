package org.tradewire.trading.signal.boundary.producer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.boundary.SignalIngest;
import org.tradewire.trading.signal.control.SignalConfiguration;
import org.tradewire.trading.signal.control.SignalRejectedException;
import org.tradewire.trading.signal.control.producer.AlertForm;
import org.tradewire.trading.signal.control.producer.AlertLimits;
import org.tradewire.trading.signal.control.producer.ProducerFigures;
import org.tradewire.trading.signal.entity.HookRefusal;
import org.tradewire.trading.signal.entity.PreparedSignal;
import org.tradewire.trading.signal.entity.SignalReceipt;
import org.tradewire.trading.signal.entity.SignalRejection;
import org.tradewire.trading.signal.entity.producer.SignalHook;

/**
 * Takes the alerts that are posted to hooks, as {@link SignalIngest} takes the signals of services.
 * Called outside of transactions. Thread-safe.
 */
@ApplicationScoped
public class AlertIngest {

  private HookCatalogue hooks;
  private AlertLimits limits;
  private ProducerFigures figures;
  private SignalIngest ingest;
  private SignalConfiguration configuration;
  private Clock clock;

  /** For the container's proxy. */
  protected AlertIngest() {}

  @Inject
  public AlertIngest(
      HookCatalogue hooks,
      AlertLimits limits,
      ProducerFigures figures,
      SignalIngest ingest,
      SignalConfiguration configuration,
      Clock clock) {
    this.hooks = hooks;
    this.limits = limits;
    this.figures = figures;
    this.ingest = ingest;
    this.configuration = configuration;
    this.clock = clock;
  }

  /**
   * Who has a key; to be asked before anything of the alert is read.
   *
   * @param key as it was sent, never logged
   * @param address of the one who sent it
   * @throws Refusal nobody has it, or there are too many alerts
   */
  public SignalHook admit(String key, String address) {
    SignalHook hook = hooks.find(key).orElse(null);
    if (hook == null) {
      figures.unknownKey();
      limits.guess(address);
      throw HookRefusal.unknownKey();
    }
    try {
      limits.alert(hook.id());
    } catch (Refusal e) {
      figures.limited();
      throw e;
    }
    figures.alert();
    return hook;
  }

  /**
   * Takes an alert and waits until it is durable.
   *
   * @return what became of it; one that breaks a rule is rejected there
   * @throws Refusal there is no room for it, or it is not durable within 10 s
   */
  public SignalReceipt take(SignalHook hook, JsonObject alert) {
    PreparedSignal signal;
    try {
      signal = new AlertForm(clock.instant(), configuration.retention()).read(hook, alert);
    } catch (SignalRejectedException e) {
      SignalRejection rejection = new SignalRejection(0, null, e.field(), e.getMessage());
      return ingest.store(List.of(), List.of(), List.of(rejection));
    }
    return ingest.store(List.of(signal), List.of(0), List.of());
  }
}
