package org.tradewire.feed.adapter;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.transaction.xa.XAResource;
import org.tradewire.feed.api.FeedEvent;
import org.tradewire.feed.api.FeedListener;
import org.tradewire.feed.api.FeedReception;

/** What the adapter sees of a server: works on threads, endpoints that record or fail. */
final class FakeContainer
    implements BootstrapContext, WorkManager, MessageEndpointFactory, AutoCloseable {

  final List<FeedEvent> events = new CopyOnWriteArrayList<>();
  final List<Work> works = new CopyOnWriteArrayList<>();
  final List<Thread> deliveringThreads = new CopyOnWriteArrayList<>();
  final AtomicInteger created = new AtomicInteger();
  final AtomicInteger released = new AtomicInteger();
  final AtomicInteger before = new AtomicInteger();
  final AtomicInteger after = new AtomicInteger();
  final AtomicInteger unavailable = new AtomicInteger();
  final AtomicBoolean createdWhileClosed = new AtomicBoolean();
  volatile Consumer<List<FeedEvent>> receiver = batch -> {};
  boolean hints = true;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Endpoint as a container proxies it. */
  private final class Endpoint implements MessageEndpoint, FeedListener {
    @Override
    public void beforeDelivery(Method method) {
      before.incrementAndGet();
    }

    @Override
    public void onBatch(List<FeedEvent> batch) {
      if (!deliveringThreads.contains(Thread.currentThread())) {
        deliveringThreads.add(Thread.currentThread());
      }
      receiver.accept(batch);
      events.addAll(batch);
    }

    @Override
    public void afterDelivery() {
      after.incrementAndGet();
    }

    @Override
    public void release() {
      released.incrementAndGet();
    }
  }

  @Override
  public MessageEndpoint createEndpoint(XAResource xa) throws UnavailableException {
    if (unavailable.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new UnavailableException("not started yet");
    }
    if (!FeedReception.isOpen()) {
      createdWhileClosed.set(true);
    }
    created.incrementAndGet();
    return new Endpoint();
  }

  @Override
  public MessageEndpoint createEndpoint(XAResource xa, long timeout) throws UnavailableException {
    return createEndpoint(xa);
  }

  @Override
  public boolean isDeliveryTransacted(Method method) {
    return false;
  }

  @Override
  public String getActivationName() {
    return "MarketFeedReceiver";
  }

  @Override
  public Class<?> getEndpointClass() {
    return FeedListener.class;
  }

  @Override
  public void scheduleWork(Work work) {
    works.add(work);
    threads.execute(work);
  }

  @Override
  public void scheduleWork(Work w, long timeout, ExecutionContext context, WorkListener listener) {
    scheduleWork(w);
  }

  @Override
  public void doWork(Work work) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void doWork(Work w, long timeout, ExecutionContext context, WorkListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long startWork(Work work) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long startWork(Work w, long timeout, ExecutionContext context, WorkListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public WorkManager getWorkManager() {
    return this;
  }

  @Override
  public XATerminator getXATerminator() {
    return null;
  }

  @Override
  public Timer createTimer() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isContextSupported(Class<? extends WorkContext> type) {
    return hints;
  }

  @Override
  public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
    return null;
  }

  /** Whether every work has ended. */
  boolean isIdle() {
    threads.shutdown();
    try {
      return threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    works.forEach(Work::release);
    threads.shutdownNow();
  }
}
