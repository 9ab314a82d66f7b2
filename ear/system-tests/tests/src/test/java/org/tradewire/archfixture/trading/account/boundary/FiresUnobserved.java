package org.tradewire.archfixture.trading.account.boundary;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.tradewire.archfixture.trading.account.entity.Caller;

/** Breaks: what is fired is observed. The set of them is; a single one is not. */
public final class FiresUnobserved {
  private final Event<Caller> one;
  private final Event<Set<Caller>> several;

  FiresUnobserved(Event<Caller> one, Event<Set<Caller>> several) {
    this.one = one;
    this.several = several;
  }

  void fire(Caller caller) {
    one.fire(caller);
    several.fire(Set.of(caller));
  }

  void observe(@Observes Set<Caller> callers) {
    fire(callers.iterator().next());
  }
}
