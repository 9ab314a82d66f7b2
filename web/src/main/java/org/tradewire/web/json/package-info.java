/**
 * JSON that clients sent, field by field with a sentence for each refusal. What they are answered
 * is written with streaming's {@code JsonBytes}.
 *
 * <p>May depend on JSON-P and the JDK alone.
 */
package org.tradewire.web.json;
