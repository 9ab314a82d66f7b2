/**
 * Counts and measures what the streaming core does, without locks or garbage on its threads:
 * adders, and HdrHistogram recorders that are read by interval. Depends on {@code channel} and
 * HdrHistogram; who shows the numbers, and how, is not decided here.
 */
package org.tradewire.streaming.meter;
