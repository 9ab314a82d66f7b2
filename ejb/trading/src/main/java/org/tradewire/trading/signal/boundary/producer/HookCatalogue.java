package org.tradewire.trading.signal.boundary.producer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.tradewire.trading.account.entity.SecretText;
import org.tradewire.trading.signal.control.producer.SignalHookRepository;
import org.tradewire.trading.signal.entity.producer.SignalHook;

/** The hooks that hold, as this node read them last. Thread-safe. */
@ApplicationScoped
public class HookCatalogue {

  private volatile Map<String, SignalHook> byHash = Map.of();

  /** Takes over all that hold. */
  void learn(Map<String, SignalHook> all) {
    byHash = Map.copyOf(all);
  }

  /**
   * The hook of a key. Asks no database, and does the same work for any text: nobody learns from
   * the time that it takes how much of a key is right.
   *
   * @param key as it was sent
   */
  public Optional<SignalHook> find(String key) {
    return Optional.ofNullable(byHash.get(SignalHookRepository.hex(SecretText.hash(key))));
  }
}
