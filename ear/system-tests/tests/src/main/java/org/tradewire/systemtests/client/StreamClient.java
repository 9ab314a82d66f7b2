package org.tradewire.systemtests.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One open WebSocket that remembers everything it received. Close it when done. */
public final class StreamClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GOODBYE = Duration.ofSeconds(2);
  private final WebSocket socket;
  private final Inbox inbox;

  StreamClient(WebSocket socket, Inbox inbox) {
    this.socket = socket;
    this.inbox = inbox;
  }

  public void send(JsonObject command) {
    sendText(command.toString());
  }

  /** Sends the text as it is, so that a bad command can be sent too. */
  public void sendText(String text) {
    socket.sendText(text, true).join();
  }

  /** Joins a challenge's room in the words of the browser client. */
  public void joinChallenge(String challengeId) {
    send(
        Json.createObjectBuilder()
            .add("action", "join_challenge")
            .add("challenge_id", challengeId)
            .build());
  }

  /** Subscribes and asks for an acknowledgement with the given number. */
  public void subscribe(int id, String... channels) {
    send(
        Json.createObjectBuilder()
            .add("action", "subscribe")
            .add("channels", Json.createArrayBuilder(List.of(channels)))
            .add("id", id)
            .build());
  }

  public MessageLog messages() {
    return inbox.messages();
  }

  /** Called on the socket's thread for every message from now on. */
  public void listen(Consumer<JsonObject> listener) {
    inbox.listen(listener);
  }

  /** Waits for the first message of that kind, among those already here and those to come. */
  public JsonObject await(String what, Predicate<JsonObject> wanted) {
    return awaitAtLeast(1, what, wanted).iterator().next();
  }

  /** Waits until at least so many messages of that kind have come and returns all of them. */
  public Collection<JsonObject> awaitAtLeast(int count, String what, Predicate<JsonObject> wanted) {
    try {
      Awaitility.await()
          .alias(what)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> messages().all(wanted).size() >= count);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "no "
              + count
              + " x "
              + what
              + " within "
              + PATIENCE
              + "; received "
              + messages()
              + ", closed with "
              + closeCode(),
          e);
    }
    return messages().all(wanted);
  }

  /** -1 while open. */
  public int closeCode() {
    return inbox.closeCode();
  }

  public String subprotocol() {
    return socket.getSubprotocol();
  }

  /** Says goodbye, so that the server frees the user's place, and leaves in any case. */
  @Override
  public void close() {
    try {
      if (closeCode() < 0) {
        socket
            .sendClose(WebSocket.NORMAL_CLOSURE, "")
            .get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        Awaitility.await("goodbye")
            .atMost(GOODBYE)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> closeCode() >= 0);
      }
    } catch (ExecutionException | TimeoutException | ConditionTimeoutException e) {
      // a server that does not answer a close frame is not what this test is about
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      socket.abort();
    }
  }
}
