package org.tradewire.trading.account.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPairRequirementTest {

  @TempDir Path folder;
  @TempDir Path otherFolder;

  @Test
  void shouldAcceptAPairThatTheServerFindsToo() throws Exception {
    PemFiles files = PemFiles.pair(folder, 2048);

    assertThat(missing(files, "file:" + files.publicFile())).isEmpty();
    assertThat(missing(files, files.publicFile().toUri().toString())).isEmpty();
    assertThat(missing(files, "file://" + files.publicFile())).isEmpty();
  }

  @Test
  void shouldNameTheFileThatIsNotThere() throws Exception {
    PemFiles files = PemFiles.pair(folder, 2048);
    Path nowhere = folder.resolve("nowhere.pem");

    assertThat(missing(files, "file:" + nowhere))
        .singleElement()
        .asString()
        .startsWith("mp.jwt.verify.publickey.location=" + nowhere + ": the file does not exist.")
        .contains("WildFly's: Configuration > System Properties");
    Files.delete(files.privateFile());
    assertThat(missing(files, "file:" + files.publicFile()))
        .singleElement()
        .asString()
        .startsWith("tradewire.jwt.private-key-file=");
  }

  @Test
  void shouldTellThatTheServerWouldVerifyWithAnotherKey() throws Exception {
    PemFiles files = PemFiles.pair(folder, 2048);
    PemFiles others = PemFiles.pair(otherFolder, 2048);

    assertThat(missing(files, "file:" + others.publicFile()))
        .singleElement()
        .asString()
        .contains("holds another key than tradewire.jwt.public-key-file");
  }

  @Test
  void shouldLeaveKeysThatAreNotSetToTheCheckOfTheConfiguration() {
    assertThat(new KeyPairRequirement(AccountFixture.configuration(Map.of())).missing()).isEmpty();
  }

  private static List<String> missing(PemFiles files, String location) {
    Map<String, String> values = new HashMap<>();
    values.put("tradewire.jwt.private-key-file", files.privateFile().toString());
    values.put("tradewire.jwt.public-key-file", files.publicFile().toString());
    values.put("mp.jwt.verify.publickey.location", location);
    return new KeyPairRequirement(AccountFixture.configuration(values)).missing();
  }
}
