package org.tradewire.trading.setting.entity;

import org.tradewire.trading.shared.Settings;

/**
 * A setting that administrators change while the node runs. Declared once by the component that
 * reads it, which keeps it and asks it whenever it needs the value: {@link #get} reads one volatile
 * field, so it may stand on a hot path. Thread-safe.
 *
 * @param <T> its values
 */
public final class RunTimeSetting<T> {

  private final String key;
  private final SettingForm<T> form;
  private final T byDefault;
  private final String description;
  private volatile T value;

  private RunTimeSetting(String key, SettingForm<T> form, T byDefault, String description) {
    this.key = key;
    this.form = form;
    this.byDefault = byDefault;
    this.description = description;
    this.value = byDefault;
  }

  /**
   * Declares a setting. Its default is what the node's configuration says, else the built-in one.
   *
   * @param configured the node's configuration
   * @param key lower case, {@code tradewire.metrics.public}, at most 100 characters
   * @param builtIn its default where the node's configuration does not name the key
   * @param description a sentence for administrators: what it does
   * @throws IllegalStateException the node's configuration names what it cannot be
   */
  public static <T> RunTimeSetting<T> of(
      Settings configured, String key, SettingForm<T> form, T builtIn, String description) {
    String text = configured.text(key).orElseGet(() -> form.write(builtIn));
    T byDefault =
        form.read(text)
            .orElseThrow(
                () -> new IllegalStateException(key + "=" + text + ": " + form.rule() + "."));
    return new RunTimeSetting<>(key, form, byDefault, description);
  }

  /** The value that holds on this node now. */
  public T get() {
    return value;
  }

  /** What it is called, here and in the node's configuration. */
  public String key() {
    return key;
  }

  /** What its values may be. */
  public SettingForm<T> form() {
    return form;
  }

  /** The text of the value that holds where no administrator chose another. */
  public String byDefault() {
    return form.write(byDefault);
  }

  /** What it does, a sentence. */
  public String description() {
    return description;
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
    value = form.read(text).orElse(byDefault);
    return accepts(text);
  }

  /** Whether a text is one of its values. */
  public boolean accepts(String text) {
    return form.read(text).isPresent();
  }

  /**
   * One of its values as it is stored.
   *
   * @param text one that it {@link #accepts}
   */
  public String normal(String text) {
    return form.write(form.read(text).orElseThrow());
  }
}
