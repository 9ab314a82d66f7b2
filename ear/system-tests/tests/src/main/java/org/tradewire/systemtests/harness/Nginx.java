package org.tradewire.systemtests.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.tradewire.launcher.process.Ports;
import org.tradewire.systemtests.client.RestClient;

/**
 * A real nginx before some nodes, with the configuration of {@code docker/nginx} (only its ports
 * and its log are others) and a certificate of its own. Not thread-safe.
 */
public final class Nginx implements AutoCloseable {
  /** Why tests are skipped where {@link #isInstalled} says no. */
  public static final String MISSING = "nginx or openssl is not installed";

  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** So many answers of the new workers in a row say that no old one takes connections. */
  private static final int SURE = 5;

  private final Path folder;
  private final Set<URI> nodes;
  private final int httpsPort = Ports.free();
  private final int httpPort = Ports.free();
  private final int generationPort = Ports.free();
  private final Process process;
  private int generation;

  private Nginx(String name, List<URI> nodes) throws IOException {
    this.nodes = Set.copyOf(nodes);
    folder = Files.createDirectories(Path.of("target", name)).toAbsolutePath();
    Files.createDirectories(folder.resolve("tradewire"));
    Files.createDirectories(folder.resolve("logs"));
    makeCertificate();
    String configuration = Files.readString(shipped("tradewire.conf"));
    Files.writeString(
        folder.resolve("tradewire.conf"),
        configuration
            .replace("listen 80;", "listen 127.0.0.1:" + httpPort + ";")
            .replace("listen 443 ssl;", "listen 127.0.0.1:" + httpsPort + " ssl;")
            .replace("/var/log/nginx/", "logs/"));
    configure(nodes);
    run(command("-t"));
    process =
        new ProcessBuilder(command("-g", "daemon off;"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("logs/console.log").toFile())
            .start();
    awaitGeneration();
  }

  /** Whether it can be run here. */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM) && Files.isExecutable(OPENSSL);
  }

  /**
   * Starts one before these nodes; returns when it answers.
   *
   * @param name of its folder
   */
  public static Nginx before(String name, List<URI> nodes) {
    try {
      return new Nginx(name, nodes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of clients, {@code https://}. */
  public URI base() {
    return URI.create("https://localhost:" + httpsPort + "/");
  }

  /** The address that redirects to {@link #base}. */
  public URI plainBase() {
    return URI.create("http://localhost:" + httpPort + "/");
  }

  /** All that is in its logs. */
  public String logged() {
    try (Stream<Path> logs = Files.list(folder.resolve("logs"))) {
      StringBuilder all = new StringBuilder();
      for (Path each : logs.sorted().toList()) {
        all.append(Files.readString(each));
      }
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Trusts its certificate and no other. */
  public SSLContext trust() {
    try (InputStream in = Files.newInputStream(folder.resolve("tradewire/certificate.pem"))) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "nginx", CertificateFactory.getInstance("X.509").generateCertificate(in));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Sends new requests and sockets to these nodes alone, as an administrator does: the file of
   * nodes is edited and nginx reloads. Returns when only the new workers take connections; what was
   * open stays.
   */
  public void use(List<URI> those) {
    try {
      configure(those);
      run(command("-s", "reload"));
      awaitGeneration();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void configure(List<URI> those) throws IOException {
    generation++;
    String servers =
        nodes.stream()
            .map(
                node ->
                    "server "
                        + node.getAuthority()
                        + " max_fails=3 fail_timeout=5s"
                        + (those.contains(node) ? ";" : " down;"))
            .sorted()
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("tradewire/nodes.conf"), servers);
    Files.writeString(
        folder.resolve("nginx.conf"),
        """
        user %s;
        worker_processes 2;
        pid nginx.pid;
        error_log logs/error.log;
        events { worker_connections 4096; }
        http {
          include tradewire.conf;
          server { listen 127.0.0.1:%d; return 200 "%d"; }
        }
        """
            .formatted(System.getProperty("user.name"), generationPort, generation));
  }

  private void awaitGeneration() {
    RestClient anyone =
        RestClient.anonymous(URI.create("http://127.0.0.1:" + generationPort + "/"));
    Awaitility.await("nginx works as configured")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              for (int i = 0; i < SURE; i++) {
                if (!anyone.get("/").body().equals(Integer.toString(generation))) {
                  return false;
                }
              }
              return true;
            });
  }

  private void makeCertificate() throws IOException {
    run(
        List.of(
            OPENSSL.toString(),
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-keyout",
            folder.resolve("tradewire/key.pem").toString(),
            "-out",
            folder.resolve("tradewire/certificate.pem").toString()));
  }

  private List<String> command(String... more) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(PROGRAM.toString(), "-p", folder.toString()));
    command.addAll(List.of("-c", folder.resolve("nginx.conf").toString()));
    command.addAll(List.of(more));
    return command;
  }

  private static void run(List<String> command) throws IOException {
    Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (tool.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Path shipped(String name) {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("docker/nginx"))) {
      here = here.getParent();
    }
    return here.resolve("docker/nginx").resolve(name);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
