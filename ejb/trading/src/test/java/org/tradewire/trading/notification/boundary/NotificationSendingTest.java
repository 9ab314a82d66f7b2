package org.tradewire.trading.notification.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.notification.NotificationFixture;
import org.tradewire.trading.notification.control.DeliverySending;
import org.tradewire.trading.notification.control.NotificationConfigurationFixture;
import org.tradewire.trading.notification.entity.DeliveryEntry;
import org.tradewire.trading.notification.entity.DeliveryState;
import org.tradewire.trading.notification.entity.MadeRule;
import org.tradewire.trading.shared.webhook.UnfitWebhookException;
import org.tradewire.trading.shared.webhook.WebhookPolicy;
import org.tradewire.trading.shared.webhook.WebhookSecret;
import org.tradewire.trading.shared.webhook.WebhookSender;
import org.tradewire.trading.shared.webhook.WebhookSignature;
import org.tradewire.trading.signal.SignalFixture;
import org.tradewire.trading.testing.TestDatabase;

/** From the log of signals to a receiver on this machine, over a real database and sockets. */
class NotificationSendingTest {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private final NotificationNode.Time time = new NotificationNode.Time();
  private final ExecutorService senders = Executors.newFixedThreadPool(4);
  private final ExecutorService exchanges = Executors.newCachedThreadPool();
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
  private final List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private NotificationNode node;
  private WebhookPolicy policy;
  private Caller user;
  private volatile int status = 200;

  private record Received(String delivery, String signature, byte[] body) {}

  @BeforeEach
  void open() throws IOException, SQLException {
    NotificationNode.empty(DATABASE);
    user = NotificationNode.user(DATABASE, "user");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    Map<String, String> keys =
        Map.of(
            "allowed-hosts", "localhost",
            "plain-http", "true",
            "ports", Integer.toString(server.getAddress().getPort()));
    node = new NotificationNode(DATABASE, time, keys);
    policy = NotificationConfigurationFixture.of(keys).policy();
  }

  @AfterEach
  void close() {
    server.stop(0);
    senders.shutdownNow();
    exchanges.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Received(
              exchange.getRequestHeaders().getFirst(WebhookSender.DELIVERY_HEADER),
              exchange.getRequestHeaders().getFirst(WebhookSignature.HEADER),
              exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Test
  void shouldSendTheSameSignedOnceMoreWhereTheReceiverFailed() throws UnfitWebhookException {
    MadeRule made =
        node.rules(
            each ->
                each.add(
                    user,
                    UUID.randomUUID(),
                    NotificationFixture.at(
                        "http://localhost:" + server.getAddress().getPort() + "/mine")));
    node.store(SignalFixture.buy("a"));
    node.look();
    WebhookSender sender = WebhookSender.of(exchanges, time);
    DeliverySending sending =
        new DeliverySending(
            4,
            senders,
            node,
            (delivery, over) -> sender.send(delivery, policy, over),
            failures::add);

    status = 500;
    sending.wake();
    await().until(() -> entry().attempts() == 1);
    assertThat(entry().state()).isEqualTo(DeliveryState.DUE);
    assertThat(entry().status()).isEqualTo(500);

    status = 200;
    time.is(SignalFixture.NOW.plus(Duration.ofSeconds(2)));
    sending.wake();
    await().until(() -> entry().state() == DeliveryState.SENT);

    assertThat(failures).isEmpty();
    assertThat(received).hasSize(2);
    assertThat(received).extracting(Received::delivery).containsOnly(entry().id().toString());
    assertThat(received.get(1).body()).isEqualTo(received.get(0).body());
    assertThat(received.get(1).signature())
        .isEqualTo(
            WebhookSignature.of(
                List.of(WebhookSecret.of(made.secret())),
                time.instant().getEpochSecond(),
                received.get(1).body()));
    assertThat(new String(received.get(1).body(), StandardCharsets.UTF_8))
        .contains("created: BTCUSDT 1h buy at 100.10");
  }

  private DeliveryEntry entry() {
    return node.log(user).get(0);
  }
}
