/**
 * How risky challenges are traded, as the risk desk and their owners see it.
 *
 * <p>Depends on {@code account} (who calls), {@code challenge} (figures and trades), {@code
 * template} (terms) and {@code shared}; nothing depends on it but the web tier.
 */
package org.tradewire.trading.risk;
