package org.tradewire.collector.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingServerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir Path directory;

  @Test
  void shouldPlayOneOfTheConnectionsThatReceivedTheSameToEachClient() throws IOException {
    try (RecordingServer server =
        serve(
            """
            {"ts":"1","conn":"V-1","dir":"connect","url":"wss://example.org"}
            {"ts":"1","conn":"V-2","dir":"connect","url":"wss://example.org"}
            {"ts":"1","conn":"V-1","dir":"send","data":"all"}
            {"ts":"1","conn":"V-2","dir":"send","data":"all"}
            {"ts":"2","conn":"V-1","dir":"recv","data":"1 by V-1"}
            {"ts":"2","conn":"V-2","dir":"recv","data":"1 by V-2"}
            {"ts":"3","conn":"V-2","dir":"send","data":"one again"}
            {"ts":"3","conn":"V-2","dir":"recv","data":"2 by V-2"}
            {"ts":"3","conn":"V-1","dir":"recv","data":"2 by V-1"}
            """)) {
      assertThat(heard(server, 2)).containsExactly("1 by V-1", "2 by V-1");
      assertThat(heard(server, 2)).containsExactly("1 by V-2", "2 by V-2");
      assertThat(heard(server, 2)).containsExactly("1 by V-1", "2 by V-1");
    }
  }

  @Test
  void shouldPlayTheConnectionsThatAskedForDifferentThingsTogether() throws IOException {
    try (RecordingServer server =
        serve(
            """
            {"ts":"1","conn":"a","dir":"connect","url":"wss://example.org"}
            {"ts":"1","conn":"b","dir":"connect","url":"wss://example.org"}
            {"ts":"1","conn":"a","dir":"send","data":"books"}
            {"ts":"1","conn":"b","dir":"send","data":"trades"}
            {"ts":"2","conn":"a","dir":"recv","data":"book"}
            {"ts":"2","conn":"b","dir":"recv","data":"trade"}
            {"ts":"2","conn":"c","dir":"recv","data":"says not what it asked for"}
            {"ts":"2","dir":"recv","data":"has no name"}
            """)) {
      assertThat(heard(server, 4))
          .containsExactly("book", "trade", "says not what it asked for", "has no name");
    }
  }

  @Test
  void shouldDisconnectWhereTheRecordedConnectionWasOpenedAgainAndGoOn() throws IOException {
    try (RecordingServer server =
        serve(
            """
            {"ts":"1","conn":"V","dir":"connect","url":"wss://example.org"}
            {"ts":"1","conn":"V","dir":"recv","data":"1"}
            {"ts":"2","conn":"V","dir":"connect","url":"wss://example.org"}
            {"ts":"2","conn":"V","dir":"recv","data":"1 again"}
            {"ts":"2","conn":"V","dir":"recv","data":"2"}
            """)) {
      assertThat(heard(server, 1)).containsExactly("1");
      await().atMost(PATIENCE).until(() -> server.clients() == 0);

      assertThat(heard(server, 2)).containsExactly("1 again", "2");
      assertThat(server.clients()).isEqualTo(1);
      assertThat(heard(server, 1)).containsExactly("1");
    }
  }

  @Test
  void shouldDisconnectBeforeALoopBeginsAnew() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("loop.jsonl"), "{\"ts\":\"1\",\"dir\":\"recv\",\"data\":\"1\"}\n");
    try (RecordingServer server =
        RecordingServer.open(file, ReplayPace.MAX, true, "127.0.0.1", 0)) {
      assertThat(heard(server, 1)).containsExactly("1");
      await().atMost(PATIENCE).until(() -> server.clients() == 0);
      assertThat(heard(server, 1)).containsExactly("1");
    }
  }

  @Test
  void shouldAnswerAsTheExchangeDidBehindWhatWasPlayed() throws Exception {
    try (RecordingServer server =
        serve(
            """
            {"ts":"1","conn":"V","dir":"http","url":"https://example.org/depth?symbol=A&limit=9","data":"first"}
            {"ts":"2","conn":"V","dir":"recv","data":"message"}
            {"ts":"3","conn":"V","dir":"http","url":"https://example.org/depth?symbol=A&limit=9","data":"second"}
            """)) {
      assertThat(ask(server, "/depth?limit=1&symbol=A")).isEqualTo("first");

      assertThat(heard(server, 1)).containsExactly("message");

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ask(server, "/depth?symbol=A")).isEqualTo("second"));
      assertThat(ask(server, "/depth?symbol=B")).contains("holds no such answer");
    }
  }

  private RecordingServer serve(String recording) throws IOException {
    Path file = Files.writeString(directory.resolve("recording.jsonl"), recording);
    return RecordingServer.open(file, ReplayPace.MAX, false, "127.0.0.1", 0);
  }

  /** What a new client hears; it stays connected. */
  private List<String> heard(RecordingServer server, int count) {
    List<String> heard = new CopyOnWriteArrayList<>();
    http.newWebSocketBuilder()
        .buildAsync(
            server.stream(),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                heard.add(text.toString());
                socket.request(1);
                return null;
              }
            })
        .join()
        .sendText("subscribe", true)
        .join();
    await().atMost(PATIENCE).until(() -> heard.size() >= count);
    return heard;
  }

  private String ask(RecordingServer server, String path) throws Exception {
    URI address = server.rest().resolve(path);
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }
}
