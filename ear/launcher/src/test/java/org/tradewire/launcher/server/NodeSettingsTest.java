package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.store.DatabaseConnection;

class NodeSettingsTest {
  private static final DatabaseConnection DATABASE =
      new DatabaseConnection("127.0.0.1", 5432, "tradewire", "tradewire", "hidden-1");

  @TempDir private Path directory;

  @Test
  void shouldKeepSecretsOffTheCommandLine() {
    try (DataDirectory data = DataDirectory.open(directory)) {
      NodeSettings node =
          NodeSettings.of("n1", 8080, data, DATABASE).withRelay("redis://:hidden-2@127.0.0.1:6379");
      String demoPassword = data.secrets().get(NodeSettings.DEMO_PASSWORD);

      assertThat(node.values().values()).noneMatch(value -> value.contains("hidden"));
      assertThat(node.values().values()).doesNotContain(demoPassword);
      assertThat(node.environment())
          .containsEntry("TRADEWIRE_DATABASE_PASSWORD", "hidden-1")
          .containsEntry("TRADEWIRE_REDIS_URI", "redis://:hidden-2@127.0.0.1:6379");
      assertThat(node.toString() + DATABASE).doesNotContain("hidden").doesNotContain(demoPassword);
    }
  }

  @Test
  void shouldPointServerAndApplicationToTheSameKey() {
    try (DataDirectory data = DataDirectory.open(directory)) {
      NodeSettings node = NodeSettings.of("n1", 8080, data, DATABASE);

      assertThat(
              Path.of(java.net.URI.create(node.values().get("mp.jwt.verify.publickey.location"))))
          .isEqualTo(Path.of(node.values().get("tradewire.jwt.public-key-file")))
          .isRegularFile();
    }
  }

  @Test
  void shouldChangeCopiesOnly() {
    try (DataDirectory data = DataDirectory.open(directory)) {
      NodeSettings node = NodeSettings.of("n1", 8080, data, DATABASE);

      NodeSettings other =
          node.with("tradewire.trades.self-report", "true")
              .withoutDefault("tradewire.feed.directory");

      assertThat(other.values())
          .containsEntry("tradewire.trades.self-report", "true")
          .doesNotContainKey("tradewire.feed.directory");
      assertThat(node.values())
          .doesNotContainKey("tradewire.trades.self-report")
          .containsKey("tradewire.feed.directory");
    }
  }

  /** A system property would go before what an administrator sets in the server's console. */
  @Test
  void shouldMakeSystemPropertiesOnlyOfWhatSomebodyAskedFor() {
    try (DataDirectory data = DataDirectory.open(directory)) {
      NodeSettings node = NodeSettings.of("n1", 8080, data, DATABASE);

      assertThat(node.properties()).isEmpty();
      assertThat(node.with("tradewire.node.name", "mine").values())
          .containsEntry("tradewire.node.name", "mine");
      assertThat(ServerNode.variable("tradewire.jwt.private-key-file"))
          .isEqualTo("TRADEWIRE_JWT_PRIVATE_KEY_FILE");
    }
  }
}
