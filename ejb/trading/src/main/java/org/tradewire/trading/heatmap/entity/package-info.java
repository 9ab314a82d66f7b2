/**
 * Models, their settings, and the picture they make.
 *
 * <p>Depends on {@code shared}.
 */
package org.tradewire.trading.heatmap.entity;
