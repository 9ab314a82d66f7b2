package org.tradewire.launcher.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.tradewire.launcher.process.OwnerOnly;

/**
 * The RSA key pair that signs and checks access tokens, made once per installation.
 *
 * @param privateKey PKCS#8 PEM, readable by its owner only
 * @param publicKey X.509 SubjectPublicKeyInfo PEM
 */
public record KeyPairFiles(Path privateKey, Path publicKey) {
  private static final int KEY_BITS = 3072;
  private static final int PEM_LINE = 64;

  /** The pair in this folder; made when there is none. Not for two processes at once. */
  public static KeyPairFiles in(Path directory) {
    KeyPairFiles keys =
        new KeyPairFiles(directory.resolve("jwt-private.pem"), directory.resolve("jwt-public.pem"));
    try {
      OwnerOnly.directory(directory);
      if (!Files.exists(keys.privateKey) || !Files.exists(keys.publicKey)) {
        keys.generate();
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void generate() throws IOException {
    KeyPair pair;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      pair = generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
    OwnerOnly.write(privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    OwnerOnly.write(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
  }

  private static String pem(String type, byte[] encoded) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(encoded)
        + "\n-----END "
        + type
        + "-----\n";
  }
}
