package org.tradewire.launcher;

import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.server.NodeSettings;
import org.tradewire.launcher.server.ServerConsole;

/** What the user needs to know once everything runs. */
final class Welcome {
  private static final String USERS = "trader1, trader2, dealer, risk, admin, monitor, service";

  private Welcome() {}

  static String text(LaunchOptions options, DataDirectory data, ServerConsole console) {
    return String.join(
        System.lineSeparator(),
        "",
        "  Tradewire is ready on " + options.server().id() + ".",
        "",
        "  Dashboard  http://localhost:" + options.httpPort() + "/",
        "  Users      " + USERS,
        "  Password   " + data.secrets().get(NodeSettings.DEMO_PASSWORD),
        "  Console    " + console.address(),
        "             user " + console.user() + ", password in " + console.passwordFile(),
        "  Data       " + data.root(),
        "",
        "  Ctrl-C stops everything.",
        "");
  }
}
