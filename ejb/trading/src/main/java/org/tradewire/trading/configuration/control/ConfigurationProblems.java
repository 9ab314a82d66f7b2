package org.tradewire.trading.configuration.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.GivenText;
import org.tradewire.trading.shared.KeyPlace;
import org.tradewire.trading.shared.Settings;

/** What is wrong with the configuration, all of it, a sentence each. */
public final class ConfigurationProblems {

  private final List<ConfigurationKeys> declared;
  private final ConfigurationSources sources;
  private final Settings settings;

  /**
   * @param settings what components read from
   */
  public ConfigurationProblems(
      List<ConfigurationKeys> declared, ConfigurationSources sources, Settings settings) {
    this.declared = declared;
    this.sources = sources;
    this.settings = settings;
  }

  /** The sentences; none where the application may start. */
  public List<String> all() {
    List<String> sentences = new ArrayList<>(unknown());
    for (ConfigurationKeys group : declared) {
      List<String> wrong =
          group.all().stream()
              .filter(key -> key.place() == KeyPlace.APPLICATION)
              .flatMap(key -> wrong(key).stream())
              .toList();
      sentences.addAll(wrong.isEmpty() ? together(group) : wrong);
    }
    return sentences;
  }

  private List<String> unknown() {
    Map<String, ConfigurationKey<?>> keys = new TreeMap<>();
    Map<String, ConfigurationKey<?>> variables = new TreeMap<>();
    for (ConfigurationKeys group : declared) {
      for (ConfigurationKey<?> key : group.all()) {
        variables.put(key.variable(), key);
        if (!key.name().equals(key.variable())) {
          keys.put(key.name(), key);
        }
      }
    }
    List<String> sentences = new ArrayList<>();
    for (ConfiguredText set : sources.ours()) {
      Map<String, ConfigurationKey<?>> known =
          set.name().startsWith("TRADEWIRE_") ? variables : keys;
      ConfigurationKey<?> key = known.get(set.name());
      if (key == null) {
        sentences.add(nobodyKnows(set, known));
      } else if (key.place() != KeyPlace.APPLICATION && !set.everywhere()) {
        sentences.add(
            "%s (%s): the %s does not see it there; set it as a system property or variable."
                .formatted(set.name(), set.source(), key.place().word()));
      }
    }
    return sentences;
  }

  private static String nobodyKnows(ConfiguredText set, Map<String, ConfigurationKey<?>> known) {
    Optional<String> nearest = NearestName.to(set.name(), known.keySet());
    // Without its value: a name that nobody declared may be that of a secret.
    return set.name()
        + " ("
        + set.source()
        + "): there is no such key"
        + nearest.map(name -> "; did you mean " + name + "?").orElse(".");
  }

  private Optional<String> wrong(ConfigurationKey<?> key) {
    Optional<GivenText> given;
    try {
      given = key.given(settings);
    } catch (IllegalArgumentException | NoSuchElementException e) {
      return Optional.of(key.name() + from(key) + " cannot be read: " + e.getMessage());
    }
    if (given.isEmpty()) {
      return key.isRequired() ? Optional.of(key.missing()) : Optional.empty();
    }
    return key.form().read(given.get().text()).isPresent()
        ? Optional.empty()
        : Optional.of(key.refusal(given.get(), from(key)));
  }

  private String from(ConfigurationKey<?> key) {
    return sources.of(key).map(source -> " (" + source + ")").orElse("");
  }

  private List<String> together(ConfigurationKeys group) {
    try {
      group.check().accept(settings);
      return List.of();
    } catch (IllegalStateException e) {
      return List.of(e.getMessage());
    }
  }
}
