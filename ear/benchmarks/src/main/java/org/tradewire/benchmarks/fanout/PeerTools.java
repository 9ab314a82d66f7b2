package org.tradewire.benchmarks.fanout;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The runner of other servers, copied to a folder of ours and built there as far as possible. */
final class PeerTools {

  private static final long LONGEST_MINUTES = 10;
  private static final List<String> PACKAGES =
      List.of(
          "gcc",
          "make",
          "curl",
          "nginx-light",
          "libnginx-mod-nchan",
          "nats-server",
          "golang-go",
          "golang-github-gorilla-websocket-dev");
  private static final List<String> PROGRAMS =
      List.of("gcc", "make", "curl", "nginx", "nats-server", "go");

  private final Path folder;
  private final Map<String, String> missing = new LinkedHashMap<>();

  private PeerTools(Path folder) {
    this.folder = folder;
  }

  /**
   * Copies and builds; what was built before is kept.
   *
   * @param source the folder of {@code run-peer}, which may be read-only
   * @throws IOException when there is no such runner or its load client cannot be built
   */
  static PeerTools prepare(Path source, Path folder) throws IOException, InterruptedException {
    if (!Files.isRegularFile(source.resolve("run-peer"))) {
      throw new IOException("there is no run-peer in " + source);
    }
    copy(source, folder);
    Files.createDirectories(folder.resolve("log"));
    Files.deleteIfExists(folder.resolve("results.jsonl"));
    PeerTools tools = new PeerTools(folder);
    tools.install();
    tools.build();
    return tools;
  }

  private static void copy(Path source, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(source)) {
      files = walk.toList();
    }
    for (Path each : files) {
      Path to = folder.resolve(source.relativize(each).toString());
      if (Files.isDirectory(each)) {
        Files.createDirectories(to);
      } else {
        Files.copy(
            each, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        if (!to.toFile().setWritable(true)) {
          throw new IOException(to + " cannot be made writable");
        }
      }
    }
  }

  /** Installs Debian packages where programs are missing and this user may. */
  private void install() throws IOException, InterruptedException {
    boolean complete = PROGRAMS.stream().allMatch(PeerTools::onPath);
    if (complete || !onPath("apt-get") || !"root".equals(System.getProperty("user.name"))) {
      return;
    }
    // RUNLEVEL keeps Debian from starting the servers that it installs.
    List<String> command = new ArrayList<>(List.of("env", "RUNLEVEL=1"));
    command.addAll(List.of("DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y"));
    command.add("--no-install-recommends");
    command.addAll(PACKAGES);
    run("install", command);
  }

  private void build() throws IOException, InterruptedException {
    if (!Files.exists(folder.resolve("wsfan")) && run("wsfan", List.of("make", "wsfan")) != 0) {
      throw new IOException("the load client cannot be built; see " + log("wsfan"));
    }
    require("nats", onPath("nats-server"), "there is no nats-server");
    require("nchan", onPath("nginx"), "there is no nginx");
    if (!Files.exists(folder.resolve("fanpub"))) {
      boolean built = run("fanpub", List.of("make", "fanpub")) == 0;
      require("nats", built, "its publisher cannot be built, see " + log("fanpub"));
      require("nchan", built, "its publisher cannot be built, see " + log("fanpub"));
    }
    if (!Files.exists(folder.resolve("go/hub"))) {
      require("go", run("go", List.of("make", "go/hub")) == 0, "see " + log("go"));
    }
    java("undertow");
    java("tyrus");
  }

  private void java(String peer) throws IOException, InterruptedException {
    if (Files.isDirectory(folder.resolve("java").resolve(peer).resolve("classes"))) {
      return;
    }
    String copy =
        "cd java/"
            + peer
            + " && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:"
            + "copy-dependencies -DoutputDirectory=lib && cd ../.. && java/build.sh "
            + peer;
    require(peer, run(peer, List.of("sh", "-c", copy)) == 0, "see " + log(peer));
  }

  private void require(String peer, boolean holds, String otherwise) {
    if (!holds) {
      missing.putIfAbsent(peer, peer + " could not be built: " + otherwise + ".");
    }
  }

  private static boolean onPath(String program) {
    return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator))
        .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
  }

  private Path log(String step) {
    return folder.resolve("log").resolve("build-" + step + ".log");
  }

  private int run(String step, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log(step).toFile())
            .start();
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      Programs.end(process, 5, TimeUnit.SECONDS);
      return -1;
    }
    return process.exitValue();
  }

  Path folder() {
    return folder;
  }

  /** A sentence for each server that cannot be measured, by name. */
  Map<String, String> missing() {
    return missing;
  }
}
