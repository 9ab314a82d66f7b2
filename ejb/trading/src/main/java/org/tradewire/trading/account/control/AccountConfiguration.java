package org.tradewire.trading.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;

/**
 * The configuration of accounts: keys, defaults, units and checks. Reading fails with a sentence
 * that names the key.
 */
@ApplicationScoped
public class AccountConfiguration {

  /** The key that signs tokens. */
  public static final ConfigurationKey<Path> PRIVATE_KEY_FILE =
      ConfigurationKey.of(
              "tradewire.jwt.private-key-file",
              SettingForm.path(),
              "PKCS#8 PEM file of the RSA key, of at least 2048 bits, that signs tokens.")
          .required()
          .build();

  /** Its public key. */
  public static final ConfigurationKey<Path> PUBLIC_KEY_FILE =
      ConfigurationKey.of(
              "tradewire.jwt.public-key-file",
              SettingForm.path(),
              "X.509 PEM file of the public key of the same pair, which verifies tokens of WebSocket"
                  + " handshakes.")
          .required()
          .build();

  /** The same public key for the server, which verifies the tokens of REST calls. */
  public static final ConfigurationKey<String> PUBLIC_KEY_LOCATION =
      ConfigurationKey.of(
              "mp.jwt.verify.publickey.location",
              SettingForm.text("must be an address of the file", text -> true),
              "Address, file: and a path, of the same public PEM file: the server verifies tokens of"
                  + " REST calls with it.")
          .required()
          .build();

  /** Issuer of tokens, the same the server's MicroProfile JWT expects. */
  public static final ConfigurationKey<String> ISSUER =
      ConfigurationKey.of(
              "mp.jwt.verify.issuer",
              SettingForm.text("must be a text", text -> true),
              "Issuer of tokens, which both verifiers accept.")
          .byDefault("tradewire")
          .build();

  /** The algorithm that the server's verifier accepts. */
  public static final ConfigurationKey<String> ALGORITHM =
      ConfigurationKey.of(
              "mp.jwt.verify.publickey.algorithm",
              SettingForm.choice(List.of("RS256")),
              "The only algorithm of tokens; our own verifier of sockets knows no other.")
          .byDefault("RS256")
          .build();

  /** Life of a token. */
  public static final ConfigurationKey<Duration> LIFETIME_SECONDS =
      ConfigurationKey.of(
              "tradewire.jwt.lifetime-seconds",
              SettingForm.duration(ChronoUnit.SECONDS, 60, 86_400),
              "Lifetime of a token.")
          .byDefault(Duration.ofHours(1))
          .build();

  /** How long after a sign-in its token can be renewed. */
  public static final ConfigurationKey<Duration> SESSION_HOURS =
      ConfigurationKey.of(
              "tradewire.jwt.session-hours",
              SettingForm.duration(ChronoUnit.HOURS, 1, 720),
              "Time after a sign-in within which its token can be renewed (POST /api/token).")
          .byDefault(Duration.ofHours(12))
          .build();

  /** File whose first line is the password of the demo users; unset means no demo users. */
  public static final ConfigurationKey<Path> DEMO_PASSWORD_FILE =
      ConfigurationKey.of(
              "tradewire.demo.password-file",
              SettingForm.path(),
              "File whose first line is the password of the demo users; mvn -Prun sets it.")
          .unsetMeans("none: no demo users")
          .build();

  /** One-time key for making the first administrator; unset means none. */
  public static final ConfigurationKey<String> BOOTSTRAP_KEY =
      ConfigurationKey.of(
              "tradewire.bootstrap.key",
              SettingForm.text(
                  "must have at least 16 characters; choose a longer key",
                  text -> text.length() >= 16),
              "One-time key with which POST /api/bootstrap makes the first administrator while there"
                  + " is no user.")
          .secret()
          .build();

  private Settings settings;

  /** For the container's proxy. */
  protected AccountConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public AccountConfiguration(Config config) {
    this(new StartedConfiguration(config));
  }

  AccountConfiguration(Function<String, Optional<String>> values) {
    settings = new Settings(values);
  }

  @Produces
  @Dependent
  static ConfigurationKeys keys() {
    return ConfigurationKeys.of(
        PRIVATE_KEY_FILE,
        PUBLIC_KEY_FILE,
        PUBLIC_KEY_LOCATION,
        ISSUER,
        ALGORITHM,
        LIFETIME_SECONDS,
        SESSION_HOURS,
        BOOTSTRAP_KEY,
        DEMO_PASSWORD_FILE);
  }

  public Path privateKeyFile() {
    return PRIVATE_KEY_FILE.get(settings);
  }

  /** Whether both key files are named. */
  boolean namesKeyFiles() {
    return PRIVATE_KEY_FILE.configured(settings).isPresent()
        && PUBLIC_KEY_FILE.configured(settings).isPresent();
  }

  /** Where the server's own verifier reads the public key; empty where that is not set. */
  Optional<String> publicKeyLocation() {
    return PUBLIC_KEY_LOCATION.configured(settings);
  }

  public Path publicKeyFile() {
    return PUBLIC_KEY_FILE.get(settings);
  }

  /** Life of a token. */
  public Duration tokenLifetime() {
    return LIFETIME_SECONDS.get(settings);
  }

  /** How long after a sign-in its token can be renewed. */
  public Duration sessionLength() {
    return SESSION_HOURS.get(settings);
  }

  public String issuer() {
    return ISSUER.get(settings);
  }

  public Optional<Path> demoPasswordFile() {
    return DEMO_PASSWORD_FILE.configured(settings);
  }

  /** The one-time key; never logged. */
  public Optional<String> bootstrapKey() {
    return BOOTSTRAP_KEY.configured(settings);
  }
}
