/**
 * Models, their settings, and the picture they make.
 *
 * <p>Depends on {@code alert.entity}, {@code market.entity}, {@code shared} and {@code
 * streaming.meter}.
 */
package org.tradewire.trading.heatmap.entity;
