package org.tradewire.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.process.JavaHome;
import org.tradewire.launcher.process.LaunchException;
import org.tradewire.launcher.process.Sentences;
import org.tradewire.launcher.server.ServerKeys;

/**
 * Starts a whole installation and keeps it until Ctrl-C or a signal. The options are system
 * properties, see {@link LaunchOptions}; every other {@code tradewire.*} goes on to the server, see
 * {@link ServerKeys}; the password may also stand in the environment as {@code
 * TRADEWIRE_DEMO_PASSWORD}, which no other user can read. The build adds {@code launcher.ear},
 * {@code launcher.server.zip} and, so that nothing outlives a killed build, {@code
 * launcher.stop-with-parent=true}.
 *
 * <p>Exit codes: 0 stopped by the user, 1 a step failed or a part ended by itself, 2 wrong options.
 */
public final class Launcher {
  private static final Logger LOG = Logger.getLogger(Launcher.class.getName());

  private Launcher() {}

  /** See the class. */
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset(); // the terminal shows our lines only
    Progress progress = new Progress(System.out, System::nanoTime);
    StopOrder stops = new StopOrder(progress);
    Runtime.getRuntime().addShutdownHook(new Thread(stops::stopAll, "stop"));
    System.exit(launch(progress, stops));
  }

  private static int launch(Progress progress, StopOrder stops) {
    LaunchOptions options;
    try {
      JavaHome.require(Runtime.version().feature());
      options = LaunchOptions.parse(Launcher::option, Path.of(""));
    } catch (LaunchException e) {
      progress.say("Tradewire did not start: " + e.getMessage());
      return 2;
    }
    Path log = options.dataDirectory().resolve("logs").resolve("launcher.log");
    try {
      CompletableFuture<String> end = start(options, progress, stops);
      report(
          progress,
          stops,
          "Tradewire stops: " + end.join() + ". See the logs in " + log.getParent() + ".");
    } catch (LaunchException e) {
      LOG.log(Level.SEVERE, e.getMessage(), e);
      String where = e.log().map(path -> " See " + path + ".").orElse("");
      report(progress, stops, "Tradewire did not start: " + e.getMessage() + where);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "unexpected failure", e);
      report(
          progress,
          stops,
          "Tradewire did not start: " + Sentences.firstLine(e) + ". See " + log + ".");
    }
    return 1;
  }

  /** Why everything ends, unless the user ended it. */
  private static void report(Progress progress, StopOrder stops, String sentence) {
    if (!stops.isStopping()) {
      progress.say(sentence);
    }
  }

  private static CompletableFuture<String> start(
      LaunchOptions options, Progress progress, StopOrder stops) {
    DataDirectory data =
        stops.add(StopOrder.Part.DATA_DIRECTORY, DataDirectory.open(options.dataDirectory()));
    logTo(data.log("launcher"));
    stopWithParent();
    StartUp startUp =
        new StartUp(options, file("launcher.ear"), file("launcher.server.zip"), progress, stops);
    CompletableFuture<String> end = startUp.run(data);
    progress.step("ready");
    progress.say(Welcome.text(options, data, startUp.console()));
    return end;
  }

  private static String option(String name) {
    String value = System.getProperty(name);
    return value == null && name.equals("tradewire.demo.password")
        ? System.getenv("TRADEWIRE_DEMO_PASSWORD")
        : value;
  }

  private static Path file(String property) {
    String value = System.getProperty(property);
    if (value == null || value.isBlank()) {
      throw new LaunchException("The property " + property + " is missing; start with mvn -Prun.");
    }
    return Path.of(value).toAbsolutePath().normalize();
  }

  /** What libraries log goes to a file. */
  private static void logTo(Path log) {
    try {
      FileHandler file = new FileHandler(log.toString().replace("%", "%%"), true);
      file.setFormatter(new SimpleFormatter());
      Logger.getLogger("").addHandler(file);
    } catch (IOException e) {
      throw new LaunchException(
          "The log " + log + " cannot be written: " + Sentences.reason(e) + ".", null, e);
    }
  }

  private static void stopWithParent() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    if (Boolean.getBoolean("launcher.stop-with-parent") && parent.isPresent()) {
      CompletableFuture<Void> unused = parent.get().onExit().thenRun(() -> System.exit(0));
    }
  }
}
