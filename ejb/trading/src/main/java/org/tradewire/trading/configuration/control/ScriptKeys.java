package org.tradewire.trading.configuration.control;

import java.util.List;
import java.util.stream.Stream;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.KeyPlace;
import org.tradewire.trading.shared.SettingForm;

/**
 * The names that are not the application's: variables that the servers' scripts, the images and the
 * launcher read. They stand in the environment of a server too, where the application must know
 * them.
 */
public final class ScriptKeys {

  private static final SettingForm<String> ANY = SettingForm.text("must be a text", text -> true);

  /** Name, default, meaning. */
  private static final List<List<String>> OF_SCRIPTS =
      List.of(
          List.of("TRADEWIRE_DATABASE_HOST", "127.0.0.1", "Host of PostgreSQL."),
          List.of("TRADEWIRE_DATABASE_PORT", "5432", "Port of PostgreSQL."),
          List.of("TRADEWIRE_DATABASE_NAME", "tradewire", "Name of the database."),
          List.of("TRADEWIRE_DATABASE_USER", "tradewire", "Role that owns the schema."),
          List.of("TRADEWIRE_DATABASE_PASSWORD", "none", "Password of that role."),
          List.of(
              "TRADEWIRE_DATABASE_SSLMODE",
              "prefer",
              "Whether connections to PostgreSQL are encrypted: disable to verify-full."),
          List.of("TRADEWIRE_HTTP_ADDRESS", "0.0.0.0", "Address of pages, REST and WebSockets."),
          List.of("TRADEWIRE_HTTP_PORT", "8080", "Port of pages, REST and WebSockets."),
          List.of("TRADEWIRE_ADMIN_PORT", "4848", "Port of Payara's administration, on loopback."),
          List.of("TRADEWIRE_MANAGEMENT_PORT", "9990", "Port of WildFly's administration."),
          List.of(
              "TRADEWIRE_PROXY_HEADERS",
              "false",
              "Whether WildFly believes X-Forwarded headers; true behind a proxy that sets them."),
          List.of(
              "TRADEWIRE_WS_DEFLATE",
              "false",
              "Whether WildFly compresses messages of clients that ask for it."),
          List.of("TRADEWIRE_WS_DEFLATE_LEVEL", "1", "How hard it compresses, 0 to 9."),
          List.of("TRADEWIRE_HEAP", "1g", "Largest heap of the server in a container."),
          List.of(
              "TRADEWIRE_RELAY_HOST",
              "none",
              "Host of Redis, of which the containers' script makes tradewire.redis.uri."),
          List.of("TRADEWIRE_RELAY_PORT", "6379", "Port of that Redis."),
          List.of("TRADEWIRE_SECRETS", "/secrets", "Folder of the containers' secrets."),
          List.of("TRADEWIRE_EAR", "/opt/tradewire/tradewire.ear", "The EAR of a container."),
          List.of("TRADEWIRE_SCRIPTS", "the image's", "Folder of a container's server scripts."),
          List.of("TRADEWIRE_DOMAINS", "the image's", "Folder of a container's Payara domains."),
          List.of("TRADEWIRE_JDBC_DRIVER", "the image's", "JDBC driver of a container."),
          List.of("TRADEWIRE_ENVIRONMENT", "the image's", "Script that sets a container's names."),
          List.of("TRADEWIRE_DRAIN", "the image's", "Script that drains a container's node."),
          List.of("TRADEWIRE_SERVER", "payara", "Server that compose builds the image of."),
          List.of("TRADEWIRE_PORT", "8080", "Port that compose publishes on loopback."),
          List.of(
              "TRADEWIRE_BUILD_EAR",
              "ear/app/target/tradewire.ear",
              "The EAR that an image is made of, seen from the folder above docker/."),
          List.of(
              "TRADEWIRE_BUILD_COLLECTOR",
              "ejb/collector/target/image",
              "Folder of the jars that the collector's image is made of."),
          List.of("TRADEWIRE_APP_UID", "the image's", "User of the application's container."),
          List.of("TRADEWIRE_DATABASE_UID", "the image's", "User of the database's container."),
          List.of("TRADEWIRE_RELAY_UID", "the image's", "User of the relay's container."));

  private static final ConfigurationKey<String> DEMO_PASSWORD =
      ConfigurationKey.of(
              "tradewire.demo.password",
              ANY,
              "Password of the demo users, for mvn -Prun alone; it reaches the server as a file.")
          .unsetMeans("made at the first start")
          .secret()
          .readBy(KeyPlace.LAUNCHER)
          .build();

  private ScriptKeys() {}

  /** All of them. */
  public static ConfigurationKeys all() {
    return ConfigurationKeys.of(
        Stream.concat(OF_SCRIPTS.stream().map(ScriptKeys::key), Stream.of(DEMO_PASSWORD))
            .toArray(ConfigurationKey<?>[]::new));
  }

  private static ConfigurationKey<String> key(List<String> row) {
    ConfigurationKey.Builder<String> key =
        ConfigurationKey.of(row.get(0), ANY, row.get(2))
            .unsetMeans(row.get(1))
            .readBy(KeyPlace.SCRIPTS);
    return (row.get(0).endsWith("PASSWORD") ? key.secret() : key).build();
  }
}
