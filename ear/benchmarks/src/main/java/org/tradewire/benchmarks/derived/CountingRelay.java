package org.tradewire.benchmarks.derived;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.tradewire.streaming.relay.Publication;
import org.tradewire.streaming.relay.RelayUnavailableException;
import org.tradewire.streaming.relay.StreamBroker;

/** A relay that counts what one thread publishes and what that takes. */
final class CountingRelay {

  private static final String SEND = "sendAllNext";

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
    if (!method.getName().equals(SEND)) {
      return delegate(method, arguments);
    }
    messages += ((List<?>) arguments[0]).size();
    long startNs = threads.getCurrentThreadCpuTime();
    try {
      Publication sent = (Publication) delegate(method, arguments);
      return (Publication) () -> confirm(sent);
    } finally {
      processorNs += threads.getCurrentThreadCpuTime() - startNs;
    }
  }

  private Object delegate(Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(broker, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private boolean confirm(Publication sent) throws RelayUnavailableException {
    long startNs = threads.getCurrentThreadCpuTime();
    try {
      return sent.confirm();
    } finally {
      processorNs += threads.getCurrentThreadCpuTime() - startNs;
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
