package org.tradewire.trading.account.control;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a new user's name and password must be like. */
public final class NewUserRules {

  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final int MIN_PASSWORD_CHARS = 12;

  private NewUserRules() {}

  /**
   * Whether a user can have the name.
   *
   * @param username in lower case
   */
  public static boolean isUsername(String username) {
    return USERNAME.matcher(username).matches();
  }

  /**
   * Why there cannot be such a user.
   *
   * @param username in lower case
   * @param password null counts as too short
   * @return a sentence that names the field; empty when there can
   */
  public static Optional<String> objection(String username, char[] password) {
    if (!isUsername(username)) {
      return Optional.of("username: 1 to 64 letters, digits, dots, dashes or underscores.");
    }
    if (password == null || password.length < MIN_PASSWORD_CHARS) {
      return Optional.of("password: at least " + MIN_PASSWORD_CHARS + " characters.");
    }
    return Optional.empty();
  }
}
