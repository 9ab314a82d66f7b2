package org.tradewire.archfixture.streaming;

/** What the feed must not know. */
public final class Hub {}
