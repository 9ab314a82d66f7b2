/**
 * The channels that tell what changes in pictures, made on each node of the pictures' channels, and
 * the newest positions by leverage.
 *
 * <p>Depends on {@code heatmap.entity}, {@code heatmap.wire}, {@code streaming} and CDI.
 */
package org.tradewire.trading.heatmap.control.levels;
