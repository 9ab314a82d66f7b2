package org.tradewire.trading.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.Settings;

/**
 * The configuration of accounts: keys, defaults, units and checks. Reading fails with a sentence
 * that names the key.
 */
@ApplicationScoped
public class AccountConfiguration {

  /** PKCS#8 PEM file with the RSA key that signs tokens; required. */
  public static final String PRIVATE_KEY_FILE = "tradewire.jwt.private-key-file";

  /** X.509 PEM file with its public key; required. */
  public static final String PUBLIC_KEY_FILE = "tradewire.jwt.public-key-file";

  /** Life of a token in seconds, 60 to 86400; 3600. */
  public static final String LIFETIME_SECONDS = "tradewire.jwt.lifetime-seconds";

  /** Hours after a sign-in for which its token can be renewed, 1 to 720; 12. */
  public static final String SESSION_HOURS = "tradewire.jwt.session-hours";

  /** Issuer of tokens, the same the server's MicroProfile JWT expects; {@code tradewire}. */
  public static final String ISSUER = "mp.jwt.verify.issuer";

  /** File whose first line is the password of the demo users; unset means no demo users. */
  public static final String DEMO_PASSWORD_FILE = "tradewire.demo.password-file";

  /** One-time key for making the first administrator, at least 16 characters; unset means none. */
  public static final String BOOTSTRAP_KEY = "tradewire.bootstrap.key";

  private static final int MIN_BOOTSTRAP_KEY = 16;

  private Settings settings;

  /** For the container's proxy. */
  protected AccountConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public AccountConfiguration(Config config) {
    this(key -> config.getOptionalValue(key, String.class));
  }

  AccountConfiguration(Function<String, Optional<String>> values) {
    settings = new Settings(values);
  }

  public Path privateKeyFile() {
    return requiredFile(PRIVATE_KEY_FILE, "the PKCS#8 PEM file with the RSA private key");
  }

  public Path publicKeyFile() {
    return requiredFile(PUBLIC_KEY_FILE, "the PEM file with the RSA public key");
  }

  /** Life of a token. */
  public Duration tokenLifetime() {
    return settings.duration(LIFETIME_SECONDS, ChronoUnit.SECONDS, 3600, 60, 86_400);
  }

  /** How long after a sign-in its token can be renewed. */
  public Duration sessionLength() {
    return settings.duration(SESSION_HOURS, ChronoUnit.HOURS, 12, 1, 720);
  }

  public String issuer() {
    return settings.text(ISSUER).orElse("tradewire");
  }

  public Optional<Path> demoPasswordFile() {
    return settings.text(DEMO_PASSWORD_FILE).map(Path::of);
  }

  /** The one-time key; never logged. */
  public Optional<String> bootstrapKey() {
    Optional<String> key = settings.text(BOOTSTRAP_KEY);
    if (key.isPresent() && key.get().length() < MIN_BOOTSTRAP_KEY) {
      throw new IllegalStateException(
          BOOTSTRAP_KEY
              + " is shorter than "
              + MIN_BOOTSTRAP_KEY
              + " characters; choose a longer key.");
    }
    return key;
  }

  private Path requiredFile(String key, String meaning) {
    return Path.of(
        settings
            .text(key)
            .orElseThrow(
                () ->
                    new IllegalStateException(key + " is not set: it must name " + meaning + ".")));
  }
}
