package org.tradewire.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/**
 * Talks to a running domain as asadmin does, without the second or two that asadmin takes to start,
 * and without a password file on a command line.
 */
final class PayaraAdmin {
  private static final Duration DEPLOY = Duration.ofMinutes(4);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final ServerProcess process;
  private final URI uri;
  private final String authorization;

  PayaraAdmin(ServerProcess process, int port, String password) {
    this.process = process;
    this.uri = URI.create("http://127.0.0.1:" + port + "/__asadmin/");
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** Waits until commands are answered. */
  void awaitUp(Duration time) {
    Waiting.until(
        () -> {
          process.requireAlive("it was starting");
          try {
            return call("version", ANSWER).statusCode() == 200;
          } catch (IOException e) {
            return false;
          }
        },
        time,
        () -> failure("did not answer within " + time.toSeconds() + " s", null));
  }

  /** Deploys an archive from this machine's disk; returns when the application runs. */
  void deploy(Path archive, String name) {
    String path = URLEncoder.encode(archive.toAbsolutePath().toString(), StandardCharsets.UTF_8);
    try {
      String answer = call("deploy?name=" + name + "&force=true&DEFAULT=" + path, DEPLOY).body();
      if (answer.lines().noneMatch("exit-code: SUCCESS"::equals)) {
        String message =
            answer
                .lines()
                .filter(line -> line.startsWith("message:"))
                .findFirst()
                .orElse("no reason given");
        throw failure("refused " + archive.getFileName() + ": " + message, null);
      }
    } catch (IOException e) {
      process.requireAlive("deploying " + archive.getFileName());
      throw failure("did not deploy " + archive.getFileName() + ": " + Sentences.reason(e), e);
    }
  }

  private HttpResponse<String> call(String command, Duration time) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve(command))
            .header("Authorization", authorization)
            .header("X-Requested-By", "tradewire")
            .header("User-Agent", "hk2-agent") // selects the answer in lines instead of a page
            .timeout(time)
            .build();
    try {
      return process.http().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was interrupted", e);
    }
  }

  private LaunchException failure(String what, Throwable cause) {
    return new LaunchException("Payara " + what + ".", process.child().log(), cause);
  }
}
