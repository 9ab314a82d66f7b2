/**
 * Signals as they stand on channels and in answers.
 *
 * <p>Depends on {@code signal.entity}, {@code signal.entity.performance}, {@code
 * signal.entity.producer}, {@code signal.entity.strategy}, {@code market.entity}, {@code shared}
 * and {@code streaming.message}.
 */
package org.tradewire.trading.signal.wire;
