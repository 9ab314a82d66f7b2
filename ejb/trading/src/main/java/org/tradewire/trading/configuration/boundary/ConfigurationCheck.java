package org.tradewire.trading.configuration.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.tradewire.trading.shared.StartRequirement;

/**
 * Runs before everything else: refuses to start with a configuration in which a key is unknown,
 * missing, or has a value that it cannot have, and without what a {@link StartRequirement} asks
 * for. All that is wrong is said at once, a sentence each.
 */
@Singleton
@Startup
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class ConfigurationCheck {

  private static final System.Logger LOG = System.getLogger(ConfigurationCheck.class.getName());

  @Inject private ConfigurationCatalogue catalogue;
  @Inject private Instance<StartRequirement> requirements;

  @PostConstruct
  void check() {
    List<String> sentences = sentences(catalogue.problems(), requirements);
    for (String sentence : sentences) {
      LOG.log(System.Logger.Level.ERROR, "event=start_refused reason=\"{0}\"", sentence);
    }
    if (!sentences.isEmpty()) {
      throw new IllegalStateException(String.join("\n", sentences));
    }
    List<String> aliases = catalogue.aliases();
    if (!aliases.isEmpty()) {
      LOG.log(
          System.Logger.Level.INFO,
          "event=configuration_aliases taken=\"{0}\"",
          String.join(", ", aliases));
    }
  }

  /** A requirement may fail because of a key that is wrong, which is among the problems then. */
  static List<String> sentences(
      List<String> problems, Iterable<? extends StartRequirement> requirements) {
    List<String> sentences = new ArrayList<>(problems);
    for (StartRequirement requirement : requirements) {
      try {
        sentences.addAll(requirement.missing());
      } catch (RuntimeException e) {
        if (problems.isEmpty()) {
          sentences.add("A check of the start failed: " + e);
        }
      }
    }
    return sentences;
  }
}
