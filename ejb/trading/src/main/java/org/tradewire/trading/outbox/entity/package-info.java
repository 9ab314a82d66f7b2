/**
 * The form in which components fire events, and the stored message.
 *
 * <p>May depend on Jakarta Persistence and on streaming's channel names.
 */
package org.tradewire.trading.outbox.entity;
