package org.tradewire.trading.notification.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.notification.control.TestTurns;
import org.tradewire.trading.notification.entity.NotificationRefusal;
import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.webhook.WebhookAnswer;
import org.tradewire.trading.shared.webhook.WebhookDelivery;

/** Calls a webhook because its owner wants to see whether it works. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationTests {
  private static final long RETRY_SECONDS = 3;

  @Inject private NotificationRules rules;
  @Inject private WebhookLine line;

  private final TestTurns turns = new TestTurns(System::nanoTime);

  /**
   * Makes one attempt with a signal that there never was, also where the rule is off or paused;
   * waits for it up to six seconds. It stands in the log of deliveries, and one that arrived
   * resumes the rule.
   *
   * @throws Refusal the caller has no such rule, it calls no webhook, or there are too many tests
   */
  public WebhookAnswer test(Caller caller, UUID id) {
    WebhookDelivery delivery = rules.testOf(caller, id);
    if (!turns.begin(caller.id())) {
      throw NotificationRefusal.testBusy(RETRY_SECONDS);
    }
    WebhookAnswer answer = line.send(delivery, turns::end);
    rules.tested(caller, id, delivery, answer);
    return answer;
  }
}
