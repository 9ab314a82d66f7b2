package org.tradewire.launcher.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The user of WildFly's console, as {@code add-user.sh} would write him. */
final class WildFlyUser {
  private static final String REALM = "ManagementRealm";

  private WildFlyUser() {}

  /**
   * Lets a user sign in to the console.
   *
   * @param configuration the server's configuration folder
   */
  static void add(Path configuration, String name, String password) throws IOException {
    new PropertiesLines(configuration.resolve("mgmt-users.properties"))
        .replace(List.of(name + "=" + hash(name, password)));
  }

  /** The form is that of HTTP's digest authentication, which knows no other. */
  static String hash(String name, String password) {
    try {
      byte[] text = (name + ":" + REALM + ":" + password).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java machine has MD5", e);
    }
  }
}
