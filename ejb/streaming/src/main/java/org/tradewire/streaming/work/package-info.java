/**
 * What a node does again and again: periods, resting and waking, complaints and figures, the same
 * for every job. Depends on {@code relay} for wake-ups and leases.
 */
package org.tradewire.streaming.work;
