package org.tradewire.systemtests.stock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Relative links of Markdown pages: to files of the same tree, and to headings in them. */
public final class PageLinks {
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("^[a-z]+:.*");
  private static final Pattern FENCES = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  private PageLinks() {}

  /** Every page below some folders or files, but for what a build has made. */
  public static List<Path> pages(Path root, String... below) {
    return Stream.of(below).flatMap(each -> pages(root.resolve(each)).stream()).sorted().toList();
  }

  private static List<Path> pages(Path top) {
    try (Stream<Path> files = Files.walk(top)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Links that lead nowhere.
   *
   * @param root what lies outside of it is not there
   * @return for each {@code PAGE: LINK}
   */
  public static List<String> broken(Path root, List<Path> pages) {
    return pages.stream()
        .flatMap(
            page ->
                LINK.matcher(CODE.matcher(text(page)).replaceAll(""))
                    .results()
                    .map(found -> found.group(1))
                    .filter(link -> !ELSEWHERE.matcher(link).matches())
                    .filter(link -> !leadsSomewhere(root, page, link))
                    .map(link -> root.relativize(page) + ": " + link))
        .toList();
  }

  private static boolean leadsSomewhere(Path root, Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return target.startsWith(root)
        && Files.exists(target)
        && (parts.length == 1
            || Files.isRegularFile(target) && headings(target).anyMatch(parts[1]::equals));
  }

  /** As GitHub names them: in small letters, spaces as dashes, without punctuation. */
  private static Stream<String> headings(Path page) {
    return HEADING
        .matcher(FENCES.matcher(text(page)).replaceAll(""))
        .results()
        .map(found -> found.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
