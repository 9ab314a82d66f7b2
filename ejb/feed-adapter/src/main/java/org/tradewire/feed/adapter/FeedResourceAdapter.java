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
 *   <tr><th>Property</th><th>Key</th><th>Default</th><th>Meaning</th></tr>
 *   <tr><td>feedDirectory</td><td>tradewire.feed.directory</td><td>none: no feeds</td><td>directory
 *       the collectors write their rings to</td></tr>
 *   <tr><td>feedSpinMicros</td><td>tradewire.feed.spin-micros</td><td>20</td><td>microseconds that a
 *       reader looks at an idle ring before it sleeps, 0 to 10,000</td></tr>
 *   <tr><td>batchSize</td><td>tradewire.feed.batch-size</td><td>256</td><td>most records of one
 *       delivery, 1 to 4096</td></tr>
 * </table>
 *
 * <p>A property that is not set gives way to the system property of its key, then to the
 * environment variable in capitals. All are texts, so that a value that is no number is refused
 * with our sentence, and not with the container's exception.
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
      description = "Microseconds that a reader looks at an idle ring before it sleeps, 0 to 10000")
  private String feedSpinMicros;

  @ConfigProperty(description = "Most records of one delivery, 1 to 4096")
  private String batchSize;

  private transient BootstrapContext context;
  private transient FeedEnvironment environment;
  private transient Map<MessageEndpointFactory, FeedActivation> activations;

  public String getFeedDirectory() {
    return feedDirectory;
  }

  public void setFeedDirectory(String feedDirectory) {
    this.feedDirectory = feedDirectory;
  }

  public String getFeedSpinMicros() {
    return feedSpinMicros;
  }

  public void setFeedSpinMicros(String feedSpinMicros) {
    this.feedSpinMicros = feedSpinMicros;
  }

  public String getBatchSize() {
    return batchSize;
  }

  public void setBatchSize(String batchSize) {
    this.batchSize = batchSize;
  }

  /** Checks the configuration; opens no file and starts no thread. */
  @Override
  public void start(BootstrapContext bootstrap) throws ResourceAdapterInternalException {
    try {
      FeedSettings settings =
          FeedSettings.resolve(this::property, System::getProperty, System::getenv);
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

  private String property(String name) {
    return switch (name) {
      case "feedDirectory" -> feedDirectory;
      case "feedSpinMicros" -> feedSpinMicros;
      case "batchSize" -> batchSize;
      default -> throw new IllegalArgumentException("no such property: " + name);
    };
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
