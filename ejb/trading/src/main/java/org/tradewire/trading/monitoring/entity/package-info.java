/**
 * Values of health, and the interface by which components contribute to it.
 *
 * <p>May depend on the JDK alone.
 */
package org.tradewire.trading.monitoring.entity;
