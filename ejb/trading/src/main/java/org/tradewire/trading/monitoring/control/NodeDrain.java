package org.tradewire.trading.monitoring.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.tradewire.streaming.relay.Leases;
import org.tradewire.streaming.relay.StreamBroker;
import org.tradewire.streaming.session.Farewells;
import org.tradewire.streaming.session.SessionWriters;
import org.tradewire.trading.audit.boundary.AuditLog;
import org.tradewire.trading.audit.entity.AuditRecord;
import org.tradewire.trading.monitoring.entity.CheckResult;
import org.tradewire.trading.monitoring.entity.DrainState;
import org.tradewire.trading.monitoring.entity.HealthCheck;
import org.tradewire.trading.monitoring.entity.HealthImpact;

/**
 * Takes this node out of service, once and for good. Thread-safe, except that {@link #turn}, {@link
 * #lookForFile} and {@link #recordFile} are called by one thread.
 */
@ApplicationScoped
public class NodeDrain implements HealthCheck {

  private static final Logger LOG = System.getLogger(NodeDrain.class.getName());

  /** The audit log's name for whoever made the file: only who runs the server may. */
  private static final String OPERATOR = "operator by file";

  private final AtomicInteger requests = new AtomicInteger();
  private DrainConfiguration configuration;
  private NodeConfiguration node;
  private AuditLog audit;
  private Leases leases;
  private StreamBroker broker;
  private SessionWriters writers;
  private DrainCourse course;
  private DrainFile file;
  private Farewells farewells;
  private boolean fileRefused;
  private boolean unrecorded;

  /** For the container's proxy. */
  protected NodeDrain() {}

  @Inject
  public NodeDrain(
      DrainConfiguration configuration,
      NodeConfiguration node,
      AuditLog audit,
      Leases leases,
      StreamBroker broker,
      SessionWriters writers) {
    this.configuration = configuration;
    this.node = node;
    this.audit = audit;
    this.leases = leases;
    this.broker = broker;
    this.writers = writers;
  }

  /** A file of an earlier run is forgotten. */
  @PostConstruct
  void open() {
    course =
        new DrainCourse(
            new Steps(),
            configuration.notice(),
            configuration.close(),
            configuration.request(),
            System::nanoTime);
    file = configuration.file().map(DrainFile::new).orElse(null);
    if (file != null && file.discard()) {
      LOG.log(Level.INFO, "event=drain_file_discarded");
    }
  }

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public HealthImpact impact() {
    return HealthImpact.READINESS;
  }

  @Override
  public CheckResult check() {
    DrainState now = state();
    return now == DrainState.SERVING
        ? result(true, null)
        : result(
            false,
            now
                + ": "
                + connections()
                + " connections, "
                + requests.get()
                + " requests under way.");
  }

  /** How far it is. */
  public DrainState state() {
    return course.state();
  }

  /** WebSockets that are open. */
  public int connections() {
    return writers.sessions();
  }

  /** REST requests under way. */
  public AtomicInteger requests() {
    return requests;
  }

  /**
   * From now on the node is not ready and lets no socket in; the rest is done by {@link #turn}.
   *
   * @param by who asks, for the log
   * @return whether it had not begun
   */
  public boolean begin(String by) {
    boolean begun = course.begin();
    if (begun) {
      LOG.log(Level.INFO, "event=drain_begun by={0} connections={1}", by, connections());
    }
    return begun;
  }

  /**
   * Begins where the file is there, once it says so: whoever made it would take a node for serving
   * that does not tell him.
   */
  public void lookForFile() {
    if (file == null || course.state() == DrainState.DRAINED || !file.isThere()) {
      return;
    }
    try {
      file.acknowledge();
      unrecorded |= begin("file");
    } catch (IOException e) {
      if (!fileRefused) {
        fileRefused = true;
        LOG.log(Level.WARNING, "event=drain_file_refused reason=\"{0}\"", e);
      }
    }
  }

  /**
   * Writes into the audit log that the file has drained this node, where that is still to be done:
   * a database that does not answer holds no drain up.
   *
   * @throws RuntimeException it was not written; to be tried again
   */
  public void recordFile() {
    if (unrecorded) {
      audit.add(new AuditRecord(null, OPERATOR, "node.drain", "node:" + node.name(), null, null));
      unrecorded = false;
    }
  }

  /** Does what is due. */
  public void turn() {
    DrainState before = course.state();
    if (before == DrainState.SERVING) {
      return;
    }
    DrainState now = course.turn();
    if (now != before) {
      LOG.log(
          Level.INFO,
          "event=drain_went_on state={0} connections={1} requests={2}",
          now,
          connections(),
          requests.get());
    }
    if (now == DrainState.DRAINED) {
      finishFile();
    }
  }

  /** Whoever waits for the file is not left waiting by a node that ends on its way. */
  @PreDestroy
  void close() {
    if (course.state() != DrainState.SERVING) {
      finishFile();
    }
  }

  private void finishFile() {
    if (file != null && file.isThere()) {
      try {
        file.finish();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "event=drain_file_refused reason=\"{0}\"", e);
      }
    }
  }

  private final class Steps implements DrainCourse.Steps {

    /** A node that is alone computes on to its end. */
    @Override
    public void giveUpLeases() {
      if (broker.isShared()) {
        leases.retire();
      }
    }

    @Override
    public void closeSockets(double share) {
      if (farewells == null) {
        farewells = writers.farewells(new SplittableRandom());
      }
      farewells.upTo(share);
      if (share >= 1) {
        writers.announceShutdown(); // Handshakes that were under way when the doors were closed.
      }
    }

    @Override
    public int requests() {
      return requests.get();
    }

    @Override
    public int connections() {
      return writers.sessions();
    }
  }
}
