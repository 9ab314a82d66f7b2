package org.tradewire.systemtests.stock;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradewire.launcher.process.Folders;
import org.tradewire.launcher.process.ProcessRegister;
import org.tradewire.launcher.server.ServerDistribution;
import org.tradewire.launcher.server.ServerKind;

/**
 * An unpacked server in a scratch folder, on which sections of the page are carried out by {@code
 * bash -e}. Ports are chosen so that it runs beside others.
 */
public final class StockServer implements AutoCloseable {
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final ServerKind kind;
  private final Path folder;
  private final StockPorts ports;
  private final DeployPage page = DeployPage.read();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Set<String> carriedOut = new LinkedHashSet<>();
  private int runs;

  private StockServer(ServerKind kind, Path folder, Path home) {
    this.kind = kind;
    this.folder = folder;
    this.ports = StockPorts.free(kind);
    variables.put(kind.name(), home.toString());
    variables.put("ETC", folder.resolve("etc").toString());
    variables.put("FEED", folder.resolve("feed").toString());
    variables.put(ports.variable(), Integer.toString(ports.base()));
  }

  /** Unpacks a server into an empty folder. */
  public static StockServer unpack(ServerKind kind, Path zip, Path folder) {
    try {
      Path scratch = folder.toAbsolutePath();
      Folders.delete(scratch);
      Path home = ServerDistribution.unpack(kind, zip, scratch).home();
      makeExecutable(home.resolve("bin"));
      return new StockServer(kind, scratch, home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code unzip} leaves them. */
  private static void makeExecutable(Path bin) throws IOException {
    try (Stream<Path> files = Files.list(bin)) {
      for (Path file : files.filter(path -> !path.toString().endsWith(".jar")).toList()) {
        if (!file.toFile().setExecutable(true)) {
          throw new IOException("cannot make " + file + " executable");
        }
      }
    }
  }

  /** Sets a variable of the page. */
  public StockServer with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** Pages, REST and sockets of the application. */
  public int httpPort() {
    return ports.http();
  }

  /** A path in the scratch folder. */
  public Path folder(String name) {
    return folder.resolve(name);
  }

  /** All sections with commands for this server from one to another, both included. */
  public void run(String first, String last) {
    List<String> sections = page.sections(kind);
    sections.subList(sections.indexOf(first), sections.indexOf(last) + 1).forEach(this::run);
  }

  /**
   * Carries a section out.
   *
   * @throws IllegalStateException when a command fails, or prints something else than the page says
   */
  public void run(String section) {
    try {
      Path outputs = Files.createDirectories(folder.resolve("run-" + ++runs));
      StringBuilder script = new StringBuilder("set -e\n");
      page.of(DeployPage.VARIABLES, kind).forEach(block -> script.append(block.content()));
      List<DeployPage.Block> blocks = page.of(section, kind);
      for (int i = 0; i < blocks.size(); i++) {
        if (blocks.get(i).language().equals("sh")) {
          script.append("exec > ").append(output(outputs, i)).append(" 2>&1\n");
          script.append(blocks.get(i).content());
        }
      }
      Path file = Files.writeString(outputs.resolve("commands.sh"), script);
      int code = bash(file, outputs);
      if (code != 0) {
        throw new IllegalStateException(
            "deploy.md, " + section + ": exit code " + code + "\n" + printed(outputs));
      }
      compare(section, blocks, outputs);
      carriedOut.add(section);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sections that were carried out here. */
  public Set<String> carriedOut() {
    return Set.copyOf(carriedOut);
  }

  private static Path output(Path outputs, int block) {
    return outputs.resolve("block-" + block + ".txt");
  }

  private int bash(Path script, Path outputs) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-e", script.toString());
    builder.environment().putAll(variables);
    builder.directory(outputs.toFile());
    builder.redirectErrorStream(true).redirectOutput(outputs.resolve("variables.txt").toFile());
    builder.redirectInput(new File("/dev/null"));
    Process bash = builder.start();
    try {
      if (!bash.waitFor(STEP.toSeconds(), TimeUnit.SECONDS)) {
        bash.descendants().forEach(ProcessHandle::destroyForcibly);
        bash.destroyForcibly();
        return -1;
      }
      return bash.exitValue();
    } catch (InterruptedException e) {
      bash.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Each line that the page shows, in this order, is part of a line that was printed. */
  private static void compare(String section, List<DeployPage.Block> blocks, Path outputs)
      throws IOException {
    String printed = "";
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).language().equals("sh")) {
        printed = Files.readString(output(outputs, i));
        continue;
      }
      int from = 0;
      for (String line : blocks.get(i).content().lines().toList()) {
        int at = printed.indexOf(line.strip(), from);
        if (at < 0) {
          throw new IllegalStateException(
              "deploy.md, " + section + ": no \"" + line + "\" was printed, but\n" + printed);
        }
        from = at + line.strip().length();
      }
    }
  }

  private static String printed(Path outputs) throws IOException {
    try (Stream<Path> files = Files.list(outputs)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    }
  }

  /** What a command of the server's own prints, for checks beside the page. */
  public Outcome tell(String commands) {
    try {
      Path outputs = Files.createDirectories(folder.resolve("run-" + ++runs));
      StringBuilder script = new StringBuilder();
      page.of(DeployPage.VARIABLES, kind).forEach(block -> script.append(block.content()));
      script.append("exec > ").append(output(outputs, 0)).append(" 2>&1\n").append(commands);
      int code = bash(Files.writeString(outputs.resolve("commands.sh"), script), outputs);
      return new Outcome(code, printed(outputs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a command ended with.
   *
   * @param code 0 where it succeeded
   */
  public record Outcome(int code, String printed) {}

  /** What the server has logged so far. */
  public String log() {
    return text(
        switch (kind) {
          case PAYARA -> logFolder().resolve("server.log");
          case WILDFLY -> folder("etc").resolve("wildfly.log");
        });
  }

  /** {@link #log} and every file beside it: WildFly writes more into one than to its console. */
  public String logs() {
    try (Stream<Path> files = Files.walk(logFolder())) {
      return log()
          + files
              .filter(Files::isRegularFile)
              .map(StockServer::text)
              .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path logFolder() {
    return Path.of(variables.get(kind.name()))
        .resolve(
            switch (kind) {
              case PAYARA -> "glassfish/domains/tradewire/logs";
              case WILDFLY -> "standalone/log";
            });
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The stack of every thread of the server, as {@code jcmd} prints them. */
  public List<String> threads() {
    String pid =
        processes().stream()
            .filter(process -> process.info().command().orElse("").endsWith("java"))
            .filter(
                process ->
                    process.info().commandLine().orElse("").contains(variables.get(kind.name())))
            .map(process -> Long.toString(process.pid()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the server does not run"));
    Outcome outcome = tell("jcmd " + pid + " Thread.print");
    if (outcome.code() != 0) {
      throw new IllegalStateException(outcome.printed());
    }
    return List.of(outcome.printed().split("\n\n"));
  }

  /** Ends every process that was started from the scratch folder. */
  @Override
  public void close() {
    List<ProcessHandle> ours = processes();
    ours.forEach(ProcessHandle::destroy);
    for (ProcessHandle process : ours) {
      if (!ProcessRegister.awaitEnd(process, GRACE)) {
        process.destroyForcibly();
        ProcessRegister.awaitEnd(process, GRACE);
      }
    }
  }

  /** By the whole line: where it is long, as Payara's, the system shows no single arguments. */
  private List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder + "/"))
        .toList();
  }
}
