package org.tradewire.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Java files are short, log events have one form, settings stand in the reference. */
class JavaSourcesArchTest {

  private static final int MAX_LINES = 350;

  private final Repository repository = Repository.here();
  private final JavaSources sources = JavaSources.of(repository);

  @Test
  void shouldHaveReadTheProduct() {
    assertThat(sources.names()).hasSizeGreaterThan(500);
  }

  @Test
  void shouldHoldNoFileThatIsTooLong() {
    assertThat(sources.longerThan(MAX_LINES)).isEmpty();
  }

  @Test
  void shouldNameLogEventsInOneForm() {
    assertThat(sources.oddEvents()).isEmpty();
  }

  @Test
  void shouldExplainEverySetting() throws IOException {
    Path reference = repository.root().resolve("ear/docs/configuration.md");

    assertThat(sources.settingsWithoutMentionIn(Files.readString(reference))).isEmpty();
  }

  @Test
  void shouldDescribeWhatComponentsSee() {
    assertThat(sources.wrongDescriptions("org/tradewire/trading/")).isEmpty();
  }

  @Test
  void shouldReportWhatBreaksARule() {
    JavaSources offences =
        new JavaSources(
            Map.of(
                "Long.java",
                "\n".repeat(4),
                "Log.java",
                "log(\"event=outbox-pruned\"); log(\"event=fine_name x\"); log(\"event=Bad_Name\");",
                "trading/risk/package-info.java",
                "/** Depends on {@code order}. */",
                "trading/risk/entity/Score.java",
                "import org.x.trading.order.entity.Fill;\nimport org.x.trading.account.entity.User;",
                "trading/order/entity/Fill.java",
                "import org.x.trading.order.control.Own;",
                "trading/account/entity/User.java",
                "",
                "Settings.java",
                "value(\"tradewire.ws.known\"); value(\"tradewire.ws.un-known\");"));

    assertThat(offences.longerThan(3)).containsExactly("Long.java has 4 lines");
    assertThat(offences.wrongDescriptions("trading/"))
        .containsExactly("risk says it sees [order] and sees [account, order]");
    assertThat(offences.oddEvents()).containsExactly("Bad_Name", "outbox-pruned");
    assertThat(offences.settingsWithoutMentionIn("`tradewire.ws.known`"))
        .containsExactly("tradewire.ws.un-known");
  }
}
