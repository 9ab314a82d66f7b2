/** Tests of messages, envelopes and frames. */
package org.tradewire.streaming.message;
