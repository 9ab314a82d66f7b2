/**
 * The ground that every component stands on: the one kind of refusal, arithmetic of amounts and
 * decimals, moments as they are stored, a page of a list, the side of a trade, the severity of a
 * warning, the keys of the configuration, their forms and their reader, the one reader of JSON that
 * others wrote, and how much of that is repeated; the oldest versions of what it runs on, and how a
 * component says that a node must not start. Values and that interface only.
 *
 * <p>Depends on the JDK, JSON-P, MicroProfile Config and {@code jakarta.ejb}'s annotations; it sees
 * no component.
 */
package org.tradewire.trading.shared;
