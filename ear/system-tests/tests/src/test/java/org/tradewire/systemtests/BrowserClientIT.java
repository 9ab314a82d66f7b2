package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.tradewire.systemtests.client.Browser;
import org.tradewire.systemtests.client.Challenges;
import org.tradewire.systemtests.client.CuttableProxy;
import org.tradewire.systemtests.client.HeatmapHistory;
import org.tradewire.systemtests.client.MarketWitness;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** The browser client, alone on a page, against a node behind a connection that breaks. */
@SystemTest
@EnabledIf(
    value = "org.tradewire.systemtests.client.Browser#isInstalled",
    disabledReason = Browser.HOW_TO_ENABLE)
class BrowserClientIT {
  /** Runs before each script: signs in and gives the script what it needs. */
  private static final String PRELUDE =
      """
      async ({ user, password, channel, challenge }) => {
        const client = await import('/client/index.js');
        const call = (path, body, token) => fetch(path, {
          method: 'POST', body: JSON.stringify(body),
          headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
        });
        const { token } = await (await call('/api/login', { username: user, password })).json();
        const address = (path) => `ws://${location.host}${path}`;
        const until = (holds) => new Promise((resolve) => {
          const look = () => (holds() ? resolve() : setTimeout(look, 10));
          look();
        });
      """;

  private final TwoNodes system = TwoNodes.running();
  private CuttableProxy proxy;
  private Browser browser;
  private Page page;

  @BeforeEach
  void open() {
    proxy = CuttableProxy.to(system.first().base());
    browser = Browser.open(Browser.program().orElseThrow());
    page = browser.newPage();
    page.navigate(proxy.base().toString());
  }

  @AfterEach
  void close() {
    browser.close();
    proxy.close();
  }

  @Test
  void shouldComeBackWithoutAGapWhenTheConnectionBreaks() {
    page.exposeFunction("cut", arguments -> cut());
    String symbol;
    try (MarketWitness market =
        MarketWitness.of(system.first().base(), system.as("trader1").token())) {
      symbol = market.symbol();
    }

    Map<?, ?> seen =
        run(
            "trader1",
            Map.of("channel", "trades:SIMULATOR:" + symbol),
            """
            const seqs = [], gaps = [], statuses = [], resumed = [], reports = [];
            const stream = new client.TradewireClient({
              url: address('/ws/market'), ticket: client.ticketsFor(address('/ws/market'), token),
              backoff: { firstMs: 50 },
            });
            stream.on('status', ({ status }) => statuses.push(status));
            const send = client.ReconnectReports.sender(address('/ws/market'), token);
            stream.on('resumed', (detail) => resumed.push(detail));
            stream.subscribe(channel, {
              message: (m) => { if (!m.initial) { seqs.push(m.seq); } },
              gap: (g) => gaps.push(g),
            }, { mode: 'distinct' });
            stream.connect();
            await until(() => seqs.length > 5);
            for (let i = 1; i <= 3; i++) {
              const before = seqs.length;
              await window.cut();
              await until(() => resumed.length === i && seqs.length > before + 5);
            }
            await send([120]);
            stream.close();
            return { seqs, gaps, statuses, recovered: resumed.map((r) => r.recovered), last: stream.status };
            """);

    List<?> seqs = (List<?>) seen.get("seqs");
    long first = number(seqs.get(0));
    for (int i = 0; i < seqs.size(); i++) {
      assertThat(number(seqs.get(i))).isEqualTo(first + i);
    }
    assertThat((List<?>) seen.get("gaps")).isEmpty();
    assertThat(seen.get("recovered")).isEqualTo(List.of(true, true, true));
    assertThat(seen.get("statuses").toString())
        .startsWith("[connected, disconnected, connected, disconnected, connected");
    assertThat(seen.get("last")).isEqualTo("disconnected");
    assertThat(system.as("monitor").get("/api/metrics").body())
        .containsPattern("client_reconnection_seconds_count [1-9]");
  }

