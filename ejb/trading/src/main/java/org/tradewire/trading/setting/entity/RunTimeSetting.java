package org.tradewire.trading.setting.entity;

import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.trading.shared.SettingForm;
import org.tradewire.trading.shared.Settings;

/**
 * A setting that administrators change while the node runs. Declared once by the component that
 * reads it, which keeps it and asks it whenever it needs the value: {@link #get} reads one volatile
 * field, so it may stand on a hot path. Thread-safe.
 *
 * @param <T> its values
 */
public final class RunTimeSetting<T> {

  private final ConfigurationKey<T> key;
  private final T byDefault;
  private volatile T value;

  private RunTimeSetting(ConfigurationKey<T> key, T byDefault) {
    this.key = key;
    this.byDefault = byDefault;
    this.value = byDefault;
  }

  /**
   * Declares a setting. Its default is what the node's configuration says, else the built-in one.
   *
   * @param configured the node's configuration
   * @param key one that has a built-in value; its name has at most 100 characters
   * @throws IllegalStateException the node's configuration names what it cannot be
   */
  public static <T> RunTimeSetting<T> of(Settings configured, ConfigurationKey<T> key) {
    return new RunTimeSetting<>(key, key.get(configured));
  }

  /** The value that holds on this node now. */
  public T get() {
    return value;
  }

  /** What it is called, here and in the node's configuration. */
  public String key() {
    return key.name();
  }

  /** What its values may be. */
  public SettingForm<T> form() {
    return key.form();
  }

  /** The text of the value that holds where no administrator chose another. */
  public String byDefault() {
    return form().write(byDefault);
  }

  /** What it does, a sentence. */
  public String description() {
    return key.description();
  }

  /**
   * The value of a text holds from now on, or the default where the text is none of its values.
   * Called where stored values are read.
   *
   * @param text null for the default
   * @return whether the text is one of its values
   */
  public boolean take(String text) {
    if (text == null) {
      value = byDefault;
      return true;
    }
    value = form().read(text).orElse(byDefault);
    return accepts(text);
  }

  /** Whether a text is one of its values. */
  public boolean accepts(String text) {
    return form().read(text).isPresent();
  }

  /**
   * One of its values as it is stored.
   *
   * @param text one that it {@link #accepts}
   */
  public String normal(String text) {
    return form().write(form().read(text).orElseThrow());
  }
}
