package org.tradewire.feed.api;

/**
 * The adapter reads a ring of this venue from now on; comes before its records, once for each ring.
 *
 * @param control steers the venue's collector
 */
public record FeedFound(String venue, FeedControl control) implements FeedEvent {}
