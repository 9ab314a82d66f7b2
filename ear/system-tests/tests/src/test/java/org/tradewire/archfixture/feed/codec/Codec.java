package org.tradewire.archfixture.feed.codec;

/** What only the feed, the collector and streaming may touch. */
public final class Codec {}
