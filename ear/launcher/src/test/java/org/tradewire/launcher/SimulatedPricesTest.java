package org.tradewire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedPricesTest {

  private static final String INSTRUMENTS =
      "{\"items\":[{\"symbol\":\"BTC-USD\",\"venues\":[\"COINBASE\"],\"enabled\":true},"
          + "{\"symbol\":\"ETH-USD\",\"venues\":[\"A\",\"B\",\"C\",\"D\",\"E\"]},"
          + "{\"symbol\":\"EUR-USD\",\"venues\":[\"KRAKEN\",\"SIMULATOR\"]}]}";

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int login = 200;
  private String token = "{\"token\":\"t\"}";
  private String instruments = INSTRUMENTS;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/login", exchange -> answer(exchange, login, token));
    server.createContext("/api/instruments", exchange -> answer(exchange, 200, instruments));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldPutTheSimulatedMarketBeforeTheOthersWhereItIsNotNamed() throws IOException {
    assertThat(prices().choose("secret")).isEqualTo(2);

    assertThat(heard)
        .containsExactly(
            "POST /api/login null {\"username\":\"admin\",\"password\":\"secret\"}",
            "GET /api/instruments Bearer t ",
            "PUT /api/instruments/BTC-USD Bearer t"
                + " {\"symbol\":\"BTC-USD\",\"venues\":[\"SIMULATOR\",\"COINBASE\"],\"enabled\":true}",
            "PUT /api/instruments/ETH-USD Bearer t"
                + " {\"symbol\":\"ETH-USD\",\"venues\":[\"SIMULATOR\",\"A\",\"B\",\"C\",\"D\"]}");
  }

  @Test
  void shouldSayWhichCallWasRefused() {
    login = 401;

    assertThatThrownBy(() -> prices().choose("wrong"))
        .isInstanceOf(IOException.class)
        .hasMessage("POST /api/login was answered 401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"token\":null}", "[]", "", "<html>"})
  void shouldSayThatTheLoginWasAnsweredSomethingElse(String answer) {
    token = answer;

    assertThatThrownBy(() -> prices().choose("secret"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("POST /api/login was answered ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"items\":0}", "[]", "{"})
  void shouldSayThatTheInstrumentsWereAnsweredSomethingElse(String answer) {
    instruments = answer;

    assertThatThrownBy(() -> prices().choose("secret"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("GET /api/instruments was answered ");
  }

  private SimulatedPrices prices() {
    return new SimulatedPrices(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    heard.add(
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
