/**
 * Forms, queue and statements of signals; where transactions matter, in those of the caller.
 *
 * <p>Depends on {@code signal.entity}, {@code signal.entity.producer}, {@code
 * signal.entity.strategy}, {@code signal.wire}, {@code market.entity}, {@code shared}, {@code
 * streaming}, Jakarta Persistence and MicroProfile Config.
 */
package org.tradewire.trading.signal.control;
