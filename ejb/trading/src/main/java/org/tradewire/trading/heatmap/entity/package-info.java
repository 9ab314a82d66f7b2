/**
 * Models, their settings, and the picture they make.
 *
 * <p>Depends on the JDK alone.
 */
package org.tradewire.trading.heatmap.entity;
