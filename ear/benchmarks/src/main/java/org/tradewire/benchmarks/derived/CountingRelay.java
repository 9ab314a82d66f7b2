package org.tradewire.benchmarks.derived;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.tradewire.streaming.relay.StreamBroker;

/** A relay that counts what one thread publishes and what that takes. */
final class CountingRelay {

  private static final String PUBLISH = "publishAllNext";

  private final StreamBroker broker;
  private final StreamBroker counted;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long messages;
  private long processorNs;

  CountingRelay(StreamBroker broker) {
    this.broker = broker;
    this.counted =
        (StreamBroker)
            Proxy.newProxyInstance(
                StreamBroker.class.getClassLoader(),
                new Class<?>[] {StreamBroker.class},
                (proxy, method, arguments) -> call(method, arguments));
  }

  private Object call(Method method, Object... arguments) throws Throwable {
    boolean publishes = method.getName().equals(PUBLISH);
    long startNs = threads.getCurrentThreadCpuTime();
    try {
      return method.invoke(broker, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      if (publishes) {
        processorNs += threads.getCurrentThreadCpuTime() - startNs;
        messages += ((List<?>) arguments[0]).size();
      }
    }
  }

  /** The relay to be used. */
  StreamBroker broker() {
    return counted;
  }

  void reset() {
    messages = 0;
    processorNs = 0;
  }

  /** Messages since {@link #reset}. */
  long messages() {
    return messages;
  }

  /** Processor time that publishing took of its thread since {@link #reset}, nanoseconds. */
  long processorNs() {
    return processorNs;
  }
}
