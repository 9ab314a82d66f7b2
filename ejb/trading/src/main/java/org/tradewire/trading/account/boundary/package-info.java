/**
 * What other components and the web tier ask of accounts. Transactions begin here and only here.
 *
 * <p>Depends on {@code control}, {@code entity}, {@code audit}, {@code shared} and {@code
 * streaming}.
 */
package org.tradewire.trading.account.boundary;
