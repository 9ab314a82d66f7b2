/**
 * Between the records of the rings and the events that the application knows: the same for a node
 * that reads a ring and for one that is sent its records.
 */
package org.tradewire.feed.codec.event;
