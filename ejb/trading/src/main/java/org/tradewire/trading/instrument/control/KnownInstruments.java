package org.tradewire.trading.instrument.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tradewire.trading.instrument.entity.Instrument;

/**
 * The instruments as they were read last, for at most a second: every order asks for them, and
 * administrators seldom change them. Nobody changes what is handed out. Thread-safe.
 */
@ApplicationScoped
public class KnownInstruments {

  private static final long KEPT_NS = TimeUnit.SECONDS.toNanos(1);

  private volatile Known known;

  private record Known(List<Instrument> instruments, long readNs) {}

  /** The instruments, read anew where they were not read lately. */
  public List<Instrument> get(Supplier<List<Instrument>> read) {
    Known present = known;
    if (present != null && System.nanoTime() - present.readNs() < KEPT_NS) {
      return present.instruments();
    }
    Known fresh = new Known(List.copyOf(read.get()), System.nanoTime());
    known = fresh;
    return fresh.instruments();
  }
}
