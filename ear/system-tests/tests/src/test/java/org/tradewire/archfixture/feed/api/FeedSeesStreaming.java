package org.tradewire.archfixture.feed.api;

import org.tradewire.archfixture.streaming.Hub;

/** Breaks: feed sees none of the tiers above it. */
public final class FeedSeesStreaming {
  Hub hub;
}
