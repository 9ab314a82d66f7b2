/**
 * SQL of templates, and the terms that were read already. Begins no transaction.
 *
 * <p>Depends on {@code entity} and Jakarta Persistence.
 */
package org.tradewire.trading.template.control;
