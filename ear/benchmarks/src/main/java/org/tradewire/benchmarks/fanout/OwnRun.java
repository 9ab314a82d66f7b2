package org.tradewire.benchmarks.fanout;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.tradewire.benchmarks.fanout.ClientConnection.State;

/** Runs a workload once with our own client; every run has a symbol of its own. */
final class OwnRun {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Target target;
  private final LoadPublisher publisher;

  OwnRun(Target target, LoadPublisher publisher) {
    this.target = target;
    this.publisher = publisher;
  }

  /**
   * Connects, publishes, measures and closes.
   *
   * @param workload with a rate
   */
  Result run(Workload workload) throws IOException {
    String symbol = "RUN" + NUMBER.incrementAndGet() + "-USD";
    ProcessUsage idle = ProcessUsage.of(target.pid());
    try (LoadClient client =
        new LoadClient(
            workload, target.endpoint(), target.handshake(), target.subscription(symbol))) {
      client.connect();
      int established = client.count(State.OPEN);
      client.receive(workload.settleSeconds());
      ProcessUsage ready = ProcessUsage.of(target.pid());
      publisher.publish(symbol, workload.rate(), workload.publishSeconds());
      client.receive(workload.warmUpSeconds());
      ProcessUsage begin = ProcessUsage.of(target.pid());
      double clientBegin = ownCpuSeconds();
      double seconds = client.measure(workload.seconds());
      ProcessUsage end = ProcessUsage.of(target.pid());
      double clientCpu = ownCpuSeconds() - clientBegin;
      int open = client.count(State.OPEN);
      if (workload.slow() > 0) {
        client.readSlow();
      }
      return result(
          workload, client, seconds, idle, ready, begin, end, clientCpu, established, open);
    }
  }

  private Result result(
      Workload workload,
      LoadClient client,
      double seconds,
      ProcessUsage idle,
      ProcessUsage ready,
      ProcessUsage begin,
      ProcessUsage end,
      double clientCpu,
      int established,
      int open) {
    Histogram latency = client.latency();
    double cpu = end.cpuSeconds() - begin.cpuSeconds();
    long lost = 0;
    long duplicates = 0;
    long outOfOrder = 0;
    int slowClosed = 0;
    int slowTold = 0;
    String why = "";
    for (ClientConnection each : client.connections()) {
      if (each.slow()) {
        slowClosed += each.state() == State.ENDED ? 1 : 0;
        slowTold += each.told() ? 1 : 0;
      } else {
        lost += each.sequence().lost();
        duplicates += each.sequence().duplicates();
        outOfOrder += each.sequence().outOfOrder();
        why = why.isEmpty() ? each.end() : why;
      }
    }
    String slow =
        workload.slow() == 0
            ? ""
            : slowTold + " told to be slow and " + slowClosed + " closed, of " + workload.slow();
    return new Result(
        target.label(),
        workload.name(),
        client.messages() / seconds,
        latency.getValueAtPercentile(50) / 1e6,
        latency.getValueAtPercentile(99) / 1e6,
        latency.getMaxValue() / 1e6,
        client.messages() == 0 ? 0 : cpu / (client.messages() / 1e6),
        clientCpu / seconds,
        (end.busySeconds() - begin.busySeconds() - cpu - clientCpu) / seconds,
        (ready.residentBytes() - idle.residentBytes()) / 1024.0 / workload.connections(),
        Math.max(begin.residentBytes(), end.residentBytes()) / 1e6,
        established,
        open,
        slowClosed,
        lost,
        duplicates,
        outOfOrder,
        why.isEmpty() ? slow : (slow + " ended: " + why).strip());
  }

  private static double ownCpuSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
