/**
 * What venues of futures tell beside trades and books, as this node hears it: the newest open
 * interest, and what of it and of forced orders is still to be stored. Beside {@code control},
 * which hands it in, and sees nothing of it.
 *
 * <p>Depends on {@code market.entity} and {@code feed.api}.
 */
package org.tradewire.trading.market.control.futures;
