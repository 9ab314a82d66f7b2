/**
 * What clients may ask for and what they are answered: every request shape of the wire is read into
 * one command, carried out, and acknowledged or refused.
 *
 * <p>May depend on streaming and on the JSON API.
 */
package org.tradewire.streaming.protocol;
