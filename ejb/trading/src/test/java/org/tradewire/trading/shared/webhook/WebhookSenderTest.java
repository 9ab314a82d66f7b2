package org.tradewire.trading.shared.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewire.trading.shared.webhook.HookServer.Behaviour;
import org.tradewire.trading.shared.webhook.HookServer.Received;
import org.tradewire.trading.testing.SettableClock;

/** Real sockets and TLS against receivers that behave in every way but well. */
@Timeout(120)
class WebhookSenderTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final UUID ID = UUID.fromString("8f14e45f-ceea-467f-a9f7-0e6a1f3c2b10");
  private static final String BODY = "{\"symbol\":\"BTC-USDT\",\"text\":\"größer\"}";
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofSeconds(4);

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static ExecutorService executor;

  private final SettableClock clock = new SettableClock(NOON);
  private HookServer server;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = TestCertificate.make(folder);
    executor = Executors.newCachedThreadPool();
  }

  @AfterAll
  static void endThreads() {
    executor.shutdownNow();
  }

  @AfterEach
  void endServer() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void shouldSendTheBodySignedAndNamed() throws Exception {
    serve(HookServer.answering(200, "", "thank\r\nyou"));

    WebhookAnswer answer = sender(AMPLE).send(delivery(address()), opened());

    assertThat(answer.outcome()).isEqualTo(WebhookOutcome.DELIVERED);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.excerpt()).isEqualTo("thank  you");
    Received request = server.received().get(0);
    assertThat(request.firstLine()).isEqualTo("POST /hook?key=hidden HTTP/1.1");
    assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo(BODY);
    assertThat(request.header("Host")).isEqualTo("hooks.test:" + server.port());
    assertThat(request.header("Content-Type")).startsWith("application/json");
    assertThat(request.header("Accept-Encoding")).isEmpty();
    assertThat(request.header("X-Tradewire-Delivery")).isEqualTo(ID.toString());
    assertThat(request.header("X-Tradewire-Signature"))
        .isEqualTo(WebhookSignature.of(secrets(), NOON.getEpochSecond(), request.body()));
  }

  @Test
  void shouldKeepTheIdAndSignAnewAtTheNextAttempt() throws Exception {
    serve(HookServer.answering(500, "", ""));
    WebhookDelivery delivery = delivery(address());

    sender(AMPLE).send(delivery, opened());
    clock.set(NOON.plusSeconds(60));
    sender(AMPLE).send(delivery, opened());

    assertThat(server.received())
        .extracting(each -> each.header("X-Tradewire-Delivery"))
        .containsExactly(ID.toString(), ID.toString());
    assertThat(server.received())
        .extracting(each -> each.header("X-Tradewire-Signature").replaceAll(",.*", ""))
        .containsExactly("t=1772452800", "t=1772452860");
  }

  @ParameterizedTest
  @CsvSource({
    "200, DELIVERED", "204, DELIVERED", "500, FAILED", "503, FAILED", "599, FAILED", "429, FAILED",
    "400, REFUSED", "401, REFUSED", "404, REFUSED", "408, REFUSED", "410, REFUSED", "304, REFUSED"
  })
  void shouldJudgeByTheStatusAndAskOnce(int status, WebhookOutcome outcome) throws Exception {
    serve(HookServer.answering(status, "Retry-After: 7\r\nSet-Cookie: a=b\r\n", ""));

    WebhookAnswer answer = sender(AMPLE).send(delivery(address()), opened());

    assertThat(answer.outcome()).isEqualTo(outcome);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(server.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"301", "302", "303", "307", "308"})
  void shouldFollowNoRedirect(int status) throws Exception {
    try (HookServer trap = HookServer.http(HookServer.answering(200, "", ""))) {
      String location = "Location: http://127.0.0.1:%d/\r\n".formatted(trap.port());
      serve(HookServer.answering(status, location, ""));

      WebhookAnswer answer = sender(AMPLE).send(delivery(address()), opened());

      assertThat(answer.outcome()).isEqualTo(WebhookOutcome.REFUSED);
      assertThat(answer.sentence()).endsWith("redirects are not followed");
      assertThat(trap.connections()).isZero();
    }
  }

  @Test
  void shouldGiveUpWhoNeverAnswers() throws Exception {
    serve(HookServer.Exchange::saysNothing);

    assertFailedAndHungUp(sender(SHORT).send(delivery(address()), opened()));
  }

  @Test
  void shouldGiveUpWhoSendsTheHeadDropByDrop() throws Exception {
    serve(
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\n");
          exchange.repeats("X-Drop: 1\r\n", 50);
        });

    assertFailedAndHungUp(sender(SHORT).send(delivery(address()), opened()));
  }

  @Test
  void shouldGiveUpWhoNeverBeginsTls() throws Exception {
    server = HookServer.http(HookServer.Exchange::saysNothing);

    assertFailedAndHungUp(sender(SHORT).send(delivery(address()), opened()));
  }

  @Test
  void shouldTakeTheHeadForTheAnswerWhereTheBodyNeverEnds() throws Exception {
    serve(
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
          exchange.repeats("x", 50);
        });

    WebhookAnswer answer = sender(Duration.ofSeconds(4)).send(delivery(address()), opened());

    assertThat(answer.outcome()).isEqualTo(WebhookOutcome.DELIVERED);
    await().atMost(AMPLE).until(server::wasHungUp);
  }

  @Test
  void shouldReadTheBeginningOfAHugeAnswerAlone() throws Exception {
    serve(
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n");
          exchange.repeats("y".repeat(100_000), 0);
        });

    WebhookAnswer answer = sender(AMPLE).send(delivery(address()), opened());

    assertThat(answer.outcome()).isEqualTo(WebhookOutcome.DELIVERED);
    assertThat(answer.excerpt()).isEqualTo("y".repeat(200));
    await().atMost(AMPLE).until(server::wasHungUp);
  }

  @Test
  void shouldNotKeepAHeadWithoutEnd() throws Exception {
    serve(
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\nX-Long: ");
          exchange.repeats("z".repeat(100_000), 0);
        });

    assertFailedAndHungUp(sender(AMPLE).send(delivery(address()), opened()));
  }

  @Test
  void shouldSendNothingToWhomItDoesNotTrust() throws Exception {
    serve(HookServer.answering(200, "", ""));
    SSLContext usual = SSLContext.getInstance("TLS");
    usual.init(null, null, null);

    WebhookAnswer untrusted =
        new WebhookSender(executor, clock, usual, this::loopback, AMPLE)
            .send(delivery(address()), opened());
    WebhookAnswer misnamed =
        sender(AMPLE).send(delivery("https://other.test:" + server.port() + "/"), opened());

    assertThat(List.of(untrusted.outcome(), misnamed.outcome()))
        .containsOnly(WebhookOutcome.FAILED);
    assertThat(server.received()).isEmpty();
  }

  @Test
  void shouldFailWhereNobodyListensOrNobodyKnowsTheName() throws Exception {
    int port;
    try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = once.getLocalPort();
    }
    WebhookPolicy policy = opened().withPorts(Set.of(port));

    WebhookAnswer refused =
        sender(AMPLE).send(delivery("https://hooks.test:" + port + "/"), policy);
    WebhookAnswer unknown =
        sender(
                host -> {
                  throw new UnknownHostException(host);
                })
            .send(delivery("https://hooks.test:" + port + "/?key=hidden"), policy);

    assertThat(refused.outcome()).isEqualTo(WebhookOutcome.FAILED);
    assertThat(unknown.outcome()).isEqualTo(WebhookOutcome.FAILED);
    assertThat(unknown.sentence())
        .isEqualTo("no answer from https://hooks.test:" + port + ": UnknownHostException");
  }

  @Test
  void shouldConnectToNoAddressOfAHostOfWhichOneIsPrivate() throws Exception {
    serve(HookServer.answering(200, "", ""));
    WebhookPolicy internet = WebhookPolicy.internet().withPorts(Set.of(server.port()));
    InetAddress open = InetAddress.getByName("93.184.216.34");
    InetAddress loopback = InetAddress.getLoopbackAddress();

    WebhookAnswer alone = sender(this::loopback).send(delivery(address()), internet);
    WebhookAnswer amongOthers =
        sender(host -> new InetAddress[] {open, loopback}).send(delivery(address()), internet);

    assertThat(List.of(alone.outcome(), amongOthers.outcome()))
        .containsOnly(WebhookOutcome.FORBIDDEN);
    assertThat(alone.sentence()).doesNotContain("127.0.0.1").doesNotContain("hidden");
    assertThat(server.connections()).isZero();
  }

  @Test
  void shouldConnectToTheAddressThatWasCheckedAndLookUpOnce() throws Exception {
    InetAddress checked = InetAddress.getByName("127.0.0.2");
    server = HookServer.https(certificate.server(), checked, 0, HookServer.answering(200, "", ""));
    try (HookServer trap =
        HookServer.https(
            certificate.server(),
            InetAddress.getByName("127.0.0.1"),
            server.port(),
            HookServer.answering(200, "", ""))) {
      WebhookPolicy policy = opened().opening(HostList.read("127.0.0.2").orElseThrow());
      AtomicInteger asked = new AtomicInteger();
      WebhookSender sender =
          sender(
              host ->
                  asked.getAndIncrement() == 0
                      ? new InetAddress[] {checked}
                      : InetAddress.getAllByName("127.0.0.1"));

      WebhookAnswer first = sender.send(delivery(address()), policy);
      int askedByOne = asked.get();
      WebhookAnswer rebound = sender.send(delivery(address()), policy);

      assertThat(first.outcome()).isEqualTo(WebhookOutcome.DELIVERED);
      assertThat(askedByOne).isEqualTo(1);
      assertThat(rebound.outcome()).isEqualTo(WebhookOutcome.FORBIDDEN);
      assertThat(trap.connections()).isZero();
    }
  }

  @Test
  void shouldCheckTheAddressByThePolicyOfNow() throws Exception {
    serve(HookServer.answering(200, "", ""));

    WebhookAnswer answer =
        sender(AMPLE)
            .send(
                delivery(address()),
                WebhookPolicy.listed(HostList.read("other.test").orElseThrow())
                    .withPorts(Set.of(server.port())));

    assertThat(answer.outcome()).isEqualTo(WebhookOutcome.FORBIDDEN);
    assertThat(answer.sentence()).contains("hooks.test").doesNotContain("hidden");
    assertThat(server.connections()).isZero();
  }

  @Test
  void shouldGiveUpAResolverThatHangsAndConnectNoMore() throws Exception {
    serve(HookServer.answering(200, "", ""));
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    WebhookSender sender =
        new WebhookSender(
            task ->
                executor.execute(
                    () -> {
                      task.run();
                      over.countDown();
                    }),
            clock,
            certificate.client(),
            host -> {
              awaitQuietly(hangs);
              return loopback(host);
            },
            SHORT);

    WebhookAnswer answer = sender.send(delivery(address()), opened());
    hangs.countDown();
    over.await();

    assertThat(answer.outcome()).isEqualTo(WebhookOutcome.FAILED);
    assertThat(server.connections()).isZero();
  }

  @Test
  void shouldConnectToNoFurtherAddressWhenItsTimeIsOver() throws Exception {
    InetAddress silent = InetAddress.getByName("127.0.0.1");
    InetAddress next = InetAddress.getByName("127.0.0.2");
    CountDownLatch over = new CountDownLatch(1);
    try (ServerSocket full = new ServerSocket(0, 1, silent)) {
      List<Socket> waiting = fill(full);
      server =
          HookServer.https(
              certificate.server(), next, full.getLocalPort(), HookServer.answering(200, "", ""));
      WebhookSender sender =
          new WebhookSender(
              executor,
              clock,
              certificate.client(),
              host -> new InetAddress[] {silent, next},
              SHORT);

      WebhookAnswer answer = sender.send(delivery(address()), opened(), over::countDown);
      over.await();

      assertThat(answer.outcome()).isEqualTo(WebhookOutcome.FAILED);
      assertThat(server.connections()).isZero();
      for (Socket each : waiting) {
        each.close();
      }
    }
  }

  /** Takes the places of those who wait to be accepted: whoever comes then is not answered. */
  private static List<Socket> fill(ServerSocket server) throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try {
      while (true) {
        Socket next = new Socket();
        waiting.add(next);
        next.connect(server.getLocalSocketAddress(), 200);
      }
    } catch (SocketTimeoutException e) {
      return waiting;
    }
  }

  @Test
  void shouldSayOnceThatNothingRunsAnyMore() throws Exception {
    serve(HookServer.answering(200, "", ""));
    AtomicInteger over = new AtomicInteger();

    sender(AMPLE).send(delivery(address()), opened(), over::incrementAndGet);
    await().atMost(AMPLE).until(() -> over.get() == 1);
    sender(AMPLE).send(delivery("ftp://hooks.test/"), opened(), over::incrementAndGet);
    refusing(new RejectedExecutionException())
        .send(delivery(address()), opened(), over::incrementAndGet);

    assertThat(over.get()).isEqualTo(3);
  }

  @Test
  void shouldSayThatNothingWasTriedWithoutAThread() throws Exception {
    serve(HookServer.answering(200, "", ""));
    Queue<Runnable> waiting = new ArrayDeque<>();
    WebhookSender busy =
        new WebhookSender(
            waiting::add, clock, certificate.client(), this::loopback, Duration.ofMillis(50));
    WebhookSender full = refusing(new RejectedExecutionException());
    WebhookSender stopping = refusing(new IllegalStateException());

    WebhookAnswer late = busy.send(delivery(address()), opened());
    waiting.remove().run();
    WebhookAnswer rejected = full.send(delivery(address()), opened());
    WebhookAnswer stopped = stopping.send(delivery(address()), opened());

    assertThat(List.of(late.outcome(), rejected.outcome(), stopped.outcome()))
        .containsOnly(WebhookOutcome.NOT_TRIED);
    assertThat(server.connections()).isZero();
  }

  @Test
  void shouldTellAFaultOfOurs() throws Exception {
    serve(HookServer.answering(200, "", ""));
    WebhookSender broken =
        sender(
            host -> {
              throw new NoClassDefFoundError("jdk/net/Sockets");
            });

    assertThatThrownBy(() -> broken.send(delivery(address()), opened()))
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(NoClassDefFoundError.class);
  }

  @Test
  void shouldEndWithTheThreadThatWaits() throws Exception {
    serve(HookServer.Exchange::saysNothing);
    AtomicReference<WebhookAnswer> answer = new AtomicReference<>();
    AtomicReference<Boolean> interrupted = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              answer.set(sender(Duration.ofMinutes(10)).send(delivery(address()), opened()));
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    waiting.start();
    await().atMost(AMPLE).until(() -> !server.received().isEmpty());

    waiting.interrupt();
    waiting.join();

    assertThat(answer.get().outcome()).isEqualTo(WebhookOutcome.NOT_TRIED);
    assertThat(interrupted.get()).isTrue();
    await().atMost(AMPLE).until(server::wasHungUp);
  }

  @Test
  void shouldSpeakWithoutTlsWhereThatIsAllowed() throws Exception {
    server = HookServer.http(HookServer.answering(200, "", ""));
    String address = "http://hooks.test:" + server.port();

    WebhookAnswer forbidden = sender(AMPLE).send(delivery(address), opened());
    WebhookAnswer allowed = sender(AMPLE).send(delivery(address), opened().withPlainHttp());

    assertThat(forbidden.outcome()).isEqualTo(WebhookOutcome.FORBIDDEN);
    assertThat(allowed.outcome()).isEqualTo(WebhookOutcome.DELIVERED);
    assertThat(server.received()).hasSize(1);
    assertThat(server.received().get(0).firstLine()).isEqualTo("POST / HTTP/1.1");
    assertThat(server.received().get(0).header("Upgrade")).isEmpty();
  }

  @Test
  void shouldTellNoSecretInTexts() throws Exception {
    serve(HookServer.answering(404, "", ""));
    WebhookDelivery delivery = delivery(address());

    WebhookAnswer answer = sender(AMPLE).send(delivery, opened());

    assertThat(answer + " " + delivery + " " + secrets() + WebhookAddress.of(address(), opened()))
        .doesNotContain("hidden")
        .doesNotContain("/hook?")
        .doesNotContain("whsec_")
        .contains("https://hooks.test:" + server.port());
  }

  private void assertFailedAndHungUp(WebhookAnswer answer) {
    assertThat(answer.outcome()).isEqualTo(WebhookOutcome.FAILED);
    assertThat(answer.status()).isZero();
    await().atMost(AMPLE).until(server::wasHungUp);
  }

  private void serve(Behaviour behaviour) throws IOException {
    server = HookServer.https(certificate.server(), behaviour);
  }

  private String address() {
    return "https://hooks.test:" + server.port() + "/hook?key=hidden";
  }

  /** Loopback is opened by its range, the server's port by its number. */
  private WebhookPolicy opened() {
    WebhookPolicy policy =
        WebhookPolicy.internet().opening(HostList.read("127.0.0.0/8").orElseThrow());
    return server == null ? policy : policy.withPorts(Set.of(server.port()));
  }

  private WebhookSender sender(Duration limit) {
    return new WebhookSender(executor, clock, certificate.client(), this::loopback, limit);
  }

  private WebhookSender sender(HostResolver resolver) {
    return new WebhookSender(executor, clock, certificate.client(), resolver, AMPLE);
  }

  private WebhookSender refusing(RuntimeException refusal) {
    return new WebhookSender(
        task -> {
          throw refusal;
        },
        clock,
        certificate.client(),
        this::loopback,
        AMPLE);
  }

  private InetAddress[] loopback(String host) {
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  private static WebhookDelivery delivery(String address) {
    return new WebhookDelivery(ID, address, BODY, secrets());
  }

  private static List<WebhookSecret> secrets() {
    try {
      return List.of(WebhookSecret.of("whsec_0123456789abcdef0123456789"));
    } catch (UnfitWebhookException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
