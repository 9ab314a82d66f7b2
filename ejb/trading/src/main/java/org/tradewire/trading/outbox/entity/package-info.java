/**
 * The form in which components fire events, and the stored message.
 *
 * <p>Depends on {@code streaming} and Jakarta Persistence.
 */
package org.tradewire.trading.outbox.entity;
