package org.tradewire.feed.adapter;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.HintsContext;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.XAResource;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.tradewire.feed.api.AdapterSettings;

/**
 * Delivers the market data of shared-memory rings to message-driven beans that implement {@link
 * org.tradewire.feed.api.FeedListener}.
 *
 * <table>
 *   <caption>Properties</caption>
 *   <tr><th>Property</th><th>Type</th><th>Default</th><th>Meaning</th></tr>
 *   <tr><td>feedDirectory</td><td>String</td><td>none</td><td>directory the collectors write their
 *       rings to; where none is set there are no feeds</td></tr>
 *   <tr><td>feedSpinMicros</td><td>Integer</td><td>20</td><td>microseconds that a reader looks at an
 *       idle ring before it sleeps, 0 to 10,000</td></tr>
 *   <tr><td>batchSize</td><td>Integer</td><td>256</td><td>most records of one delivery, 1 to
 *       4096</td></tr>
 * </table>
 *
 * <p>Where a property is not set, or is its default: system property {@code
 * tradewire.feed.directory}, {@code .spin-micros}, {@code .batch-size}, then the variable of the
 * environment.
 *
 * <p>Transactions: none. Threads: the work manager's, one for each ring and one to look for rings.
 */
@Connector(
    displayName = "Tradewire feed",
    vendorName = "Tradewire",
    eisType = "Shared memory",
    version = "1.0",
    transactionSupport = TransactionSupport.TransactionSupportLevel.NoTransaction)
public class FeedResourceAdapter implements ResourceAdapter, Serializable {

  private static final long serialVersionUID = 1L;

  @ConfigProperty(description = "Directory that the collectors write their rings to")
  private String feedDirectory;

  @ConfigProperty(
      defaultValue = "20",
      description = "Microseconds that a reader looks at an idle ring before it sleeps, 0 to 10000")
  private Integer feedSpinMicros = FeedSettings.DEFAULT_SPIN_MICROS;

  @ConfigProperty(defaultValue = "256", description = "Most records of one delivery, 1 to 4096")
  private Integer batchSize = FeedSettings.DEFAULT_BATCH_SIZE;

  private transient BootstrapContext context;
  private transient FeedEnvironment environment;
  private transient Map<MessageEndpointFactory, FeedActivation> activations;

  public String getFeedDirectory() {
    return feedDirectory;
  }

  public void setFeedDirectory(String feedDirectory) {
    this.feedDirectory = feedDirectory;
  }

  public Integer getFeedSpinMicros() {
    return feedSpinMicros;
  }

  public void setFeedSpinMicros(Integer feedSpinMicros) {
    this.feedSpinMicros = feedSpinMicros;
  }

  public Integer getBatchSize() {
    return batchSize;
  }

  public void setBatchSize(Integer batchSize) {
    this.batchSize = batchSize;
  }

  /** Checks the configuration; opens no file and starts no thread. */
  @Override
  public void start(BootstrapContext bootstrap) throws ResourceAdapterInternalException {
    try {
      FeedSettings settings =
          FeedSettings.resolve(
              feedDirectory,
              feedSpinMicros,
              batchSize,
              new AdapterValues(System::getProperty, System::getenv));
      AdapterSettings.publish(settings.taken());
      boolean hints = bootstrap.isContextSupported(HintsContext.class);
      environment =
          new FeedEnvironment(settings, new SystemEpochNanoClock(), System::nanoTime, hints);
    } catch (IllegalArgumentException e) {
      throw new ResourceAdapterInternalException(e.getMessage(), e);
    }
    context = bootstrap;
    activations = new ConcurrentHashMap<>();
  }

  @Override
  public void stop() {
    if (activations != null) {
      activations.values().forEach(FeedActivation::stop);
      activations.clear();
    }
  }

  @Override
  public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec)
      throws ResourceException {
    if (!(spec instanceof FeedActivationSpec feedSpec)) {
      throw new NotSupportedException("Not an activation spec of this adapter: " + spec);
    }
    feedSpec.validate();
    FeedActivation activation =
        new FeedActivation(factory, feedSpec, context.getWorkManager(), environment);
    activation.start();
    activations.put(factory, activation);
  }

  @Override
  public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
    FeedActivation activation = activations.remove(factory);
    if (activation != null) {
      activation.stop();
    }
  }

  /** None: deliveries are not transacted. */
  @Override
  public XAResource[] getXAResources(ActivationSpec[] specs) {
    return new XAResource[0];
  }

  /** Identity: an adapter with the same configuration is still another one. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
