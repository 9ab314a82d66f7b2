package org.tradewire.systemtests.stock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewire.launcher.server.ServerKind;

/**
 * {@code ear/docs/deploy.md} as it is carried out: fenced blocks {@code sh SERVER} are commands,
 * {@code text SERVER} is what the commands before it must have printed. SERVER is a server's name,
 * or {@code both}.
 */
public final class DeployPage {
  /** The section whose commands every other one needs. */
  public static final String VARIABLES = "Variables";

  private static final Pattern BLOCK =
      Pattern.compile("(?m)^(?:## (.+)|```(\\w+)(?: (\\w+))?\\n((?s:.*?)\\n)```)$");

  private final String text;
  private final List<Block> blocks = new ArrayList<>();

  /**
   * A fenced block.
   *
   * @param section the heading above it
   * @param language the first word of its info string
   * @param server the second, empty where there is none
   */
  record Block(String section, String language, String server, String content) {
    boolean isFor(ServerKind kind) {
      return server.equals("both") || server.equalsIgnoreCase(kind.name());
    }
  }

  DeployPage(String text) {
    this.text = text;
    String section = "";
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        section = matcher.group(1).strip();
      } else {
        String server = matcher.group(3) == null ? "" : matcher.group(3);
        blocks.add(new Block(section, matcher.group(2), server, matcher.group(4)));
      }
    }
  }

  /** The page of the working tree that the tests run in. */
  public static DeployPage read() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("ear/docs/deploy.md"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException(
          "no ear/docs/deploy.md above " + Path.of("").toAbsolutePath());
    }
    try {
      return new DeployPage(Files.readString(folder.resolve("ear/docs/deploy.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole page. */
  public String text() {
    return text;
  }

  /** Headings of sections that hold commands for this server, in their order. */
  public List<String> sections(ServerKind kind) {
    return blocks.stream()
        .filter(block -> block.language().equals("sh") && block.isFor(kind))
        .map(Block::section)
        .distinct()
        .toList();
  }

  /** What the superuser of the database does. */
  public String sql() {
    return blocks.stream()
        .filter(block -> block.language().equals("sql"))
        .map(Block::content)
        .reduce("", String::concat);
  }

  List<Block> of(String section, ServerKind kind) {
    List<Block> found =
        blocks.stream()
            .filter(block -> block.section().equals(section))
            .filter(block -> block.isFor(kind))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "deploy.md has nothing to do for " + kind + " in " + section);
    }
    return found;
  }
}
