/**
 * How an alert looks as JSON, on channels and in answers alike.
 *
 * <p>Depends on {@code alert.entity}, {@code shared} and {@code streaming.message}.
 */
package org.tradewire.trading.alert.wire;
