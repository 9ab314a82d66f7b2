package org.tradewire.web.monitoring;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;

/** The figures of the server's Java machine, by the names Prometheus' own client gives them. */
final class JvmText {
  private static final Map<String, String> HEAP = Map.of("area", "heap");
  private static final double MS_PER_SECOND = 1000;

  private JvmText() {}

  static void write(PrometheusText text) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    text.family("jvm_memory_used_bytes", "gauge", "Heap in use, garbage included.")
        .sample("jvm_memory_used_bytes", HEAP, heap.getUsed());
    text.family("jvm_memory_max_bytes", "gauge", "Largest heap.")
        .sample("jvm_memory_max_bytes", HEAP, heap.getMax());
    text.family("jvm_threads_current", "gauge", "Live threads.")
        .sample(
            "jvm_threads_current", Map.of(), ManagementFactory.getThreadMXBean().getThreadCount());
    List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    text.family("jvm_gc_collection_seconds", "summary", "Time spent in garbage collections.");
    for (GarbageCollectorMXBean each : collectors) {
      Map<String, String> gc = Map.of("gc", each.getName());
      text.sample("jvm_gc_collection_seconds_sum", gc, each.getCollectionTime() / MS_PER_SECOND);
      text.sample("jvm_gc_collection_seconds_count", gc, each.getCollectionCount());
    }
  }
}
