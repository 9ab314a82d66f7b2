package org.tradewire.trading.shared.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * One request and its answer, on a connection of its own that is closed behind it: run by one
 * thread, given up by another. Nothing is repeated, redirected, decompressed or remembered.
 */
final class WebhookExchange implements Runnable {
  private static final int MAX_ANSWER_BYTES = 4_096;

  /** Of a host that are tried while somebody waits. */
  private static final int MAX_ADDRESSES = 4;

  private static final int MAX_EXCERPT_CHARS = 200;
  private static final int MAX_HEADERS = 100;
  private static final int MAX_LINE_CHARS = 8_192;

  /** Why nothing was sent. */
  private static final class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }

  private final HttpPost request;
  private final WebhookAddress address;
  private final WebhookPolicy policy;
  private final HostResolver resolver;
  private final SSLContext tls;
  private final Duration limit;
  private final Runnable over;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile long beganNanos;
  private volatile boolean abandoned;
  private volatile AnswerHead head;
  private volatile WebhookAnswer answer;
  private volatile Throwable fault;

  /**
   * The beginning of an answer, which decides what became of the delivery.
   *
   * @param retryAfter zero where nothing is said
   */
  private record AnswerHead(int status, Duration retryAfter) {}

  WebhookExchange(
      HttpPost request,
      WebhookAddress address,
      WebhookPolicy policy,
      HostResolver resolver,
      SSLContext tls,
      Duration limit,
      Runnable over) {
    this.request = request;
    this.address = address;
    this.policy = policy;
    this.resolver = resolver;
    this.tls = tls;
    this.limit = limit;
    this.over = over;
  }

  @Override
  public void run() {
    beganNanos = System.nanoTime();
    begun.countDown();
    try {
      if (!abandoned) {
        answer = exchange();
      }
    } catch (RuntimeException | Error e) {
      // The executor may tell nobody; whoever waits does.
      fault = e;
      throw e;
    } finally {
      ended.countDown();
      over.run();
    }
  }

  /**
   * Waits until it has ended or its time is over, which begins when a thread has taken it.
   *
   * @throws IllegalStateException a fault of ours or of the installation
   * @throws InterruptedException whoever waits is to stop; the exchange is given up
   */
  WebhookAnswer await() throws InterruptedException {
    try {
      if (!begun.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        return WebhookAnswer.none(WebhookOutcome.NOT_TRIED, limit, "no thread was free");
      }
      long left = limit.toNanos() - (System.nanoTime() - beganNanos);
      boolean inTime = ended.await(left, TimeUnit.NANOSECONDS);
      if (fault != null) {
        throw new IllegalStateException("no webhook can be sent: " + fault, fault);
      }
      WebhookAnswer complete = answer;
      return inTime && complete != null ? complete : late();
    } finally {
      // Closes the connection, whatever the exchange waits for.
      abandoned = true;
      cancel();
    }
  }

  private void cancel() {
    try {
      request.cancel();
    } catch (IllegalStateException e) {
      // It ended at this very moment: the connection was given back by the exchange itself.
    }
  }

  private WebhookAnswer late() {
    AnswerHead known = head;
    return known == null
        ? WebhookAnswer.none(
            WebhookOutcome.FAILED,
            took(),
            "no answer from " + address + " within " + limit.toMillis() + " ms")
        : judged(known, "");
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - beganNanos);
  }

  private WebhookAnswer exchange() {
    CloseableHttpClient client = client();
    try {
      ClassicHttpResponse response =
          client.executeOpen(RoutingSupport.determineHost(request), request, null);
      head = new AnswerHead(response.getCode(), retryAfter(response));
      return judged(head, excerpt(response.getEntity()));
    } catch (ForbiddenAddressException e) {
      return WebhookAnswer.none(
          WebhookOutcome.FORBIDDEN, took(), address + " leads to an address that is not allowed");
    } catch (IOException | HttpException | IllegalStateException e) {
      // The last is what the client says when it is given up while it connects. A message may
      // repeat the address or what the receiver sent.
      return WebhookAnswer.none(
          WebhookOutcome.FAILED,
          took(),
          "no answer from " + address + ": " + e.getClass().getSimpleName());
    } finally {
      // At once: what the receiver still sends is not read.
      client.close(CloseMode.IMMEDIATE);
    }
  }

  private WebhookAnswer judged(AnswerHead known, String excerpt) {
    int status = known.status();
    WebhookOutcome outcome =
        status / 100 == 2
            ? WebhookOutcome.DELIVERED
            : status / 100 == 5 || status == 429 ? WebhookOutcome.FAILED : WebhookOutcome.REFUSED;
    String sentence =
        address + " answered " + status + (status / 100 == 3 ? "; redirects are not followed" : "");
    return new WebhookAnswer(outcome, status, took(), known.retryAfter(), sentence, excerpt);
  }

  private CloseableHttpClient client() {
    Timeout timeout = Timeout.of(limit);
    return HttpClientBuilder.create()
        .setConnectionManager(connections(timeout))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(timeout)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setUserAgent("Tradewire-Webhook")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /** A pool, for one connection: whoever gives that up while it connects must not wait for it. */
  private HttpClientConnectionManager connections(Timeout timeout) {
    return new PatientOperators()
        .setDnsResolver(new CheckedResolver())
        .setTlsSocketStrategy(this::upgrade)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setMaxLineLength(MAX_LINE_CHARS)
                        .build())
                .build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build())
        .build();
  }

  /** Whether nobody waits any more, or is about to leave. */
  private boolean isOver() {
    return abandoned || took().compareTo(limit) >= 0;
  }

  /**
   * The client goes on to the next address of a host when its connection is closed or its time is
   * over; a thread of ours would be held as often as somebody's name has addresses.
   */
  private final class PatientOperators extends PoolingHttpClientConnectionManagerBuilder {

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver names, TlsSocketStrategy strategy) {
      return new DefaultHttpClientConnectionOperator(
          ports,
          names,
          RegistryBuilder.<TlsSocketStrategy>create()
              .register(URIScheme.HTTPS.id, strategy)
              .build()) {
        @Override
        protected void onBeforeSocketConnect(HttpContext context, HttpHost host) {
          if (isOver()) {
            throw new CancellationException();
          }
        }
      };
    }
  }

  private SSLSocket upgrade(
      Socket socket, String host, int port, Object attachment, HttpContext context)
      throws IOException {
    if (isOver()) {
      throw new InterruptedIOException();
    }
    return new DefaultClientTlsStrategy(tls, HostnameVerificationPolicy.BUILTIN, null)
        .upgrade(socket, host, port, attachment, context);
  }

  /**
   * Looks a host up once, and gives the client those addresses and no other to connect to: a name
   * that is harmless when it is checked and not when it is called (DNS rebinding) finds no second
   * look-up.
   */
  private final class CheckedResolver implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] found = resolver.resolve(address.host());
      if (found.length == 0 || abandoned) {
        throw new UnknownHostException();
      }
      for (InetAddress each : found) {
        if (!policy.allows(address.host(), each)) {
          throw new ForbiddenAddressException();
        }
      }
      return Arrays.copyOf(found, Math.min(found.length, MAX_ADDRESSES));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  private static Duration retryAfter(ClassicHttpResponse response) {
    Header header = response.getFirstHeader("Retry-After");
    String seconds = header == null || header.getValue() == null ? "" : header.getValue().strip();
    return seconds.matches("[0-9]{1,9}")
        ? Duration.ofSeconds(Integer.parseInt(seconds))
        : Duration.ZERO;
  }

  private static String excerpt(HttpEntity entity) {
    byte[] bytes = new byte[MAX_ANSWER_BYTES];
    int read = 0;
    if (entity != null) {
      try {
        InputStream content = entity.getContent();
        read = content.readNBytes(bytes, 0, bytes.length);
      } catch (IOException e) {
        return "";
      }
    }
    String text = new String(bytes, 0, read, StandardCharsets.UTF_8);
    return text.codePoints()
        .limit(MAX_EXCERPT_CHARS)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }
}
