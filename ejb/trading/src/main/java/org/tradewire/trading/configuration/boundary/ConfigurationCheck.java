package org.tradewire.trading.configuration.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Runs before everything else: refuses to start with a configuration in which a key is unknown,
 * missing, or has a value that it cannot have. All that is wrong is said at once.
 */
@Singleton
@Startup
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class ConfigurationCheck {

  private static final System.Logger LOG = System.getLogger(ConfigurationCheck.class.getName());

  @Inject private ConfigurationCatalogue catalogue;

  @PostConstruct
  void check() {
    List<String> problems = catalogue.problems();
    for (String problem : problems) {
      LOG.log(System.Logger.Level.ERROR, "event=start_refused reason=\"{0}\"", problem);
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join(" ", problems));
    }
  }
}
