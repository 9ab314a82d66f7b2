package org.tradewire.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPairFilesTest {
  @TempDir private Path directory;

  @Test
  void shouldWriteMatchingPairAsPem() throws Exception {
    KeyPairFiles keys = KeyPairFiles.in(directory);
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    RSAPrivateCrtKey privateKey =
        (RSAPrivateCrtKey)
            rsa.generatePrivate(new PKCS8EncodedKeySpec(decode(keys.privateKey(), "PRIVATE KEY")));
    RSAPublicKey publicKey =
        (RSAPublicKey)
            rsa.generatePublic(new X509EncodedKeySpec(decode(keys.publicKey(), "PUBLIC KEY")));

    assertThat(publicKey.getModulus()).isEqualTo(privateKey.getModulus());
    assertThat(publicKey.getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
  }

  @Test
  void shouldKeepPairForNextStart() throws Exception {
    String first = Files.readString(KeyPairFiles.in(directory).privateKey());

    assertThat(Files.readString(KeyPairFiles.in(directory).privateKey())).isEqualTo(first);
  }

  @Test
  void shouldHidePrivateKeyFromOtherUsers() throws Exception {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(KeyPairFiles.in(directory).privateKey())))
        .isEqualTo("rw-------");
  }

  private static byte[] decode(Path pem, String type) throws Exception {
    String text = Files.readString(pem);
    assertThat(text)
        .startsWith("-----BEGIN " + type + "-----\n")
        .endsWith("-----END " + type + "-----\n");
    return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
  }
}
