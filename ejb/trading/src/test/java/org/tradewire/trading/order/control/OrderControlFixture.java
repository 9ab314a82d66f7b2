package org.tradewire.trading.order.control;

import jakarta.persistence.EntityManager;
import org.tradewire.trading.challenge.boundary.AccountBooks;

/** Opens what is closed to other packages, for their tests. */
public final class OrderControlFixture {

  private OrderControlFixture() {}

  public static OrderRepository repository(EntityManager entityManager) {
    return new OrderRepository(entityManager);
  }

  public static AccountDesk desk(EntityManager entityManager, AccountBooks books) {
    return new AccountDesk(books, repository(entityManager));
  }
}
