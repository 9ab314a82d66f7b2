/**
 * Bodies that clients sent: read once, within a size and a time, into the fields of a JSON object,
 * with a sentence for each refusal. What they are answered is written with streaming's {@code
 * JsonBytes}.
 *
 * <p>May depend on {@code trading.shared}, on JSON-P and the JDK.
 */
package org.tradewire.web.json;
