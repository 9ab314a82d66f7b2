package org.tradewire.trading.account.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.tradewire.trading.account.control.AccountConfiguration;
import org.tradewire.trading.account.control.DemoUsers;
import org.tradewire.trading.account.control.InstallationKeys;
import org.tradewire.trading.account.control.PasswordHashing;

/**
 * Checks the configuration of accounts when the application starts, loads the installation's keys,
 * and makes the demo users where they are wanted. A deployment that could not sign anybody in fails
 * here, with a sentence.
 */
@Singleton
@Startup
@DependsOn("Migrator")
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class AccountStartUp {

  private static final System.Logger LOG = System.getLogger(AccountStartUp.class.getName());

  @Inject private AccountConfiguration configuration;
  @Inject private InstallationKeys keys;
  @Inject private PasswordHashing hashing;
  @Inject private Users users;

  /** Runs once per node. */
  @PostConstruct
  void start() {
    try {
      configuration.tokenLifetime();
      configuration.sessionLength();
      LOG.log(
          System.Logger.Level.INFO,
          "event=keys_loaded kid={0} bootstrap={1}",
          keys.keyId(),
          configuration.bootstrapKey().isPresent() ? "enabled" : "disabled");
      configuration.demoPasswordFile().ifPresent(file -> seed(DemoUsers.password(file)));
    } catch (RuntimeException e) {
      // The container wraps what a bean's construction throws; the sentence is innermost.
      String sentence = innermost(e).getMessage();
      LOG.log(System.Logger.Level.ERROR, "event=start_refused reason=\"{0}\"", sentence);
      throw new IllegalStateException(sentence, e);
    }
  }

  private static Throwable innermost(Throwable thrown) {
    Throwable innermost = thrown;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost;
  }

  private void seed(char[] password) {
    try {
      DemoUsers.roles()
          .forEach(
              (username, role) -> {
                boolean upToDate =
                    users
                        .named(username)
                        .map(user -> hashing.matches(password, user.passwordHash()))
                        .orElse(false);
                if (!upToDate) {
                  users.addOrChangePassword(username, hashing.hash(password), role);
                  LOG.log(System.Logger.Level.INFO, "event=demo_user_ready username={0}", username);
                }
              });
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
