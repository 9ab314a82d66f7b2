package org.tradewire.trading.shared.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receivers that {@code ear/docs/webhooks.md} shows take what is signed here, and no other. */
class WebhookGuideTest {
  private static final String SECRET = "whsec_0123456789abcdef0123456789";
  private static final String OLD_SECRET = "whsec_abcdefghijklmnopqrstuvwxyz";
  private static final long SENT = 1_700_000_000L;
  private static final String BODY = "{\"text\":\"größer\"}";

  /** Header, body, seconds now, and whether the request is genuine. */
  private record Case(String header, String body, long now, boolean genuine) {}

  @TempDir private Path folder;

  @Test
  void shouldVerifyInPython() throws Exception {
    Path program = folder.resolve("receiver.py");
    Files.writeString(
        program,
        example("python")
            + """

            import sys
            body = sys.stdin.buffer.read()
            print(verify(sys.argv[1], body, sys.argv[2], now=int(sys.argv[3])))
            """);

    assertVerifies("python3", program, "True", "False");
  }

  @Test
  void shouldVerifyInJavaScript() throws Exception {
    Path program = folder.resolve("receiver.mjs");
    Files.writeString(
        program,
        example("javascript")
            + """

            import { readFileSync } from "node:fs";
            const [header, secret, now] = process.argv.slice(2);
            console.log(verify(header, readFileSync(0), secret, 300, Number(now)));
            """);

    assertVerifies("node", program, "true", "false");
  }

  private void assertVerifies(String interpreter, Path program, String yes, String no)
      throws Exception {
    assumeTrue(isInstalled(interpreter), interpreter + " is not installed");
    List<String> answers = new ArrayList<>();
    for (Case each : cases()) {
      answers.add(
          run(
              each.body(),
              interpreter,
              program.toString(),
              each.header(),
              SECRET,
              Long.toString(each.now())));
    }

    assertThat(answers)
        .containsExactlyElementsOf(
            cases().stream().map(each -> each.genuine() ? yes : no).toList());
  }

  private static List<Case> cases() throws UnfitWebhookException {
    WebhookSecret secret = WebhookSecret.of(SECRET);
    WebhookSecret old = WebhookSecret.of(OLD_SECRET);
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    String signed = WebhookSignature.of(List.of(secret), SENT, body);
    String foreign = WebhookSignature.of(List.of(old), SENT, body);
    return List.of(
        new Case(signed, BODY, SENT + 2, true),
        new Case(WebhookSignature.of(List.of(old, secret), SENT, body), BODY, SENT + 2, true),
        new Case(signed, BODY, SENT + 301, false),
        new Case(signed, BODY, SENT - 301, false),
        new Case(signed, BODY + " ", SENT + 2, false),
        new Case(signed.replace("t=1", "t=2"), BODY, 2_700_000_000L, false),
        new Case(foreign, BODY, SENT + 2, false),
        new Case("t=" + SENT, BODY, SENT + 2, false),
        new Case("t=" + SENT + ",v1=", BODY, SENT + 2, false),
        new Case("t=" + SENT + ",v1", BODY, SENT + 2, false),
        new Case(signed.replace("v1=", "v0="), BODY, SENT + 2, false),
        new Case(signed.substring(signed.indexOf("v1")), BODY, SENT + 2, false),
        new Case("nonsense", BODY, SENT + 2, false),
        new Case("", BODY, SENT + 2, false));
  }

  private static String example(String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(guide()));
    assertThat(block.find()).as("an example in %s", language).isTrue();
    return block.group(1);
  }

  private static Path guide() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("ear/docs/webhooks.md"))) {
      root = root.getParent();
    }
    return root.resolve("ear/docs/webhooks.md");
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
  }

  private String run(String input, String... command) throws Exception {
    Path given = Files.writeString(folder.resolve("body"), input);
    Process process =
        new ProcessBuilder(command).redirectInput(given.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return said.strip();
  }
}