  @Test
  void shouldFollowAChallengeThroughALoss() {
    String challenge = Challenges.start(system.as("trader1"));
    page.exposeFunction("cut", arguments -> cut());
    page.exposeFunction(
        "trade",
        arguments ->
            Challenges.post(system.as("service"), challenge, arguments[0].toString()).toString());

    Map<?, ?> seen =
        run(
            "trader1",
            Map.of("challenge", challenge),
            """
            const states = [], dispatched = [];
            const target = new EventTarget();
            target.addEventListener('equity_updated', (e) => dispatched.push(e.detail.current_equity));
            const following = client.followChallenge(
              challenge, { url: address('/ws/challenges'), token, backoff: { firstMs: 50 } },
              (state) => states.push(state), target);
            const equity = () => states.at(-1)?.equityData?.current_equity;
            await until(() => equity() === '10000.00');
            await window.trade('10.00');
            await until(() => equity() === '10010.00');
            await window.cut();
            await window.trade('-3.00');
            await until(() => equity() === '10007.00' && states.at(-1).isConnected);
            following.close();
            return { dispatched, lost: states.some((s) => !s.isConnected), error: states.at(-1).error };
            """);

    assertThat(seen.get("dispatched").toString()).contains("10010.00").endsWith("10007.00]");
    assertThat(seen.get("lost")).isEqualTo(true);
    assertThat(seen.get("error")).isNull();
  }

  @Test
  void shouldConnectTheDocumentsClientsToTheirEndpoints() {
    for (String symbol : new String[] {"BTC-USDT", "ETH-USDT"}) {
      HeatmapHistory.imported(system.as("service"), system.as("risk"), symbol);
    }
    Map<?, ?> seen =
        run(
            "risk",
            Map.of(),
            """
            const errors = [], heat = [], desk = [];
            const heatmap = new client.HeatmapWebSocket({
              url: address('/ws/heatmap'), token, symbols: ['BTCUSDT'], updateInterval: 1,
              onStatus: (s) => heat.push(s),
            });
            const analytics = new client.AnalyticsWebSocket({ url: address('/ws/analytics'), token }, {
              onStatus: (s) => desk.push(s), onError: (e) => errors.push(e.message),
            });
            heatmap.connect();
            analytics.connect();
            await until(() => heatmap.status === 'connected' && analytics.status === 'connected');
            heatmap.subscribe(['ETHUSDT']);
            heatmap.unsubscribe(['BTCUSDT']);
            const stats = async () => (await (await fetch('/api/stream/stats', {
              headers: { Authorization: `Bearer ${token}` },
            })).json()).subscriptions;
            let subscriptions = {};
            const wanted = ['heatmap:ETH-USDT', 'alerts', 'exposure-updates', 'lp-performance', 'routing-metrics'];
            while (!wanted.every((name) => name in subscriptions) || 'heatmap:BTC-USDT' in subscriptions) {
              subscriptions = await stats();
            }
            const symbols = heatmap.symbols;
            heatmap.disconnect();
            analytics.disconnect();
            return { errors, symbols, heat, desk };
            """);

    assertThat((List<?>) seen.get("errors")).isEmpty();
    assertThat(seen.get("symbols")).isEqualTo(List.of("ETHUSDT"));
    assertThat(seen.get("heat")).isEqualTo(List.of("connected", "disconnected"));
    assertThat(seen.get("desk")).isEqualTo(List.of("connected", "disconnected"));
  }

  @Test
  void shouldOutliveItsTokenWithAFreshOne() {
    Map<?, ?> seen =
        run(
            "trader1",
            Map.of(),
            """
            const refused = [];
            const stream = new client.TradewireClient({
              url: address('/ws/market'), ticket: client.ticketsFor(address('/ws/market'), token),
            });
            let answered = false;
            stream.on('error', (e) => refused.push(String(e.error)));
            stream.subscribe('status', () => { answered = true; });
            stream.connect();
            await until(() => answered);
            const fresh = await (await call('/api/token', {}, token)).json();
            stream.renew(fresh.token);
            stream.renew('no token');
            await until(() => refused.length > 0);
            stream.close();
            return { refused, fresh: fresh.token !== token };
            """);

    assertThat(seen.get("fresh")).isEqualTo(true);
    assertThat((List<?>) seen.get("refused")).singleElement().asString().contains("UNAUTHORIZED");
  }

  private Object cut() {
    proxy.cut();
    return true;
  }

  private Map<?, ?> run(String user, Map<String, String> more, String script) {
    Map<String, String> arguments = new HashMap<>(more);
    arguments.put("user", user);
    arguments.put("password", system.password());
    return (Map<?, ?>) page.evaluate(PRELUDE + script + "}", arguments);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
