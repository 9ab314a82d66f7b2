package org.tradewire.trading.shared.webhook;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Sends webhooks: the one way out of the product to addresses that somebody wrote into a form. One
 * attempt a call; {@link RetryPlan} says what follows. Keeps nothing and logs nothing: what
 * happened is in the answer. Used by any number of threads.
 */
public final class WebhookSender {

  /** The header that names a delivery, the same at each attempt. */
  public static final String DELIVERY_HEADER = "X-Tradewire-Delivery";

  /** How long an attempt may take as a whole: look-up, connection, TLS and answer. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(3);

  private final Executor executor;
  private final Clock clock;
  private final SSLContext tls;
  private final HostResolver resolver;
  private final Duration limit;

  /**
   * One that trusts what this Java machine trusts, shows no certificate of its own, and asks the
   * system's resolver.
   *
   * @param executor runs the exchanges, each for as long as the limit, longer while a name is
   *     looked up; a pool of their own, since nobody else should wait for that
   */
  public static WebhookSender of(Executor executor, Clock clock) {
    return new WebhookSender(executor, clock, trusting(), InetAddress::getAllByName, TIME_LIMIT);
  }

  /**
   * @param executor runs the exchanges, each for as long as the limit
   * @param tls whom it trusts
   * @param limit for an attempt as a whole, at least a millisecond
   */
  public WebhookSender(
      Executor executor, Clock clock, SSLContext tls, HostResolver resolver, Duration limit) {
    this.executor = executor;
    this.clock = clock;
    this.tls = tls;
    this.resolver = resolver;
    this.limit = limit;
  }

  private static SSLContext trusting() {
    try {
      // Not the default context, which on Payara shows the server's own certificate to whoever
      // asks.
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /**
   * Makes one attempt, and waits for what becomes of it: for the limit once a thread of the
   * executor has taken it, and as long for that. Call it in no transaction, from no thread of that
   * executor.
   *
   * <p>Whether the receiver took it is decided by the head of its answer; of what follows the
   * beginning is read, as long as the limit allows. When the calling thread is interrupted the
   * attempt ends, and the thread stays interrupted.
   *
   * @param policy where webhooks may go now; the address is checked anew at each attempt
   * @throws IllegalStateException a fault of ours or of the installation, such as a missing class
   */
  public WebhookAnswer send(WebhookDelivery delivery, WebhookPolicy policy) {
    return send(delivery, policy, () -> {});
  }

  /**
   * The same, for whoever counts what runs: what was given up ends later, since a look-up cannot be
   * interrupted.
   *
   * @param over run once, by any thread, when nothing of the attempt runs any more; quick, throws
   *     nothing
   * @throws IllegalStateException a fault of ours or of the installation, such as a missing class
   */
  public WebhookAnswer send(WebhookDelivery delivery, WebhookPolicy policy, Runnable over) {
    WebhookExchange exchange = null;
    try {
      WebhookAddress address = WebhookAddress.of(delivery.address(), policy);
      WebhookExchange next =
          new WebhookExchange(
              request(delivery, address), address, policy, resolver, tls, limit, over);
      executor.execute(next);
      exchange = next;
    } catch (UnfitWebhookException e) {
      return WebhookAnswer.none(
          WebhookOutcome.FORBIDDEN, Duration.ZERO, "the address " + e.getMessage());
    } catch (RejectedExecutionException | IllegalStateException e) {
      // The second is what a managed thread factory says while the application stops.
      return notTried("no thread was free");
    } finally {
      if (exchange == null) {
        over.run();
      }
    }
    try {
      return exchange.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notTried("this node is stopping");
    }
  }

  private static WebhookAnswer notTried(String sentence) {
    return WebhookAnswer.none(WebhookOutcome.NOT_TRIED, Duration.ZERO, sentence);
  }

  private HttpPost request(WebhookDelivery delivery, WebhookAddress address) {
    byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
    long seconds = clock.instant().getEpochSecond();
    HttpPost request = new HttpPost(address.uri());
    request.setHeader("Connection", "close");
    request.setHeader(DELIVERY_HEADER, delivery.id().toString());
    request.setHeader(
        WebhookSignature.HEADER, WebhookSignature.of(delivery.secrets(), seconds, body));
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    return request;
  }
}
