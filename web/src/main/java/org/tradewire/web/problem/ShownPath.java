package org.tradewire.web.problem;

import java.util.regex.Pattern;

/**
 * Paths of requests as logs and answers may show them: without the keys of hooks, which are
 * credentials. Wherever a path goes to where it is kept, or to somebody else, it goes through here.
 */
public final class ShownPath {

  private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  /** What stands behind the address of hooks, unless it is an id; and keys in any other place. */
  private static final Pattern KEY =
      Pattern.compile(
          "(?i)(?<=/hooks/)(?!" + UUID + "(?:/|$))[^/?#]+|twh_[a-z0-9_%-]*", Pattern.DOTALL);

  private ShownPath() {}

  /** The path with a word for what nobody may see; null stays null. */
  public static String of(String path) {
    return path == null ? null : KEY.matcher(path).replaceAll("(key)");
  }
}
