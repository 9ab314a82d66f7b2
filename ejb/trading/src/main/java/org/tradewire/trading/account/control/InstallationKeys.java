package org.tradewire.trading.account.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwk.RsaJsonWebKey;
import org.tradewire.trading.shared.ConfigurationKey;

/**
 * The RSA pair of this installation, read once from the two configured PEM files. A pair that
 * cannot be used is refused with a sentence that names the configuration key and the file.
 */
@ApplicationScoped
public class InstallationKeys {

  private static final int MIN_BITS = 2048;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private AccountConfiguration configuration;
  private RSAPrivateKey privateKey;
  private RSAPublicKey publicKey;
  private String keyId;

  /** For the container's proxy. */
  protected InstallationKeys() {}

  /** The pair named by the configuration. */
  @Inject
  public InstallationKeys(AccountConfiguration configuration) {
    this.configuration = configuration;
  }

  /** Reads and checks the pair. */
  @PostConstruct
  void load() {
    Path privateFile = configuration.privateKeyFile();
    Path publicFile = configuration.publicKeyFile();
    byte[] pkcs8 = pem(AccountConfiguration.PRIVATE_KEY_FILE, privateFile, "PRIVATE KEY");
    byte[] x509 = pem(AccountConfiguration.PUBLIC_KEY_FILE, publicFile, "PUBLIC KEY");
    RSAPrivateCrtKey signing =
        key(
            AccountConfiguration.PRIVATE_KEY_FILE,
            privateFile,
            rsa -> (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    RSAPublicKey verifying =
        key(
            AccountConfiguration.PUBLIC_KEY_FILE,
            publicFile,
            rsa -> (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(x509)));
    if (signing.getModulus().bitLength() < MIN_BITS) {
      throw refused(
          AccountConfiguration.PRIVATE_KEY_FILE,
          privateFile,
          "holds an RSA key of "
              + signing.getModulus().bitLength()
              + " bits; at least "
              + MIN_BITS
              + " are needed.");
    }
    if (!signing.getModulus().equals(verifying.getModulus())
        || !signing.getPublicExponent().equals(verifying.getPublicExponent())) {
      throw refused(
          AccountConfiguration.PUBLIC_KEY_FILE,
          publicFile,
          "is not the public key of "
              + AccountConfiguration.PRIVATE_KEY_FILE.name()
              + "="
              + privateFile
              + ".");
    }
    privateKey = signing;
    publicKey = verifying;
    keyId = new RsaJsonWebKey(verifying).calculateBase64urlEncodedThumbprint("SHA-256");
  }

  /**
   * Why the server cannot verify our tokens with a file, as a sentence; empty where it can.
   *
   * @param file PEM, by {@code mp.jwt.verify.publickey.location}
   */
  Optional<String> refusalOf(Path file) {
    ConfigurationKey<String> location = AccountConfiguration.PUBLIC_KEY_LOCATION;
    byte[] x509 = pem(location, file, "PUBLIC KEY");
    RSAPublicKey other =
        key(location, file, rsa -> (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(x509)));
    return other.getModulus().equals(publicKey.getModulus())
        ? Optional.empty()
        : Optional.of(
            location.name()
                + "="
                + file
                + ": the file holds another key than "
                + AccountConfiguration.PUBLIC_KEY_FILE.name()
                + ".");
  }

  /** Signs; goes no further than the signer. */
  public RSAPrivateKey privateKey() {
    return privateKey;
  }

  /** Verifies. */
  public RSAPublicKey publicKey() {
    return publicKey;
  }

  /** The {@code kid} of tokens: the key's SHA-256 thumbprint (RFC 7638), base64url. */
  public String keyId() {
    return keyId;
  }

  private static byte[] pem(ConfigurationKey<?> configurationKey, Path file, String label) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw refused(
          configurationKey,
          file,
          Files.exists(file) ? "cannot be read as PEM text." : "does not exist.");
    }
    Matcher block = PEM.matcher(text);
    if (!block.find() || !block.group(1).equals(label)) {
      throw refused(
          configurationKey,
          file,
          "is not PEM: it must hold a block -----BEGIN " + label + "-----.");
    }
    try {
      return Base64.getMimeDecoder().decode(block.group(2).strip());
    } catch (IllegalArgumentException e) {
      throw refused(configurationKey, file, "is not PEM: its Base64 text is damaged.");
    }
  }

  private static <K> K key(ConfigurationKey<?> configurationKey, Path file, KeyReading<K> reading) {
    try {
      return reading.read(KeyFactory.getInstance("RSA"));
    } catch (InvalidKeySpecException | ClassCastException e) {
      throw refused(configurationKey, file, "does not hold an RSA key.");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no RSA.", e);
    }
  }

  private static IllegalStateException refused(
      ConfigurationKey<?> configurationKey, Path file, String sentence) {
    return new IllegalStateException(
        configurationKey.name() + "=" + file + ": the file " + sentence);
  }

  /** Reads one key from its encoded form. */
  @FunctionalInterface
  private interface KeyReading<K> {
    K read(KeyFactory rsa) throws GeneralSecurityException;
  }
}
