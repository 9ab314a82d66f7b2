/**
 * The stored template, its terms with the arithmetic of every rule, and the JSON they are written
 * in. Money has 2 decimals; percent fields are percent points.
 *
 * <p>Depends on {@code shared}, {@code streaming}, Jakarta Persistence and JSON-P.
 */
package org.tradewire.trading.template.entity;
