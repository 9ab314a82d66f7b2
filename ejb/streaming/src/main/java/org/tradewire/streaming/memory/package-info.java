/** The relay of a single node: hands messages to this node's rooms. Depends on streaming alone. */
package org.tradewire.streaming.memory;
