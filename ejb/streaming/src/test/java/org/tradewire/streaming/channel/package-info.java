/** Tests of names of channels. */
package org.tradewire.streaming.channel;
