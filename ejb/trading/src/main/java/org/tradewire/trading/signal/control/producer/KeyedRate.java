package org.tradewire.trading.signal.control.producer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How often something may happen for each of many keys: so many at once, then one each so many
 * milliseconds (a token bucket, kept as the time until which all so far are paid). Remembers the
 * {@value #MOST_KEYS} keys that came last. Thread-safe.
 */
final class KeyedRate {

  static final int MOST_KEYS = 10_000;

  private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

  private final long eachNs;
  private final long burstNs;
  private final LongSupplier nanoTime;
  private final Map<Object, Long> paidUntil =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Long> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /**
   * @param atOnce at least 1
   * @param eachMs milliseconds after which another one may follow in the long run
   * @param nanoTime monotonic, nanoseconds
   */
  KeyedRate(int atOnce, long eachMs, LongSupplier nanoTime) {
    this.eachNs = TimeUnit.MILLISECONDS.toNanos(eachMs);
    this.burstNs = eachNs * atOnce;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes one.
   *
   * @return 0 where it may happen; else the seconds after which it might, at least 1
   */
  synchronized long take(Object key) {
    long now = nanoTime.getAsLong();
    Long paid = paidUntil.get(key);
    long from = paid == null || paid - now < 0 ? now : paid;
    long over = from + eachNs - now - burstNs;
    if (over > 0) {
      return TimeUnit.NANOSECONDS.toSeconds(over + SECOND_NS - 1);
    }
    paidUntil.put(key, from + eachNs);
    return 0;
  }
}
