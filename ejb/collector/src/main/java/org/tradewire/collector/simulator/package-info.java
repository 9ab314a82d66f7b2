/**
 * A market that does not exist, for demonstration and load: prices wander and revert, books are
 * never crossed, trades eat the best levels. All arithmetic is on whole ticks and lots; the same
 * seed and the same number of steps give the same market. Depends on {@code market} alone.
 */
package org.tradewire.collector.simulator;
