package org.tradewire.trading.outbox.control;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.tradewire.trading.outbox.entity.OutboxMessage;
import org.tradewire.trading.outbox.entity.StoredMessage;

/** Stored messages, for tests of any package. */
public final class OutboxFixture {

  private OutboxFixture() {}

  /** A message whose payload is its channel and number. */
  public static OutboxMessage message(String channel, long seq) {
    return new OutboxMessage(
        channel,
        seq,
        "EQUITY_UPDATED",
        (channel + "#" + seq).getBytes(StandardCharsets.UTF_8),
        Instant.parse("2024-01-01T00:00:00Z"));
  }

  /** A repository in which something happens right after a channel's messages were read. */
  public static final class RepositoryWithHook extends OutboxRepository {

    private final Runnable afterReading;

    public RepositoryWithHook(EntityManager entityManager, Runnable afterReading) {
      super(entityManager);
      this.afterReading = afterReading;
    }

    @Override
    public List<StoredMessage> after(String channel, long seq, int limit) {
      List<StoredMessage> found = super.after(channel, seq, limit);
      afterReading.run();
      return found;
    }
  }
}
