/**
 * The stored template, its terms with the arithmetic of every rule, and the JSON they are written
 * in. Money has 2 decimals; percent fields are percent points.
 *
 * <p>May depend on {@code shared}, on Jakarta Persistence and on JSON-P.
 */
package org.tradewire.trading.template.entity;
