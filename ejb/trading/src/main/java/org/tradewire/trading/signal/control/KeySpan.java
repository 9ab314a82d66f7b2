package org.tradewire.trading.signal.control;

import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.tradewire.trading.shared.SqlArrays;
import org.tradewire.trading.signal.entity.SignalKey;

/**
 * Keys as parameters of a statement: {@code micros} and {@code ids} for {@code unnest}, and {@code
 * first} and {@code last} of their times, by which the database leaves out the days that it need
 * not look at before it plans.
 */
public final class KeySpan {

  private KeySpan() {}

  /**
   * Sets the parameters.
   *
   * @param keys at least one
   */
  public static Query bind(Query query, List<SignalKey> keys) {
    Comparator<Instant> order = Comparator.naturalOrder();
    return query
        .setParameter("micros", SqlArrays.micros(keys, SignalKey::time))
        .setParameter("ids", SqlArrays.texts(keys, SignalKey::id))
        .setParameter("first", keys.stream().map(SignalKey::time).min(order).orElseThrow())
        .setParameter("last", keys.stream().map(SignalKey::time).max(order).orElseThrow());
  }
}
