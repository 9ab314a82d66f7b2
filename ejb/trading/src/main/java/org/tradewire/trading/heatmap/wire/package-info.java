/**
 * How heatmaps look as JSON, on channels and in answers alike.
 *
 * <p>Depends on {@code heatmap.entity}, {@code shared} and {@code streaming.message}.
 */
package org.tradewire.trading.heatmap.wire;
