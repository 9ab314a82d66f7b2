package org.tradewire.trading.notification.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.tradewire.trading.notification.control.NotificationConfiguration;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.shared.webhook.WebhookDelivery;
import org.tradewire.trading.shared.webhook.WebhookSender;

/**
 * Calls the webhooks of users, as the configuration allows, with threads of its own: whoever does
 * not answer, or whose name nobody knows, holds none of the server's. Thread-safe.
 */
@ApplicationScoped
public class WebhookLine {
  private static final long IDLE_SECONDS = 30;

  /** Besides those of the senders: tests of users. */
  private static final int TESTS = 2;

  @Resource private ManagedThreadFactory factory;
  @Inject private NotificationConfiguration configuration;
  @Inject private Clock clock;

  private ThreadPoolExecutor threads;
  private WebhookSender sender;

  @PostConstruct
  void open() {
    threads = threads(configuration.senders(), factory);
    sender = WebhookSender.of(threads, clock);
  }

  /**
   * Twice as many as are awaited at once, since what is given up may run on; as many more wait for
   * one of them, the others are turned away.
   */
  static ThreadPoolExecutor threads(int senders, ThreadFactory factory) {
    int most = 2 * senders + TESTS;
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(most), factory);
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }

  /**
   * Makes one attempt, and waits for it, in no transaction; see {@link WebhookSender#send}.
   *
   * @param over run once, when nothing of the attempt runs any more
   */
  public WebhookAnswer send(WebhookDelivery delivery, Runnable over) {
    return sender.send(delivery, configuration.policy(), over);
  }
}
