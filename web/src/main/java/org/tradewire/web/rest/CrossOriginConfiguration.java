package org.tradewire.web.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.tradewire.trading.configuration.entity.Origins;
import org.tradewire.trading.configuration.entity.WebKeys;
import org.tradewire.trading.shared.Settings;
import org.tradewire.trading.shared.StartedConfiguration;

/** Whose pages may call REST, by {@link WebKeys}. */
@ApplicationScoped
public class CrossOriginConfiguration {

  private Origins allowed;

  /** For the container's proxy. */
  protected CrossOriginConfiguration() {}

  /** Reads from the server's configuration. */
  @Inject
  public CrossOriginConfiguration(Config config) {
    this(new StartedConfiguration(config));
  }

  CrossOriginConfiguration(Function<String, Optional<String>> values) {
    allowed = WebKeys.httpOrigins(new Settings(values));
  }

  /** Other origins than the own one; none where pages of this host alone may call. */
  public Origins allowed() {
    return allowed;
  }
}
