package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.launcher.data.DataDirectory;
import org.tradewire.launcher.store.DatabaseConnection;

class ServerKeysTest {
  @TempDir private Path directory;

  @Test
  void shouldPassOnKeysOfTheApplicationAlone() {
    Properties properties = new Properties();
    properties.setProperty("tradewire.ws.max-connections-per-user", "10000");
    properties.setProperty("tradewire.ws.allowed-origins", " ");
    properties.setProperty("launcher.ear", "x.ear");
    properties.setProperty("user.dir", "/");

    assertThat(ServerKeys.of(properties))
        .containsOnlyKeys("tradewire.ws.max-connections-per-user")
        .containsEntry("tradewire.ws.max-connections-per-user", "10000");
  }

  @Test
  void shouldKeepSecretsOffTheServersCommandLine() {
    Properties properties = new Properties();
    properties.setProperty("tradewire.demo.password", "correct horse");
    properties.setProperty("tradewire.bootstrap.key", "hidden-3");
    properties.setProperty("tradewire.redis.uri", "redis://:hidden-4@127.0.0.1");

    assertThat(ServerKeys.of(properties)).isEmpty();
  }

  @Test
  void shouldGoAheadOfWhatTheLauncherSets() {
    Properties properties = new Properties();
    properties.setProperty("tradewire.node.name", "mine");
    DatabaseConnection database = new DatabaseConnection("127.0.0.1", 5432, "t", "t", "hidden-5");
    try (DataDirectory data = DataDirectory.open(directory)) {
      NodeSettings node =
          NodeSettings.of("n1", 8080, data, database).withAll(ServerKeys.of(properties));

      assertThat(node.properties()).containsOnly(Map.entry("tradewire.node.name", "mine"));
      assertThat(node.values())
          .containsEntry("tradewire.node.name", "mine")
          .containsKey("tradewire.feed.directory");
    }
  }
}
