package org.tradewire.systemtests.console;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Calls a console's interface, signed in by password: with {@link HttpURLConnection}, which knows
 * the digest authentication that WildFly asks for.
 */
final class ConsoleHttp {
  private static final int TIMEOUT_MS = 60_000;

  private final URI base;
  private final Authenticator user;

  ConsoleHttp(URI base, String name, String password) {
    this.base = base;
    this.user =
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(name, password.toCharArray());
          }
        };
  }

  JsonObject get(String path) {
    return call("GET", path, null, null);
  }

  JsonObject post(String path, String contentType, String body) {
    return call("POST", path, contentType, body);
  }

  private JsonObject call(String method, String path, String contentType, String body) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) base.resolve(path).toURL().openConnection();
      connection.setAuthenticator(user);
      connection.setConnectTimeout(TIMEOUT_MS);
      connection.setReadTimeout(TIMEOUT_MS);
      connection.setRequestMethod(method);
      connection.setRequestProperty("Accept", "application/json");
      connection.setRequestProperty("X-Requested-By", "tradewire");
      if (body != null) {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", contentType);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      }
      int status = connection.getResponseCode();
      String text = text(status < 400 ? connection.getInputStream() : connection.getErrorStream());
      if (status != 200) {
        throw new AssertionError(method + " " + path + " gave " + status + ": " + text);
      }
      try (JsonReader reader = Json.createReader(new StringReader(text))) {
        return reader.readObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(InputStream in) throws IOException {
    return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
