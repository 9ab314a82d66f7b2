package org.tradewire.systemtests.stock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code docker/environment.sh}, which the entrypoints of both servers begin with, makes of
 * the environment of a container.
 */
class EnvironmentScriptTest {

  private static final String DATABASE =
      "printf '%s\\n' \"$TRADEWIRE_DATABASE_HOST\" \"$TRADEWIRE_DATABASE_PORT\""
          + " \"$TRADEWIRE_DATABASE_NAME\" \"$TRADEWIRE_DATABASE_USER\""
          + " \"$TRADEWIRE_DATABASE_PASSWORD\" \"$TRADEWIRE_DATABASE_SSLMODE\"";

  @TempDir Path secrets;

  private record Said(int exitCode, String out, String err) {}

  @BeforeEach
  void make() throws IOException {
    for (String file :
        List.of("database-password", "relay-password", "jwt-private.pem", "jwt-public.pem")) {
      Files.writeString(secrets.resolve(file), "secret");
    }
  }

  @Test
  void shouldLeadToTheRelayOfCompose() throws Exception {
    assertThat(relay(Map.of())).isEqualTo("redis://:secret@relay:6379");
    assertThat(relay(Map.of("TRADEWIRE_RELAY_HOST", "none"))).isEqualTo("none");
  }

