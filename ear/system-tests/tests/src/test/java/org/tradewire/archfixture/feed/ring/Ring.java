package org.tradewire.archfixture.feed.ring;

/** What only feed.ring, feed.adapter and the collector may touch. */
public final class Ring {}
