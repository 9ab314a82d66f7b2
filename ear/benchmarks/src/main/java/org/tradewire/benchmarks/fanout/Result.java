package org.tradewire.benchmarks.fanout;

/**
 * One run of one workload.
 *
 * @param server who was measured
 * @param workload name
 * @param perSecond deliveries a second
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param max milliseconds
 * @param cpuPerMillion server's processor seconds per million deliveries
 * @param clientCpu processors that the client used
 * @param othersCpu processors that everything but server and client used
 * @param kbPerConnection growth of the server's resident memory by the connections, KiB each
 * @param peakMb largest resident memory of the server while measuring, MB
 * @param established connections that opened
 * @param openAtEnd connections that were open at the end
 * @param slowClosed slow connections that the server closed
 * @param lost numbers missing in some connection's sequence, slow connections left out
 * @param duplicates numbers that came twice
 * @param outOfOrder numbers that came late
 * @param note what else there is to say; may be empty
 */
record Result(
    String server,
    String workload,
    double perSecond,
    double p50,
    double p99,
    double max,
    double cpuPerMillion,
    double clientCpu,
    double othersCpu,
    double kbPerConnection,
    double peakMb,
    int established,
    int openAtEnd,
    int slowClosed,
    long lost,
    long duplicates,
    long outOfOrder,
    String note) {

  /** The same with something to say. */
  Result noting(String text) {
    return new Result(
        server,
        workload,
        perSecond,
        p50,
        p99,
        max,
        cpuPerMillion,
        clientCpu,
        othersCpu,
        kbPerConnection,
        peakMb,
        established,
        openAtEnd,
        slowClosed,
        lost,
        duplicates,
        outOfOrder,
        text);
  }
}
