package org.tradewire.systemtests.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.tradewire.launcher.server.ServerKind;
import org.tradewire.systemtests.stock.StockServer.Outcome;

/**
 * Deployments that must fail with a sentence and leave nothing behind: no application, no thread of
 * ours, and a server that takes the next deployment without a restart.
 */
public final class RefusedDeployments {
  private final ServerKind kind;
  private final StockServer server;

  public RefusedDeployments(ServerKind kind, StockServer server) {
    this.kind = kind;
    this.server = server;
  }

  /** Deploys the page's EAR under its name, which is refused with all of these. */
  public void expect(String... sentences) {
    expectUnder(kind == ServerKind.PAYARA ? "tradewire" : "tradewire.ear", sentences);
  }

  /**
   * Deploys the page's EAR under a name, as tradewire.ear: for a file called otherwise Payara takes
   * the name in application.xml instead of the one that it is told. Refused with all of these.
   */
  public void expectUnder(String name, String... sentences) {
    int logged = server.log().length();
    Outcome outcome =
        server.tell(
            switch (kind) {
              case PAYARA ->
                  "cp \"$EAR\" tradewire.ear && asadmin deploy --name " + name + " tradewire.ear";
              case WILDFLY -> "cli \"deploy $EAR --name=" + name + " --runtime-name=" + name + "\"";
            });
    assertThat(outcome.code()).as(outcome.printed()).isNotZero();
    // Payara's answer to a command drops what a bean said; its log keeps it.
    String said = outcome.printed() + server.log().substring(logged);
    assertThat(kind == ServerKind.PAYARA ? said : outcome.printed()).contains(sentences);
    requireNothingLeft();
  }

  private void requireNothingLeft() {
    String left =
        server
            .tell(
                switch (kind) {
                  case PAYARA -> "asadmin list-applications";
                  case WILDFLY -> "cli 'deployment info'";
                })
            .printed()
            .toLowerCase(Locale.ROOT);
    assertThat(left)
        .doesNotContain(".ear")
        .doesNotContain("<ear")
        .doesNotContain("reload-required");
    if (kind == ServerKind.WILDFLY) {
      assertThat(server.tell("cli ':read-attribute(name=server-state)'").printed())
          .contains("running")
          .doesNotContain("required");
    }
    assertThat(server.threads()).noneMatch(stack -> stack.contains("org.tradewire"));
  }

  /** Sets the address of the relay. */
  public void relayAt(String uri) {
    Outcome outcome =
        server.tell(
            switch (kind) {
              case PAYARA ->
                  "asadmin set-config-property --source=domain --propertyName=tradewire.redis.uri"
                      + " '--propertyValue="
                      + uri
                      + "'";
              case WILDFLY ->
                  "cli '/system-property=tradewire.redis.uri:write-attribute(name=value,value=\""
                      + uri
                      + "\")'";
            });
    assertThat(outcome.code()).as(outcome.printed()).isZero();
  }
}
