/** Tests of leases and wake-ups. */
package org.tradewire.streaming.relay;
