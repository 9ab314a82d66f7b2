/**
 * {@code /api/heatmap}: pictures of now and over time, their levels, and what administrators set.
 *
 * <p>Depends on {@code web.rest}, {@code trading.account}, {@code trading.alert}, {@code
 * trading.heatmap}, {@code trading.market}, {@code trading.shared} and {@code streaming.message}.
 */
package org.tradewire.web.rest.heatmap;
