package org.tradewire.trading.notification.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tradewire.trading.notification.control.NotificationFigures;
import org.tradewire.trading.notification.entity.NotificationCounts;

/** What this node has done with notifications since its start. Thread-safe, no database. */
@ApplicationScoped
public class NotificationStatus {

  private NotificationFigures figures;

  /** For the container's proxy. */
  protected NotificationStatus() {}

  @Inject
  public NotificationStatus(NotificationFigures figures) {
    this.figures = figures;
  }

  /** All figures. */
  public NotificationCounts counts() {
    return figures.counts();
  }
}
