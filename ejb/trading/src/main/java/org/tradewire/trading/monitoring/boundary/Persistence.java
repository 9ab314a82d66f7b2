package org.tradewire.trading.monitoring.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Hands the container's entity manager to the repositories; it always works in the transaction of
 * whoever calls it.
 *
 * <p>Repositories do not name the persistence unit themselves: WildFly resolves a CDI bean's unit
 * when Weld starts, which may be before it has installed the unit of an application that brings its
 * own Hibernate. An EJB waits for the unit.
 */
@Stateless
@PermitAll
public class Persistence {

  @PersistenceContext(unitName = "tradewire")
  private EntityManager entityManager;

  /** The entity manager of the current transaction. */
  @Produces
  @Dependent
  public EntityManager entityManager() {
    return entityManager;
  }
}