  /** Else the key, which goes first, would hide the other name of it. */
  @Test
  void shouldLeaveTheAddressToTheOtherName() throws Exception {
    assertThat(relay(Map.of("REDIS_URL", "redis://other"))).isEqualTo("none");
    assertThat(relay(Map.of("REDIS_URL", "redis://other", "TRADEWIRE_RELAY_HOST", "own")))
        .isEqualTo("redis://:secret@own:6379");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void shouldLeadToTheDatabaseOfComposeWhereNoAddressIsGiven(String blank) throws Exception {
    Said said = run(Map.of("DATABASE_URL", blank), DATABASE);

    assertThat(said)
        .isEqualTo(new Said(0, "database\n5432\ntradewire\ntradewire\nsecret\nprefer\n", ""));
  }

  /** Host, port, name, user, password, sslmode. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "postgresql://me:pw@db.example.org:6543/trade | db.example.org 6543 trade me pw prefer",
        "postgresql+asyncpg://me:pw@db:6543/trade | db 6543 trade me pw prefer",
        "postgres://me:pw@10.0.0.7/trade | 10.0.0.7 5432 trade me pw prefer",
        "postgresql://me:pw@[2001:db8::7]:6543/trade | [2001:db8::7] 6543 trade me pw prefer",
        "postgresql://me:pw@[::1]/trade | [::1] 5432 trade me pw prefer",
        "postgresql://db | db 5432 tradewire tradewire secret prefer",
        "postgresql://me@db/ | db 5432 tradewire me secret prefer",
        "postgresql://m%40e:%3Ap%2fw%40%25%3F%23%24%C3%A4@db/t_1 | db 5432 t_1 m@e :p/w@%?#$ä prefer",
        "postgresql://me:a'b\"c\\d*e$HOME;f&g@db/t | db 5432 t me a'b\"c\\d*e$HOME;f&g prefer",
        "postgresql://me:p:w@x@db/t | db 5432 t me p:w@x prefer",
        "postgresql://me:pw@db/t?sslmode=verify-full | db 5432 t me pw verify-full",
        "postgresql+asyncpg://me:pw@db/t?ssl=require | db 5432 t me pw require",
        "postgresql+asyncpg://me:pw@db/t?ssl=true | db 5432 t me pw verify-full",
        "postgresql+asyncpg://me:pw@db?ssl=false | db 5432 tradewire me pw disable"
      })
  void shouldTakeTheAddressOfTheDatabaseApart(String url, String parts) throws Exception {
    Said said = run(Map.of("DATABASE_URL", "  " + url + " "), DATABASE);

    assertThat(said.err()).isEmpty();
    assertThat(said.out().lines().toList())
        .startsWith("tradewire: the database is that of DATABASE_URL.")
        .endsWith(parts.split(" "))
        .hasSize(7);
  }

  @Test
  void shouldKeepBlanksOfAPasswordAndNeedNoFileOfOneThatIsGiven() throws Exception {
    Files.delete(secrets.resolve("database-password"));

    Said said = run(Map.of("DATABASE_URL", "postgresql://me:%20p%20w%20@db/t"), DATABASE);

    assertThat(said.out()).contains("\n p w \n");
  }

  @Test
  void shouldTakeAnOwnVariableBeforeThePartOfTheAddress() throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("DATABASE_URL", "postgresql://me:pw@db:1/t?sslmode=require&connect_timeout=9");
    environment.put("TRADEWIRE_DATABASE_HOST", "own");
    environment.put("TRADEWIRE_DATABASE_PORT", "7");
    environment.put("TRADEWIRE_DATABASE_USER", "");
    environment.put("TRADEWIRE_DATABASE_SSLMODE", "disable");

    Said said = run(environment, DATABASE);

    assertThat(said.out())
        .isEqualTo(
            "tradewire: these parameters of DATABASE_URL do nothing here: connect_timeout.\n"
                + "tradewire: the database is that of DATABASE_URL; these go before what it says:"
                + " TRADEWIRE_DATABASE_HOST TRADEWIRE_DATABASE_PORT TRADEWIRE_DATABASE_SSLMODE.\n"
                + "own\n7\nt\nme\npw\ndisable\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql://me:hidden@db/t | must begin with postgresql://",
        "me:hidden@db/t | must begin with postgresql://",
        "postgresql://me:hid/den@db/t | its port is no number",
        "postgresql://me:12?hidden@db/t | @ not behind ?",
        "postgresql://me:12#hidden@db/t | # stands nowhere in it",
        "postgresql://me:hidden%2@db/t | its password a % is not followed by two hexadecimal digits",
        "postgresql://me:hidden%zz@db/t | its password a % is not followed by two hexadecimal digits",
        "postgresql://me:hidden%0A@db/t | its password holds a control character",
        "postgresql://me:hid%00den@db/t | its password holds a control character",
        "postgresql://me:hidden$%7Bx@db/t | its password holds ${",
        "postgresql://me:hidden@db:54x/t | its port is no number",
        "postgresql://me:hidden@one,two/t | its host is no name or address of one host",
        "postgresql://me:hidden@[::g]/t | its host in brackets is no IPv6 address",
        "postgresql://me:hidden@db/a%20b | the name of its database has other characters",
        "postgresql://me:pw@db/t?sslmode=hidden | sslmode is one of disable, allow, prefer",
        "postgresql://me:pw@db/t?hidden | behind ? stands something else than parameters"
      })
  void shouldEndWithASentenceThatShowsNoPartOfAnAddressThatCannotBeUnderstood(
      String url, String sentence) throws Exception {
    Said said = run(Map.of("DATABASE_URL", url), DATABASE);

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .startsWith("tradewire: DATABASE_URL")
        .contains(sentence)
        .doesNotContain("hid");
  }

  /** Whatever another program is given on its command line, everybody on the machine may read. */
  @Test
  void shouldStartNoProgramThatCouldBeGivenThePasswordAndLeaveTheAddressToNone() throws Exception {
    Path programs = Files.createDirectory(secrets.resolve("programs"));
    Files.createSymbolicLink(programs.resolve("cat"), Path.of("/bin/cat"));
    Files.createSymbolicLink(programs.resolve("hostname"), Path.of("/bin/hostname"));

    Said said =
        run(
            Map.of(
                "DATABASE_URL",
                "postgresql://me:p%20w@db/t?sslmode=require",
                "PATH",
                programs.toString()),
            "/usr/bin/env");

    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .contains("\nTRADEWIRE_DATABASE_PASSWORD=p w\n")
        .contains("\nTRADEWIRE_DATABASE_SSLMODE=require\n")
        .doesNotContain("\nDATABASE_URL=", "postgresql://");
  }

  /** As a line of {@code .env} without a value leaves it; nodes would run without a relay. */
  @Test
  void shouldTakeABlankAddressForNone() throws Exception {
    for (String blank : List.of("", " ", "\t\n")) {
      assertThat(relay(Map.of("REDIS_URL", blank))).isEqualTo("redis://:secret@relay:6379");
    }
  }

  private String relay(Map<String, String> environment) throws IOException, InterruptedException {
    Said said = run(environment, "printf %s \"${TRADEWIRE_REDIS_URI:-none}\"");
    assertThat(said.exitCode()).as(said.err()).isZero();
    return said.out();
  }

  /** As the entrypoints do it. */
  private Said run(Map<String, String> environment, String then)
      throws IOException, InterruptedException {
    Path script = root().resolve("docker/environment.sh");
    Path errors = secrets.resolve("errors");
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-euc", ". " + script + "; " + then);
    shell
        .environment()
        .keySet()
        .removeIf(name -> name.matches("TRADEWIRE_.*|REDIS_URL|DATABASE_URL|MAVEN_CMD_LINE_ARGS"));
    shell.environment().put("TRADEWIRE_SECRETS", secrets.toString());
    shell.environment().putAll(environment);
    Process process = shell.redirectError(errors.toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Said(process.waitFor(), said, Files.readString(errors));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docker/environment.sh"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
