package org.tradewire.trading.configuration.control;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.ConfigurationKeys;
import org.tradewire.trading.shared.KeyPlace;
import org.tradewire.trading.shared.Settings;

/** What is wrong with the configuration, all of it, a sentence each. */
public final class ConfigurationProblems {

  /** A name that nobody knows may be a slip in the name of a secret. */
  private static final Pattern MAY_BE_SECRET =
      Pattern.compile(".*(password|secret|key|token|uri|url).*");

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
    Set<String> keys = new TreeSet<>();
    Set<String> variables = new TreeSet<>();
    Set<String> secrets = new HashSet<>();
    for (ConfigurationKeys group : declared) {
      for (ConfigurationKey<?> key : group.all()) {
        variables.add(key.variable());
        if (!key.name().equals(key.variable())) {
          keys.add(key.name());
        }
        if (key.isSecret()) {
          secrets.add(key.name());
          secrets.add(key.variable());
        }
      }
    }
    List<String> sentences = new ArrayList<>();
    for (ConfiguredText set : sources.ours()) {
      Set<String> known = set.name().startsWith("TRADEWIRE_") ? variables : keys;
      if (!known.contains(set.name())) {
        Optional<String> nearest = NearestName.to(set.name(), known);
        boolean hidden =
            nearest.filter(secrets::contains).isPresent()
                || MAY_BE_SECRET.matcher(set.name().toLowerCase(Locale.ROOT)).matches();
        sentences.add(
            set.name()
                + (hidden ? "" : "=" + set.text())
                + " ("
                + set.source()
                + "): there is no such key"
                + nearest.map(name -> "; did you mean " + name + "?").orElse("."));
      }
    }
    return sentences;
  }

  private Optional<String> wrong(ConfigurationKey<?> key) {
    Optional<String> text;
    try {
      text = settings.text(key.name());
    } catch (IllegalArgumentException | NoSuchElementException e) {
      return Optional.of(key.name() + from(key) + " cannot be read: " + e.getMessage());
    }
    if (text.isEmpty()) {
      return key.isRequired() ? Optional.of(key.missing()) : Optional.empty();
    }
    if (key.form().read(text.get()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(key.refusal((key.isSecret() ? "" : "=" + text.get()) + from(key)));
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
