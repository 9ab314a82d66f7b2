package org.tradewire.collector.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks after the books of one connection: one that is crossed for seconds is none that an exchange
 * has, and one that is lacking for a minute is not on its way any more, as where the exchange
 * refused to send it again. Both are asked for again, later and later while it does not help. Not
 * thread-safe.
 */
final class BookWatch {

  static final long CROSSED_NS = TimeUnit.SECONDS.toNanos(5);
  static final long LACKING_NS = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_NS = TimeUnit.SECONDS.toNanos(1);
  private static final long FORGOTTEN_NS = TimeUnit.MINUTES.toNanos(10);
  private static final int MAX_DOUBLINGS = 6;

  private final MergedMarket.Side side;
  private final List<String> symbols;
  private final Consumer<String> again;
  private final Map<String, Care> cares = new HashMap<>();
  private boolean looked;
  private long lookedNs;

  private enum State {
    FINE,
    CROSSED,
    LACKING
  }

  private static final class Care {
    private State state = State.FINE;
    private long sinceNs;
    private int asked;
  }

  /**
   * Watches from the first look on.
   *
   * @param symbols whose books the connection is to have
   * @param again asks for a symbol's book
   */
  BookWatch(MergedMarket.Side side, List<String> symbols, Consumer<String> again) {
    this.side = side;
    this.symbols = symbols;
    this.again = again;
  }

  /** The connection is not open: nobody is to be asked, and later all begins anew. */
  void rest() {
    cares.clear();
  }

  /** Looks once a second, however often it is called. */
  void look(long nowNs) {
    if (!looked || nowNs - lookedNs >= LOOK_NS) {
      looked = true;
      lookedNs = nowNs;
      symbols.forEach(symbol -> look(symbol, nowNs));
    }
  }

  private void look(String symbol, long nowNs) {
    State state = state(symbol);
    Care care = cares.get(symbol);
    if (care == null && state == State.FINE) {
      return;
    }
    if (care == null) {
      care = new Care();
      cares.put(symbol, care);
    }
    if (care.state != state) {
      care.state = state;
      care.sinceNs = nowNs;
    }
    long lasted = nowNs - care.sinceNs;
    if (state == State.FINE) {
      if (lasted >= FORGOTTEN_NS) {
        cares.remove(symbol);
      }
    } else if (lasted >= patience(care)) {
      care.asked++;
      care.sinceNs = nowNs;
      again.accept(symbol);
    }
  }

  private static long patience(Care care) {
    long first = care.state == State.CROSSED ? CROSSED_NS : LACKING_NS;
    return first << Math.min(care.asked, MAX_DOUBLINGS);
  }

  private State state(String symbol) {
    if (!side.has(symbol)) {
      return State.LACKING;
    }
    return side.crossed(symbol) ? State.CROSSED : State.FINE;
  }
}
