package org.tradewire.trading.notification.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;
import org.tradewire.trading.shared.webhook.HostList;
import org.tradewire.trading.shared.webhook.WebhookPolicy;

/** The configuration of notifications: keys, defaults and checks. */
@ApplicationScoped
public class NotificationConfiguration {

  private static final Pattern PORTS = Pattern.compile("[0-9]{1,5}(,[0-9]{1,5}){0,15}");
  private static final int MAX_PORT = 65_535;

  /** Where webhooks may go besides the Internet. */
  public static final ConfigurationKey<HostList> ALLOWED_HOSTS =
      ConfigurationKey.of(
              "tradewire.notifications.allowed-hosts",
              HostList.form(),
              "Hosts and ranges of private networks that webhooks of users may call; every public"
                  + " host may be called without it.")
          .byDefault(() -> HostList.NONE, "none")
          .build();

  /** Which ports may be called. */
  public static final ConfigurationKey<Set<Integer>> PORTS_ALLOWED =
      ConfigurationKey.of(
              "tradewire.notifications.ports",
              SettingForm.text(
                  "must be 1 to 16 ports from 1 to 65535, separated by commas",
                  NotificationConfiguration::ports,
                  NotificationConfiguration::portsText),
              "Ports that webhooks of users may call.")
          .byDefault(WebhookPolicy.HTTPS_PORTS)
          .build();

  /** Whether TLS may be missing. */
  public static final ConfigurationKey<Boolean> PLAIN_HTTP =
      ConfigurationKey.of(
              "tradewire.notifications.plain-http",
              SettingForm.flag(),
              "Whether webhooks of users may be addresses without TLS, too: whoever is on the way"
                  + " reads them. For closed networks.")
          .byDefault(false)
          .build();

  /** Rules of a user. */
  public static final ConfigurationKey<Integer> MAX_RULES =
      ConfigurationKey.of(
              "tradewire.notifications.max-rules",
              SettingForm.wholeNumber(1, 500),
              "Most rules of notification that a user has.")
          .byDefault(50)
          .counts("rules")
          .build();

  /** Webhooks of a rule. */
  public static final ConfigurationKey<Integer> RULE_PER_MINUTE =
      ConfigurationKey.of(
              "tradewire.notifications.rule-per-minute",
              SettingForm.wholeNumber(1, 600),
              "Most webhooks of a rule that are sent of a minute; how many more there would have"
                  + " been stands in the log of deliveries.")
          .byDefault(30)
          .counts("webhooks a minute")
          .build();

  /** Webhooks of a user. */
  public static final ConfigurationKey<Integer> USER_PER_MINUTE =
      ConfigurationKey.of(
              "tradewire.notifications.user-per-minute",
              SettingForm.wholeNumber(1, 6_000),
              "Most webhooks of all rules of a user that are sent of a minute.")
          .byDefault(120)
          .counts("webhooks a minute")
          .build();

  /** Webhooks at once. */
  public static final ConfigurationKey<Integer> SENDERS =
      ConfigurationKey.of(
              "tradewire.notifications.senders",
              SettingForm.wholeNumber(1, 16),
              "Most webhooks that this node sends at once: half as many to one host, a quarter as"
                  + " many of one user, at least one.")
          .byDefault(4)
          .counts("webhooks at once")
          .build();

  /** How long the log is kept. */
  public static final ConfigurationKey<Duration> RETENTION_DAYS =
      ConfigurationKey.of(
              "tradewire.notifications.retention-days",
              SettingForm.duration(ChronoUnit.DAYS, 1, 90),
              "How long the log of deliveries is kept; of each rule the newest 1,000 lines.")
          .byDefault(Duration.ofDays(7))
          .build();

  private WebhookPolicy policy;
  private int maxRules;
  private MinuteLimits limits;
  private int senders;
  private Duration retention;

  /** For the container's proxy. */
  protected NotificationConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public NotificationConfiguration(Config config) {
    this(new StartedConfiguration(config));
  }

  NotificationConfiguration(Function<String, Optional<String>> values) {
    Settings settings = new Settings(values);
    WebhookPolicy https =
        WebhookPolicy.internet()
            .opening(ALLOWED_HOSTS.get(settings))
            .withPorts(PORTS_ALLOWED.get(settings));
    policy = PLAIN_HTTP.get(settings) ? https.withPlainHttp() : https;
    maxRules = MAX_RULES.get(settings);
    limits = new MinuteLimits(RULE_PER_MINUTE.get(settings), USER_PER_MINUTE.get(settings));
    senders = SENDERS.get(settings);
    retention = RETENTION_DAYS.get(settings);
  }

  @Produces
  @Dependent
  static ConfigurationKeys keys() {
    return ConfigurationKeys.of(
        ALLOWED_HOSTS,
        PORTS_ALLOWED,
        PLAIN_HTTP,
        MAX_RULES,
        RULE_PER_MINUTE,
        USER_PER_MINUTE,
        SENDERS,
        RETENTION_DAYS);
  }

  private static Optional<Set<Integer>> ports(String text) {
    String plain = text.replace(" ", "");
    if (!PORTS.matcher(plain).matches()) {
      return Optional.empty();
    }
    Set<Integer> ports =
        Pattern.compile(",").splitAsStream(plain).map(Integer::valueOf).collect(Collectors.toSet());
    return Optional.of(ports)
        .filter(all -> all.stream().allMatch(port -> port >= 1 && port <= MAX_PORT));
  }

  private static String portsText(Set<Integer> ports) {
    return new TreeSet<>(ports).stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Where webhooks may go. */
  public WebhookPolicy policy() {
    return policy;
  }

  /** Most rules of a user. */
  public int maxRules() {
    return maxRules;
  }

  /** How much is sent of a minute. */
  public MinuteLimits limits() {
    return limits;
  }

  /** Webhooks that this node sends at once. */
  public int senders() {
    return senders;
  }

  /** How long the log is kept. */
  public Duration retention() {
    return retention;
  }
}
