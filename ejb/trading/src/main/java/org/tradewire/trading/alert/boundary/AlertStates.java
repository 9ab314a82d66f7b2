package org.tradewire.trading.alert.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.StreamMessage;
import org.tradewire.trading.alert.control.AlertChannels;
import org.tradewire.trading.alert.control.AlertRepository;
import org.tradewire.trading.alert.entity.Alert;
import org.tradewire.trading.outbox.boundary.ChannelLog;
import org.tradewire.trading.outbox.entity.NumberedEvent;

/**
 * What whoever joins a channel of alerts must not miss. Reads what is committed, in a transaction
 * of its own; for the room, and without a question for rights.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AlertStates {

  /** Criticals that nobody takes care of; who has more has other worries. */
  static final int MAX_CRITICALS = 100;

  private AlertRepository repository;
  private ChannelLog log;

  /** For the container's proxy. */
  protected AlertStates() {}

  @Inject
  public AlertStates(AlertRepository repository, ChannelLog log) {
    this.repository = repository;
    this.log = log;
  }

  /** Whether a channel has criticals that nobody takes care of. */
  public boolean hasOpenCriticals(Channel channel) {
    return !repository.openCriticals(AlertChannels.sight(channel), 1).isEmpty();
  }

  /**
   * The criticals of a channel that nobody takes care of, the newest {@value #MAX_CRITICALS} of
   * them, the first raised first, at the channel's end as it was before they were read: what is
   * told meanwhile may come twice, and is never missed.
   */
  public List<StreamMessage> openCriticals(Channel channel) {
    // Asked before this transaction has a connection: it must not wait for a second one with it.
    long end = log.end(channel).seq();
    return repository.openCriticals(AlertChannels.sight(channel), MAX_CRITICALS).stream()
        .map(alert -> log.state(state(channel, alert, end)))
        .toList();
  }

  private static NumberedEvent state(Channel channel, Alert alert, long end) {
    return new NumberedEvent(AlertChannels.event(channel, alert, alert.lastAt()), end);
  }
}
