/**
 * SQL of templates, and the terms that were read already. Begins no transaction.
 *
 * <p>May depend on the component's entity package and on Jakarta Persistence.
 */
package org.tradewire.trading.template.control;
