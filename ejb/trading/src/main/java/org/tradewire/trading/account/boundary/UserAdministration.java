package org.tradewire.trading.account.boundary;

import static org.tradewire.trading.account.entity.AccountRefusal.INVALID_USER;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.trading.account.control.NewUserRules;
import org.tradewire.trading.account.control.PasswordHashing;
import org.tradewire.trading.account.entity.Caller;
import org.tradewire.trading.account.entity.Role;
import org.tradewire.trading.account.entity.RolesChange;
import org.tradewire.trading.account.entity.User;
import org.tradewire.trading.shared.Refusal;

/**
 * What administrators do with users. Runs outside a transaction, so that no database connection is
 * held while a password is hashed; each change is one transaction.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UserAdministration {

  private static final System.Logger LOG = System.getLogger(UserAdministration.class.getName());

  private Users users;
  private PasswordHashing hashing;
  private StreamBroker broker;

  /** For the container's proxy. */
  protected UserAdministration() {}

  @Inject
  public UserAdministration(Users users, PasswordHashing hashing, StreamBroker broker) {
    this.users = users;
    this.hashing = hashing;
    this.broker = broker;
  }

  /**
   * All users by name.
   *
   * @throws Refusal when the caller is no administrator
   */
  public List<Caller> list(Caller caller) {
    requireAdministrator(caller);
    return users.all().stream().map(User::asCaller).toList();
  }

  /**
   * Adds a user.
   *
   * @param username in any case; kept in lower case
   * @param password not changed, not kept
   * @throws Refusal when the caller is no administrator, the name is taken, or the name or password
   *     is not acceptable
   */
  public Caller add(Caller caller, String username, char[] password, Set<Role> roles) {
    requireAdministrator(caller);
    String name = username.toLowerCase(Locale.ROOT);
    Optional<String> objection = NewUserRules.objection(name, password);
    if (objection.isPresent()) {
      throw INVALID_USER.because(objection.get());
    }
    Caller added = users.add(caller, name, hashing.hash(password), roles);
    LOG.log(
        System.Logger.Level.INFO,
        "event=user_added username={0} roles={1} by={2}",
        name,
        added.roles(),
        caller.username());
    return added;
  }

  /**
   * Replaces a user's roles; none means that the user may do nothing. Open WebSockets of the user
   * lose what he may not see any more within a second, on every node.
   *
   * @throws Refusal when the caller is no administrator, there is no such user, or nobody would be
   *     administrator
   */
  public Caller changeRoles(Caller caller, String username, Set<Role> roles) {
    requireAdministrator(caller);
    RolesChange change = users.changeRoles(caller, username.toLowerCase(Locale.ROOT), roles);
    broker.wake(RightsWatch.TOPIC);
    LOG.log(
        System.Logger.Level.INFO,
        "event=roles_changed username={0} before={1} after={2} by={3}",
        change.after().username(),
        change.before().roles(),
        change.after().roles(),
        caller.username());
    return change.after();
  }

  private static void requireAdministrator(Caller caller) {
    caller.require(Role.ADMIN, "Only administrators see and change users.");
  }
}
