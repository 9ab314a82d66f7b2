/** Tests of rooms, replays and repairs of one node. */
package org.tradewire.streaming.hub;
