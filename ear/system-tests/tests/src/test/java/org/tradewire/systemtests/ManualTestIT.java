package org.tradewire.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewire.systemtests.client.Messages;
import org.tradewire.systemtests.client.RawFrame;
import org.tradewire.systemtests.client.RawSocket;
import org.tradewire.systemtests.client.RestClient;
import org.tradewire.systemtests.harness.SystemTest;
import org.tradewire.systemtests.harness.TwoNodes;

/** The commands of the integrators' guide, read from it and done as {@code wscat} does them. */
@SystemTest
class ManualTestIT {
  /** Seen from the module of either server. */
  private static final Path GUIDE = Path.of("../../docs/streaming.md");

  private static final Pattern LOGIN =
      Pattern.compile("curl .* -d '([^']+)' http://localhost:8080(/\\S+) ");
  private static final Pattern CONNECT =
      Pattern.compile("wscat -c \"ws://localhost:8080(/[^\"]+)\"(?: -H \"([^\"]+)\")?");
  private static final Pattern TYPED = Pattern.compile("(?m)^ {4}> (\\{.*})$");
  private static final Pattern ANSWER = Pattern.compile("(?m)^ {4}< (.*\"timestamp\":\")");

  private final TwoNodes system = TwoNodes.running();
  private final URI base = system.first().base();
  private String guide;

  @BeforeEach
  void readTheGuide() throws IOException {
    guide = Files.readString(GUIDE);
  }

  @Test
  void shouldDoWhatTheGuideSays() {
    MatchResult login = found(LOGIN).get(0);
    String token =
        RestClient.anonymous(base)
            .post(login.group(2), login.group(1).replace("PASSWORD", system.password()))
            .json()
            .getString("token");
    List<String> typed = found(TYPED).stream().map(each -> each.group(1)).toList();
    String answer = found(ANSWER).get(0).group(1);

    List<MatchResult> connections = found(CONNECT);
    assertThat(connections).as("with the header, and with the query").hasSize(2);
    for (MatchResult connection : connections) {
      try (RawSocket socket = RawSocket.handshake(base, request(connection, token))) {
        assertThat(socket.status()).as(connection.group()).isEqualTo(101);
        typed.forEach(line -> socket.send(RawFrame.text(line)));

        assertThat(next(socket)).startsWith(answer);

        // The subscription was silent; asked again with an id, it says that it is there.
        socket.send(RawFrame.text(typed.get(0).replaceFirst("\\{", "{\"id\":1,")));
        assertThat(next(socket)).contains("\"ok\":[]").contains("\"ALREADY_SUBSCRIBED\"");
      }
    }
  }

  private List<MatchResult> found(Pattern pattern) {
    List<MatchResult> found = pattern.matcher(guide).results().toList();
    assertThat(found).as("%s in %s", pattern, GUIDE).isNotEmpty();
    return found;
  }

  /** As wscat asks: without an Origin. */
  private String request(MatchResult connection, String token) {
    String header = connection.group(2) == null ? "" : connection.group(2) + "\r\n";
    String request =
        "GET "
            + connection.group(1)
            + " HTTP/1.1\r\nHost: "
            + base.getAuthority()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
            + "\r\nSec-WebSocket-Key: dHJhZGV3aXJlIHRlc3RzIQ==\r\n"
            + header
            + "\r\n";
    return request.replace("$TOKEN", token);
  }

  /** The next frame without alerts, which may stand in it or before it whenever one is open. */
  private static String next(RawSocket socket) {
    while (true) {
      JsonArray frame =
          Json.createReader(new StringReader(socket.read().orElseThrow().text())).readArray();
      JsonArrayBuilder others = Json.createArrayBuilder();
      frame.stream()
          .filter(each -> !Messages.ofType("alert").test(each.asJsonObject()))
          .forEach(others::add);
      JsonArray left = others.build();
      if (!left.isEmpty()) {
        return left.toString();
      }
    }
  }
}
