package org.tradewire.trading.signal.boundary.producer;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.shared.Moments;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.signal.control.producer.SignalHookRepository;
import org.tradewire.trading.signal.entity.HookRefusal;
import org.tradewire.trading.signal.entity.producer.SignalHook;

/** The stored hooks, each call in one transaction. Who may is decided by {@link SignalHooks}. */
@Stateless
@PermitAll
public class StoredHooks {

  /** Hooks that hold at once; each node knows all of them. */
  static final int MOST = 1_000;

  private SignalHookRepository repository;
  private AuditLog audit;
  private Clock clock;

  /** For the container's proxy. */
  protected StoredHooks() {}

  @Inject
  public StoredHooks(SignalHookRepository repository, AuditLog audit, Clock clock) {
    this.repository = repository;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Stores a hook.
   *
   * @param hash of its key
   * @throws Refusal the name is taken, or there are as many as may be
   */
  public SignalHook add(Caller caller, String name, byte[] hash) {
    if (repository.count() >= MOST) {
      throw HookRefusal.HOOK_CONFLICT.because(
          "There are " + MOST + " hooks; revoke one that nobody uses.");
    }
    SignalHook hook =
        SignalHook.made(UUID.randomUUID(), name, caller.username(), Moments.now(clock));
    if (!repository.add(hook, hash)) {
      throw HookRefusal.HOOK_CONFLICT.because(
          "There is a hook " + name + "; revoke it before another one is made.");
    }
    audit.add(caller.did("hook.created", subject(hook), null, hook.id().toString()));
    return hook;
  }

  /**
   * Ends a hook; one that has ended stays as it is.
   *
   * @throws Refusal there is none of this id
   */
  public SignalHook revoke(Caller caller, UUID id) {
    SignalHook hook =
        repository
            .find(id)
            .orElseThrow(
                () -> HookRefusal.HOOK_NOT_FOUND.because("There is no hook with id " + id + "."));
    SignalHook revoked = hook.revoked(caller.username(), Moments.now(clock));
    if (hook.isRevoked() || !repository.revoke(id, revoked.revokedBy(), revoked.revokedAt())) {
      return repository.find(id).orElse(hook);
    }
    audit.add(caller.did("hook.revoked", subject(hook), id.toString(), null));
    return revoked;
  }

  /** Those that hold first, then the newest. */
  public List<SignalHook> all() {
    return repository.all(MOST);
  }

  /** Those that hold, by the hashes of their keys in hexadecimal digits. */
  public Map<String, SignalHook> byHash() {
    return repository.byHash();
  }

  private static String subject(SignalHook hook) {
    return hook.producer().text();
  }
}
