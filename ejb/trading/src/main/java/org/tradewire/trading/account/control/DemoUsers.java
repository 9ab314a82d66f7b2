package org.tradewire.trading.account.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewire.trading.account.entity.Role;

/** The users of a demonstration, all with the one password of the configured file. */
public final class DemoUsers {

  /** Shortest password accepted from the file. */
  static final int MIN_PASSWORD_CHARS = 4;

  private DemoUsers() {}

  /** User name to role, in the order in which the operator is shown them. */
  public static Map<String, Role> roles() {
    Map<String, Role> roles = new LinkedHashMap<>();
    roles.put("trader1", Role.TRADER);
    roles.put("trader2", Role.TRADER);
    roles.put("dealer", Role.DEALER);
    roles.put("risk", Role.RISK);
    roles.put("admin", Role.ADMIN);
    roles.put("monitor", Role.MONITOR);
    roles.put("service", Role.SERVICE);
    return roles;
  }

  /**
   * Reads the password: the first line of the file, without surrounding blanks.
   *
   * @throws IllegalStateException naming the key, when there is no such file or password
   */
  public static char[] password(Path file) {
    try {
      String password =
          Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
      if (password.length() < MIN_PASSWORD_CHARS) {
        throw refused(
            file, "must begin with a password of at least " + MIN_PASSWORD_CHARS + " characters.");
      }
      return password.toCharArray();
    } catch (IOException e) {
      throw refused(file, Files.exists(file) ? "cannot be read." : "does not exist.");
    }
  }

  private static IllegalStateException refused(Path file, String sentence) {
    return new IllegalStateException(
        AccountConfiguration.DEMO_PASSWORD_FILE.name() + "=" + file + ": the file " + sentence);
  }
}
