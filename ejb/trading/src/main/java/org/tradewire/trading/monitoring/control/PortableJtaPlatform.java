package org.tradewire.trading.monitoring.control;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import javax.naming.NamingException;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatform;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatformProvider;

/**
 * Joins the Hibernate of the EAR to the transactions of whichever server it runs on: the names of
 * Payara are tried first, then WildFly's. Found by Hibernate as a service; only consulted where the
 * server does not install its own platform.
 */
public class PortableJtaPlatform extends AbstractJtaPlatform {
  private static final long serialVersionUID = 1L;

  /** Announced under META-INF/services. */
  public static class Provider implements JtaPlatformProvider {
    @Override
    public JtaPlatform getProvidedJtaPlatform() {
      return new PortableJtaPlatform();
    }
  }

  @Override
  protected TransactionManager locateTransactionManager() {
    return locate(
        TransactionManager.class,
        "java:appserver/TransactionManager",
        "java:jboss/TransactionManager");
  }

  @Override
  protected UserTransaction locateUserTransaction() {
    return locate(UserTransaction.class, "java:comp/UserTransaction", "java:jboss/UserTransaction");
  }

  private static <T> T locate(Class<T> type, String... names) {
    try {
      return Naming.first(type, names);
    } catch (NamingException e) {
      throw new IllegalStateException(
          "Neither " + String.join(" nor ", names) + " is bound: this server is not supported.", e);
    }
  }
}
