package org.tradewire.trading.setting.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tradewire.trading.setting.entity.RunTimeSetting;
import org.tradewire.trading.setting.entity.StoredSetting;

/**
 * The settings of this node that administrators change while it runs. Components declare theirs
 * when they start and then read them by themselves; what is stored holds from then on. Thread-safe.
 */
@ApplicationScoped
public class RunTimeSettings {

  private static final System.Logger LOG = System.getLogger(RunTimeSettings.class.getName());

  private final Map<String, RunTimeSetting<?>> declared = new TreeMap<>();

  /** As they were last read, also of settings that nobody has declared yet. */
  private Map<String, StoredSetting> stored = Map.of();

  /**
   * Makes a setting known: from now on it takes what administrators choose.
   *
   * @throws IllegalStateException another one has its key
   */
  public synchronized void declare(RunTimeSetting<?> setting) {
    if (declared.putIfAbsent(setting.key(), setting) != null) {
      throw new IllegalStateException("The setting " + setting.key() + " is declared twice.");
    }
    take(setting, stored.get(setting.key()));
  }

  /** All of them, by key. */
  synchronized List<RunTimeSetting<?>> all() {
    return List.copyOf(declared.values());
  }

  synchronized Optional<RunTimeSetting<?>> find(String key) {
    return Optional.ofNullable(declared.get(key));
  }

  /**
   * Takes over what is stored now; settings whose last change is known already keep their values.
   *
   * @param rows all of them
   */
  synchronized void learn(List<StoredSetting> rows) {
    Map<String, StoredSetting> now =
        rows.stream().collect(Collectors.toMap(StoredSetting::key, Function.identity()));
    for (RunTimeSetting<?> setting : declared.values()) {
      StoredSetting row = now.get(setting.key());
      if (version(row) != version(stored.get(setting.key()))) {
        take(setting, row);
      }
    }
    stored = now;
  }

  private static long version(StoredSetting row) {
    return row == null ? 0 : row.version();
  }

  /** A value that the setting cannot have any more is left alone: its default holds. */
  private static void take(RunTimeSetting<?> setting, StoredSetting row) {
    String text = row == null ? null : row.text();
    if (!setting.take(text)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=setting_ignored key={0} value={1} default={2} reason=\"{3}\"",
          setting.key(),
          text,
          setting.byDefault(),
          setting.form().rule());
    } else if (row != null) {
      LOG.log(
          System.Logger.Level.INFO,
          "event=setting_taken key={0} value={1} version={2} by={3}",
          setting.key(),
          text == null ? setting.byDefault() : text,
          Long.toString(row.version()),
          row.changedBy());
    }
  }
}
