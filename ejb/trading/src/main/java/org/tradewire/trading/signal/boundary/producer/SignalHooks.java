package org.tradewire.trading.signal.boundary.producer;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.account.entity.SecretText;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.entity.HookRefusal;
import org.tradewire.trading.signal.entity.producer.IssuedHook;
import org.tradewire.trading.signal.entity.producer.SignalHook;
import org.tradewire.trading.signal.entity.strategy.BuiltInStrategy;

/**
 * What administrators do with hooks; each change is one transaction, and holds on every node within
 * a second. Runs outside of transactions, so that other nodes are told behind the commit.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignalHooks {

  /** What keys begin with, so that whoever finds one knows what it is. */
  public static final String KEY_PREFIX = "twh_";

  private StoredHooks stored;
  private StreamBroker broker;

  /** For the container's proxy. */
  protected SignalHooks() {}

  @Inject
  public SignalHooks(StoredHooks stored, StreamBroker broker) {
    this.stored = stored;
    this.broker = broker;
  }

  /**
   * All of them: those that hold first, then the newest that were revoked.
   *
   * @throws Refusal the caller is no administrator
   */
  public List<SignalHook> all(Caller caller) {
    requireAdministrator(caller);
    return stored.all();
  }

  /**
   * Makes a hook. Its key is shown this once.
   *
   * @param name of the producer
   * @throws Refusal the caller is no administrator, nothing can have that name, or something has it
   */
  public IssuedHook create(Caller caller, String name) {
    requireAdministrator(caller);
    if (!SignalHook.isName(name)) {
      throw HookRefusal.INVALID_HOOK.ofField(
          "name", "name must be 1 to 40 small letters, digits, dots, dashes or underscores.");
    }
    if (BuiltInStrategy.of(name).isPresent()) {
      throw HookRefusal.INVALID_HOOK.ofField("name", "name is that of a built-in strategy.");
    }
    String key = KEY_PREFIX + SecretText.random();
    IssuedHook issued = new IssuedHook(stored.add(caller, name, SecretText.hash(key)), key);
    broker.wake(HookWatch.TOPIC);
    return issued;
  }

  /**
   * Ends a hook; its key is unknown from then on. One that has ended stays as it is.
   *
   * @throws Refusal the caller is no administrator, or there is no such hook
   */
  public SignalHook revoke(Caller caller, UUID id) {
    requireAdministrator(caller);
    SignalHook revoked = stored.revoke(caller, id);
    broker.wake(HookWatch.TOPIC);
    return revoked;
  }

  private static void requireAdministrator(Caller caller) {
    caller.require(Role.ADMIN, "Only administrators see and change hooks.");
  }
}
