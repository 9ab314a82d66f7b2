package org.tradewire.feed.adapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tradewire.feed.api.FeedListener;

/** What a message-driven bean wants to hear: property {@code venues}, default all. */
@Activation(messageListeners = FeedListener.class)
public class FeedActivationSpec implements ActivationSpec, Serializable {

  private static final long serialVersionUID = 1L;
  private static final String ALL = "*";
  private static final Pattern VENUE = Pattern.compile("[A-Z0-9_]{1,32}");

  @ConfigProperty(
      defaultValue = ALL,
      description = "Venues to deliver: canonical names separated by commas, or * for all")
  private String venues = ALL;

  private transient ResourceAdapter resourceAdapter;

  public String getVenues() {
    return venues;
  }

  public void setVenues(String venues) {
    this.venues = venues;
  }

  @Override
  public void validate() throws InvalidPropertyException {
    boolean named =
        !names().isEmpty() && names().stream().allMatch(n -> VENUE.matcher(n).matches());
    if (!ALL.equals(trimmed()) && !named) {
      throw new InvalidPropertyException(
          "venues must be * or names of capitals, digits and underscores separated by commas, not '"
              + venues
              + "'.");
    }
  }

  /** Whether the bean wants this venue. */
  boolean wants(String venue) {
    return ALL.equals(trimmed()) || names().contains(venue);
  }

  private String trimmed() {
    return venues == null ? "" : venues.strip();
  }

  private Set<String> names() {
    return Arrays.stream(trimmed().split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }

  @Override
  public ResourceAdapter getResourceAdapter() {
    return resourceAdapter;
  }

  @Override
  public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
    if (resourceAdapter != null && resourceAdapter != adapter) {
      throw new jakarta.resource.spi.IllegalStateException(
          "This activation spec belongs to a resource adapter already.");
    }
    resourceAdapter = adapter;
  }
}
