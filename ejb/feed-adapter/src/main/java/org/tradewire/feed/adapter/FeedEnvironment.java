package org.tradewire.feed.adapter;

import java.util.function.LongSupplier;
import org.agrona.concurrent.EpochNanoClock;

/**
 * What the works of the adapter share.
 *
 * @param clock the machine's real time, which the writers' heartbeats use too
 * @param nanoTime monotonic nanoseconds
 * @param hints whether the work manager supports hints
 */
record FeedEnvironment(
    FeedSettings settings, EpochNanoClock clock, LongSupplier nanoTime, boolean hints) {}
