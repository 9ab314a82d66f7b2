/**
 * From one process to another through shared memory: the product's ring and, beside it, Aeron IPC.
 * A sender is a child process; the receiver polls in the benchmark's own.
 */
package org.tradewire.benchmarks.ring;
