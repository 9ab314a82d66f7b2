/**
 * {@code /api/alerts}: what somebody should know or do something about.
 *
 * <p>Depends on {@code web.rest}, {@code trading.alert} and {@code streaming.message}.
 */
package org.tradewire.web.rest.alert;
