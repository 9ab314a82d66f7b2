package org.tradewire.trading.market.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tradewire.trading.market.control.BookRecovery;
import org.tradewire.trading.market.control.MarketData;

/** One {@link BookRecovery} for all rings of this node. Thread-safe. */
@ApplicationScoped
public class LostBookWatch {

  @Resource private ManagedExecutorService executor;
  @Inject private MarketData market;

  private BookRecovery recovery;

  @PostConstruct
  void open() {
    recovery = new BookRecovery(market, executor, System::nanoTime);
  }

  /** Sees to what was lost; never blocks. */
  public void look() {
    recovery.look();
  }
}
