/**
 * Webhooks: what is told to addresses that somebody wrote into a form. One sender for the product;
 * whoever uses it stores addresses, secrets, deliveries and how they fare, and brings its own list
 * of hosts, its plan of retries and threads of the server that nobody else waits for.
 *
 * <pre>
 *  form:     WebhookAddress.of, WebhookTemplate.of      refused with a sentence
 *  event:    WebhookTemplate.fill -&gt; WebhookDelivery    an id for all attempts
 *  attempt:  WebhookSender.send -&gt; WebhookAnswer        checked, signed, at most three seconds
 *  after it: RetryPlan.after -&gt; WebhookStep             again at, pause, give up
 * </pre>
 *
 * <p>An address is checked where it is written and once more where it is called, by the addresses
 * that the connection really goes to. {@code ear/docs/webhooks.md} is for those who receive them.
 *
 * <p>Depends on {@code shared}, JSON-P and Apache HttpClient, which is seen nowhere else: the JDK's
 * own client cannot be told which address to connect to.
 */
package org.tradewire.trading.shared.webhook;
