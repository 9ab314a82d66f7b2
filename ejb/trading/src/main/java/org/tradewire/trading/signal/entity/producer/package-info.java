/**
 * Who makes signals, and the hooks through which some send them.
 *
 * <p>Depends on no other package of the product.
 */
package org.tradewire.trading.signal.entity.producer;
