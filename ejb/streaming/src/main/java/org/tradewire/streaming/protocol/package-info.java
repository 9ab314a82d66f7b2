/**
 * What clients may ask for and what they are answered: every request shape of the wire is read into
 * one command, carried out, and acknowledged or refused.
 *
 * <p>Depends on {@code hub}, {@code session}, {@code meter}, {@code message}, {@code channel} and
 * the JSON API.
 */
package org.tradewire.streaming.protocol;
