/** Tests of the streaming core, with transports whose sends the test completes by hand. */
package org.tradewire.streaming;
