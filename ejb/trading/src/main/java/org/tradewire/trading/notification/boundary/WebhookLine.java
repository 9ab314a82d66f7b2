package org.tradewire.trading.notification.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.tradewire.trading.notification.control.NotificationConfiguration;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.shared.webhook.WebhookDelivery;
import org.tradewire.trading.shared.webhook.WebhookSender;

/** Calls the webhooks of users, as the configuration allows. Thread-safe. */
@ApplicationScoped
public class WebhookLine {

  @Resource private ManagedExecutorService executor;
  @Inject private NotificationConfiguration configuration;
  @Inject private Clock clock;

  private WebhookSender sender;

  @PostConstruct
  void open() {
    sender = WebhookSender.of(executor, clock);
  }

  /** Makes one attempt, and waits for it, in no transaction; see {@link WebhookSender#send}. */
  public WebhookAnswer send(WebhookDelivery delivery) {
    return sender.send(delivery, configuration.policy());
  }
}
