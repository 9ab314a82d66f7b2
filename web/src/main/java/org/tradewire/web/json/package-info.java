/**
 * JSON by hand: what a client sent, field by field with a sentence for each refusal, and what it is
 * answered.
 *
 * <p>May depend on JSON-P and the JDK alone.
 */
package org.tradewire.web.json;
