package org.tradewire.trading.notification.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.tradewire.streaming.work.PeriodicWork;
import org.tradewire.streaming.work.PeriodicWorks;
import org.tradewire.streaming.work.WorkPlan;
import org.tradewire.trading.notification.control.DeliverySending;
import org.tradewire.trading.notification.control.NotificationConfiguration;

/**
 * Sends the webhooks that are due, on every node, with threads of its own, as many as senders are
 * configured: whoever answers slowly keeps nobody waiting but other webhooks.
 */
@Singleton
@Startup
@DependsOn("AccountStartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationSending {
  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final long IDLE_SECONDS = 30;

  /** An attempt takes three seconds at most. */
  private static final long STOP_SECONDS = 4;

  @Resource private ManagedThreadFactory factory;
  @Inject private NotificationDeliveries deliveries;
  @Inject private NotificationConfiguration configuration;
  @Inject private WebhookLine line;
  @Inject private PeriodicWorks works;

  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private ThreadPoolExecutor threads;
  private DeliverySending sending;
  private PeriodicWork waking;

  @PostConstruct
  void open() {
    int senders = configuration.senders();
    threads =
        new ThreadPoolExecutor(
            senders,
            senders,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(senders),
            factory);
    threads.allowCoreThreadTimeOut(true);
    sending = new DeliverySending(senders, threads, deliveries, line::send, failure::set);
    waking =
        works.begin(
            WorkPlan.every(PERIOD, "notification_sending")
                .step("webhooks that are due", this::turn));
  }

  /** What cannot be sent in time is sent by another node, or after the next start. */
  @PreDestroy
  void close() {
    waking.close();
    sending.close();
    threads.shutdown();
    try {
      if (threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }

  /** What a sender fell over since the last turn is the job's failure. */
  private void turn() {
    RuntimeException cause = failure.getAndSet(null);
    sending.wake();
    if (cause != null) {
      throw cause;
    }
  }
}
