package org.tradewire.trading.account.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** An RSA pair written as PEM files. */
record PemFiles(Path privateFile, Path publicFile) {

  static PemFiles pair(Path folder, int bits) throws IOException, NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    KeyPair pair = generator.generateKeyPair();
    Path privateFile = folder.resolve("private.pem");
    Path publicFile = folder.resolve("public.pem");
    Files.writeString(privateFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Files.writeString(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    return new PemFiles(privateFile, publicFile);
  }

  static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  /** The keys as the product loads them. */
  InstallationKeys keys() {
    InstallationKeys keys =
        new InstallationKeys(
            AccountFixture.configuration(
                Map.of(
                    AccountConfiguration.PRIVATE_KEY_FILE.name(), privateFile.toString(),
                    AccountConfiguration.PUBLIC_KEY_FILE.name(), publicFile.toString())));
    keys.load();
    return keys;
  }
}
