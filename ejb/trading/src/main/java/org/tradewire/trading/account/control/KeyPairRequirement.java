package org.tradewire.trading.account.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.StartRequirement;

/**
 * The installation's key files: a pair, and the public one where the server looks for it too. Asked
 * before the database is touched; that a key is not set at all is said by the check of the
 * configuration.
 */
@ApplicationScoped
public class KeyPairRequirement implements StartRequirement {

  private static final String FILE = "file:";

  private AccountConfiguration configuration;

  /** For the container's proxy. */
  protected KeyPairRequirement() {}

  /** The files that this configuration names. */
  @Inject
  public KeyPairRequirement(AccountConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public List<String> missing() {
    Optional<String> location = configuration.publicKeyLocation();
    if (!configuration.namesKeyFiles() || location.isEmpty()) {
      return List.of();
    }
    try {
      InstallationKeys keys = new InstallationKeys(configuration);
      keys.load();
      return location
          .filter(text -> text.startsWith(FILE))
          .flatMap(text -> keys.refusalOf(pathOf(text)))
          .map(List::of)
          .orElse(List.of());
    } catch (IllegalStateException e) {
      return List.of(e.getMessage() + " Set it " + ConfigurationKey.CONSOLES);
    }
  }

  /** Of {@code file:/a/b} and {@code file:///a/b} alike. */
  private static Path pathOf(String location) {
    return Path.of(location.substring(FILE.length()).replaceFirst("^//+(?=/)", ""));
  }
}
