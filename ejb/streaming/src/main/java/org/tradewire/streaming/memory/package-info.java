/**
 * The relay of a single node: hands messages to this node's rooms. Depends on {@code relay}, {@code
 * message} and {@code channel}.
 */
package org.tradewire.streaming.memory;
