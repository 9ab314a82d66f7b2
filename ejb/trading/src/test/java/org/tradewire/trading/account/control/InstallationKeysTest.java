package org.tradewire.trading.account.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationKeysTest {

  @TempDir Path folder;

  @Test
  void shouldLoadPairAndNameItByThumbprint() throws Exception {
    PemFiles files = PemFiles.pair(folder, 2048);

    assertThat(files.keys().keyId()).hasSize(43).isEqualTo(files.keys().keyId());
  }

  @Test
  void shouldNameKeyWhenNothingIsConfigured() {
    InstallationKeys keys = new InstallationKeys(AccountFixture.configuration(Map.of()));

    assertThatThrownBy(keys::load)
        .hasMessageContaining("tradewire.jwt.private-key-file is not set");
  }

  @Test
  void shouldNameKeyAndFileWhenFileIsMissing() throws Exception {
    PemFiles files = PemFiles.pair(folder, 2048);
    Files.delete(files.publicFile());

    assertThatThrownBy(files::keys)
        .hasMessage(
            "tradewire.jwt.public-key-file=" + files.publicFile() + ": the file does not exist.");
  }

  @Test
  void shouldRefuseWhenFileIsNotPem() throws Exception {
    PemFiles files = PemFiles.pair(folder, 2048);
    Files.writeString(files.privateFile(), "hello");

    assertThatThrownBy(files::keys)
        .hasMessageContaining("tradewire.jwt.private-key-file")
        .hasMessageContaining("is not PEM");
  }

  @Test
  void shouldRefuseWhenFilesAreSwapped() throws Exception {
    PemFiles files = PemFiles.pair(folder, 2048);

    assertThatThrownBy(() -> new PemFiles(files.publicFile(), files.privateFile()).keys())
        .hasMessageContaining("BEGIN PRIVATE KEY");
  }

  @Test
  void shouldRefuseWhenKeyIsTooSmall() throws Exception {
    PemFiles files = PemFiles.pair(folder, 1024);

    assertThatThrownBy(files::keys).hasMessageContaining("1024 bits").hasMessageContaining("2048");
  }

  @Test
  void shouldRefuseWhenKeyIsNotRsa() throws Exception {
    PemFiles files = PemFiles.pair(folder, 2048);
    KeyPair elliptic = KeyPairGenerator.getInstance("EC").generateKeyPair();
    Files.writeString(
        files.privateFile(), PemFiles.pem("PRIVATE KEY", elliptic.getPrivate().getEncoded()));

    assertThatThrownBy(files::keys).hasMessageContaining("does not hold an RSA key");
  }

  @Test
  void shouldRefuseWhenPublicKeyIsOfAnotherPair(@TempDir Path other) throws Exception {
    PemFiles files = PemFiles.pair(folder, 2048);
    PemFiles others = PemFiles.pair(other, 2048);

    assertThatThrownBy(() -> new PemFiles(files.privateFile(), others.publicFile()).keys())
        .hasMessageContaining("tradewire.jwt.public-key-file")
        .hasMessageContaining("is not the public key of");
  }
}
