package org.tradewire.launcher.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.tradewire.launcher.process.OwnerOnly;

/**
 * Which lines of the scripts a node's folder has been given: a file beside its log. Where there is
 * no such file, the folder was never finished. A later start applies the lines that are not
 * recorded and no other, so that what an administrator has set stays, unless that very line is
 * another one now.
 */
final class ScriptRecord {
  private static final String FILE = "scripts-applied";
  private static final String LOG = "scripts-applied.log";
  private static final String HEADER =
      "# What Tradewire's scripts have set here; a start applies lines that are not listed.\n";

  /** Begins the line that names the distribution; no script is called so. */
  private static final String SERVER = "server ";

  /** How the address of a resource of WildFly's begins behind the name of the script. */
  private static final String RESOURCE = ": /";

  private static final String DRIVER = "postgresql.jar: ";

  private final Path file;
  private final Path log;

  /** The record of this folder, which need not exist. */
  ScriptRecord(Path folder) {
    file = folder.resolve(FILE);
    log = folder.resolve(LOG);
  }

  /** Names a script by its content: eight hexadecimal digits. */
  static String version(List<ScriptLine> script) {
    CRC32 checksum = new CRC32();
    script.forEach(line -> checksum.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return String.format("%08x", checksum.getValue());
  }

  /** Whether the folder was finished once. */
  boolean exists() {
    return Files.isRegularFile(file);
  }

  /** The lines of the script that are not recorded, in its order. */
  List<ScriptLine> missing(List<ScriptLine> script) throws IOException {
    Set<String> recorded = new HashSet<>(Files.readAllLines(file));
    return script.stream().filter(line -> !recorded.contains(line.toString())).toList();
  }

  /**
   * The recorded lines that the script has no more, in their order, but for those that another one
   * for the very same thing has replaced: what they set is still there.
   */
  List<String> dropped(List<ScriptLine> script) throws IOException {
    Set<String> things =
        script.stream().map(line -> thing(line.toString())).collect(Collectors.toSet());
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith(SERVER))
        .filter(line -> !things.contains(thing(line)))
        .toList();
  }

  /** What a line is about, without what it says of it. */
  private static String thing(String line) {
    if (line.startsWith(DRIVER)) {
      return DRIVER;
    }
    return line.replaceFirst(line.contains(RESOURCE) ? "(,value=|:add\\().*" : "=.*", "");
  }

  /**
   * Which distribution the folder was made for.
   *
   * @return empty where an older launcher made it, which did not say, and where nothing is recorded
   */
  Optional<String> server() throws IOException {
    if (!exists()) {
      return Optional.empty();
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(SERVER))
        .map(line -> line.substring(SERVER.length()))
        .findFirst();
  }

  /**
   * Records the whole script as applied, and in the log what was new.
   *
   * @param server the distribution that the folder is for
   * @param applied the lines that were applied this time
   * @param notes what the server said to some of them
   */
  void write(String server, List<ScriptLine> script, List<ScriptLine> applied, List<String> notes)
      throws IOException {
    StringBuilder lines = new StringBuilder(HEADER).append(SERVER).append(server).append('\n');
    script.forEach(line -> lines.append(line).append('\n'));
    OwnerOnly.write(file, lines.toString());
    Instant written = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
    String when = written + " " + version(script) + " ";
    StringBuilder entry = new StringBuilder();
    applied.forEach(line -> entry.append(when).append(line).append('\n'));
    notes.forEach(note -> entry.append(when).append("note: ").append(note).append('\n'));
    Files.writeString(log, entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Where each line stands with the time it was applied and the version that brought it. */
  Path log() {
    return log;
  }
}
