package org.tradewire.launcher.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.launcher.process.JavaHome;
import org.tradewire.launcher.process.OwnerOnly;
import org.tradewire.launcher.process.Tools;

/** Payara's command line, for what has to be done before a domain runs. */
final class Asadmin {
  private static final String PRE_BOOT = "pre-boot.asadmin";

  private final Path home;
  private final Path domains;
  private final Path log;

  /**
   * A command line for the domains of one folder.
   *
   * @param log what it prints, for sentences
   */
  Asadmin(Path home, Path domains, Path log) {
    this.home = home;
    this.domains = domains;
    this.log = log;
  }

  /**
   * Where {@link #setPassword} leaves the administrator's password, which Payara reads from its
   * input.
   */
  Path passwordFile() {
    return domains.resolve("admin-password");
  }

  /** Gives the administrator of a new domain a password. */
  void setPassword(String domain, String password) throws IOException {
    Path change = domains.resolve("admin-password-change");
    OwnerOnly.write(change, "AS_ADMIN_PASSWORD=\nAS_ADMIN_NEWPASSWORD=" + password + "\n");
    run(
        change,
        "change-admin-password",
        "--domaindir",
        domains.toString(),
        "--domain_name",
        domain);
    Files.delete(change);
    OwnerOnly.write(passwordFile(), "AS_ADMIN_PASSWORD=" + password + "\n");
  }

  /**
   * Asks how to start the domain as it is now configured.
   *
   * @param commands run by Payara before it listens; none where empty
   * @return the command line of the server's JVM
   */
  List<String> startCommand(String domain, List<String> commands) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--dry-run", "--domaindir"));
    arguments.add(domains.toString());
    Path file = domains.resolve(PRE_BOOT);
    if (commands.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, String.join("\n", commands) + "\n");
      arguments.add("--prebootcommandfile=" + file);
    }
    arguments.add(domain);
    return command(run(passwordFile(), "start-domain", arguments.toArray(String[]::new)));
  }

  /** One argument a line, between the first line and an empty one. */
  static List<String> command(List<String> printed) {
    List<String> command = new ArrayList<>();
    for (String line : printed.subList(Math.min(1, printed.size()), printed.size())) {
      if (line.isBlank()) {
        break;
      }
      command.add(line);
    }
    return command;
  }

  private List<String> run(Path passwords, String what, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", home.resolve("glassfish/bin/asadmin").toString()));
    command.addAll(
        List.of("--interactive=false", "--user", "admin", "--passwordfile", passwords.toString()));
    command.add(what);
    command.addAll(List.of(arguments));
    return Tools.run(command, "AS_JAVA", JavaHome.home(), "asadmin " + what, log);
  }
}
