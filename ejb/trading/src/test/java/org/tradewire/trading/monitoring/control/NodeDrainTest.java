package org.tradewire.trading.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewire.streaming.memory.InMemoryStreamBroker;
import org.tradewire.streaming.meter.StreamStatistics;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.session.SessionWriters;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.audit.entity.AuditRecord;
import org.tradewire.trading.monitoring.entity.DrainState;

/** What the audit log says of a node that a file takes out of service. */
class NodeDrainTest {
  @TempDir private Path folder;

  private final List<AuditRecord> recorded = new ArrayList<>();
  private boolean databaseAway;

  private final AuditLog audit =
      new AuditLog() {
        @Override
        public void add(AuditRecord what) {
          if (databaseAway) {
            throw new IllegalStateException("no database");
          }
          recorded.add(what);
        }
      };

  private final InMemoryStreamBroker broker = new InMemoryStreamBroker(1_000);
  private final SessionWriters writers =
      new SessionWriters(1, 1_000, new StreamStatistics(), Thread::new);

  @AfterEach
  void close() {
    writers.close();
  }

  @Test
  void shouldSayOnceThatTheOperatorTookTheNodeOutOfService() throws Exception {
    NodeDrain drain = drain();
    look(drain);
    assertThat(recorded).isEmpty();

    Files.createFile(file());
    look(drain);
    look(drain);

    assertThat(recorded)
        .containsExactly(
            new AuditRecord(null, "operator by file", "node.drain", "node:lone", null, null));
  }

  @Test
  void shouldSayItLaterWhereTheDatabaseDoesNotAnswer() throws Exception {
    NodeDrain drain = drain();
    Files.createFile(file());
    databaseAway = true;
    drain.lookForFile();
    assertThatThrownBy(drain::recordFile).hasMessage("no database");
    drain.turn();
    assertThat(drain.state()).as("not held up").isEqualTo(DrainState.DRAINED);

    databaseAway = false;
    look(drain);

    assertThat(recorded).hasSize(1);
  }

  @Test
  void shouldLeaveToRestWhatRestHasBegun() throws Exception {
    NodeDrain drain = drain();
    assertThat(drain.begin("admin")).isTrue();
    assertThat(drain.begin("admin")).isFalse();

    Files.createFile(file());
    look(drain);

    assertThat(recorded).isEmpty();
  }

  private static void look(NodeDrain drain) {
    drain.lookForFile();
    drain.recordFile();
  }

  private Path file() {
    return folder.resolve("drain");
  }

  private NodeDrain drain() {
    return DrainFixture.drain(
        new Leases(broker, () -> 5),
        broker,
        writers,
        audit,
        Map.of("tradewire.drain.file", file().toString()));
  }
}
