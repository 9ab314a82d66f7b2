/**
 * Between the records of the rings and the events that the application knows: the same for a node
 * that reads a ring and for one that is sent its records. Depends on {@code feed.api} and on the
 * codec that is generated into {@code feed.codec}.
 */
package org.tradewire.feed.codec.event;
