package org.tradewire.launcher.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.tradewire.launcher.process.ChildProcess;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Waiting;

/** The running process of a node and the questions that are the same for every server. */
final class ServerProcess {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final ChildProcess process;
  private final URI uri;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();

  ServerProcess(ChildProcess process, int httpPort) {
    this.process = process;
    this.uri = URI.create("http://127.0.0.1:" + httpPort + "/");
  }

  ChildProcess child() {
    return process;
  }

  URI uri() {
    return uri;
  }

  /** Waits until the page answers 200; the sentence of a failure has the last answer. */
  void awaitReady(String path, Duration time) {
    HttpRequest request = HttpRequest.newBuilder(uri.resolve(path)).timeout(ANSWER).build();
    AtomicReference<String> last = new AtomicReference<>("no answer");
    Waiting.until(
        () -> {
          requireAlive("the application was starting");
          return isOk(request, last);
        },
        time,
        () ->
            new LaunchException(
                "The application was not ready after "
                    + time.toSeconds()
                    + " s: "
                    + path
                    + " gave "
                    + last.get()
                    + ".",
                process.log(),
                null));
  }

  private boolean isOk(HttpRequest request, AtomicReference<String> last) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      String body = answer.body().strip();
      last.set(
          answer.statusCode()
              + " "
              + body.substring(0, Math.min(body.length(), 300)).replace('\n', ' '));
      return answer.statusCode() == 200;
    } catch (IOException e) {
      last.set(e.toString());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void requireAlive(String doing) {
    if (!process.isAlive()) {
      throw process.ended(doing);
    }
  }

  void stop() {
    process.stop(GRACE);
  }
}
