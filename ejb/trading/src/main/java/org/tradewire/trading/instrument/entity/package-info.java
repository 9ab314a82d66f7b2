/** Instruments, their prices and conversions, releases of the economic calendar. */
package org.tradewire.trading.instrument.entity;
