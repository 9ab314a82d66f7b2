/**
 * The channels that tell what changes in pictures, made on each node of the pictures' channels.
 *
 * <p>Depends on {@code heatmap.entity}, {@code heatmap.wire} and {@code streaming}.
 */
package org.tradewire.trading.heatmap.control.levels;
