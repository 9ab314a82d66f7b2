/**
 * The ground that every component stands on: the one kind of refusal. Values only.
 *
 * <p>Depends on the JDK and on {@code jakarta.ejb}'s annotations; it sees no component.
 */
package org.tradewire.trading.shared;
