package org.tradewire.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerScriptsTest {

  @ParameterizedTest
  @ValueSource(strings = {"payara/jvm.options", "wildfly/jvm.options"})
  void shouldReadTheOptionsOfAJvmWithoutComments(String name) {
    assertThat(ServerScripts.options(name))
        .contains("-XX:MaxTenuringThreshold=2")
        .allMatch(option -> option.startsWith("-") && !option.contains(" "));
  }
}
