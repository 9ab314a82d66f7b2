package org.tradewire.web.page;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which file of the archive answers an address. The pages are one application at {@code /}: an
 * address without a dot in its last segment is a deep link and is answered with its first page.
 *
 * @param kind what the answer is
 * @param file path of the file in the archive; null for {@link Kind#NONE}
 */
public record PageRoute(Kind kind, String file) {

  /** What answers. */
  public enum Kind {
    /** The application's first page. */
    INDEX,
    /** A file that may change with each release: to be revalidated. */
    FILE,
    /** A file whose address carries its version: never changes. */
    VERSIONED_FILE,
    /** Nothing. */
    NONE
  }

  /** The application's first page. */
  public static final String INDEX_FILE = "/index.html";

  private static final PageRoute NOWHERE = new PageRoute(Kind.NONE, null);

  /** Libraries stand below their name and version: {@code /_static/lit/3.3.3/index.js}. */
  private static final Pattern VERSIONED =
      Pattern.compile("/(_static|webjars)/(.+/)?\\d+\\.\\d+\\.\\d+[^/]*/.+");

  private static final Pattern SAFE = Pattern.compile("(/[A-Za-z0-9_@~+-][A-Za-z0-9._@~+-]*)+/?|/");

  /**
   * Decides.
   *
   * @param path decoded path below the context root, beginning with a slash
   */
  public static PageRoute of(String path) {
    if (isBelow(path, "/api") || isBelow(path, "/ws")) {
      return NOWHERE;
    }
    if (path.lastIndexOf('.') <= path.lastIndexOf('/')) {
      return new PageRoute(Kind.INDEX, INDEX_FILE);
    }
    // Segments that begin with a dot, empty ones, backslashes and control characters are no files
    // of ours.
    if (!SAFE.matcher(path).matches() || isPrivate(path)) {
      return NOWHERE;
    }
    if (path.equals(INDEX_FILE)) {
      return new PageRoute(Kind.INDEX, INDEX_FILE);
    }
    return new PageRoute(VERSIONED.matcher(path).matches() ? Kind.VERSIONED_FILE : Kind.FILE, path);
  }

  private static boolean isBelow(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }

  private static boolean isPrivate(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return isBelow(lower, "/web-inf") || isBelow(lower, "/meta-inf");
  }
}
