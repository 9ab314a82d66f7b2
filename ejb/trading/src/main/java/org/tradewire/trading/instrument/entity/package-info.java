/**
 * Instruments, their prices and conversions, releases of the economic calendar.
 *
 * <p>Depends on {@code market}, {@code shared}, {@code streaming.meter} and Jakarta Persistence.
 */
package org.tradewire.trading.instrument.entity;
