/**
 * Fan-out benchmark: the workloads W1 to W5 against a deployed node, with a load client of its own
 * or, beside other servers, with a neutral one.
 *
 * <pre>
 *   FanoutBenchmark ── StackProcess (launcher as child) or a stack that runs
 *     │              ── LoadPublisher (collector as child, orders on its standard input)
 *     ├─ Workload ──▶ LoadClient ── ClientConnection ── FrameReader ── MessageScanner, SequenceCheck
 *     ├─ ProcessUsage (/proc)
 *     └─ RateLadder (W2), PeerRun (other servers), ResultTable
 * </pre>
 *
 * <p>Sends load to loopback addresses only, bounded in count and time.
 */
package org.tradewire.benchmarks.fanout;
