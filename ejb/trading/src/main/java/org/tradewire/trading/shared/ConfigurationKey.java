package org.tradewire.trading.shared;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A key of the configuration: what administrators are told about it, and how it is read, so that
 * neither can differ from the other. Declared once, by the component that reads it, as a constant.
 * Immutable.
 *
 * @param <T> its values
 */
public final class ConfigurationKey<T> {

  /** Where an administrator sets a key, to end a sentence with. */
  public static final String CONSOLES =
      "in Payara's console: Configurations > server-config > MicroProfile > Config; in WildFly's:"
          + " Configuration > System Properties.";

  private static final Pattern NO_VARIABLE = Pattern.compile("[^A-Za-z0-9]");

  private final String name;
  private final SettingForm<T> form;
  private final String description;
  private final Supplier<T> builtIn;
  private final String defaultText;
  private final String unit;
  private final boolean required;
  private final boolean secret;
  private final boolean changeable;
  private final KeyPlace place;
  private final KeyAlias alias;

  private ConfigurationKey(Builder<T> of) {
    name = of.name;
    form = of.form;
    description = of.description;
    builtIn = of.builtIn;
    defaultText = of.defaultText;
    unit = of.unit == null ? form.unit() : of.unit;
    required = of.required;
    secret = of.secret;
    changeable = of.changeable;
    place = of.place;
    alias = of.alias;
  }

  /**
   * Begins the declaration of a key that is not required, not secret, has no default, and is read
   * by the application when it starts.
   *
   * @param name {@code tradewire.metrics.public}, or a variable that is known as such alone
   * @param description for administrators: what it does, in one sentence
   */
  public static <T> Builder<T> of(String name, SettingForm<T> form, String description) {
    return new Builder<>(name, form, description);
  }

  /** How it is called. */
  public String name() {
    return name;
  }

  /** The variable of the environment that sets it, by the rule of MicroProfile Config. */
  public String variable() {
    return NO_VARIABLE.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
  }

  /** What its values may be. */
  public SettingForm<T> form() {
    return form;
  }

  /** What it does, a sentence. */
  public String description() {
    return description;
  }

  /** What a number counts, {@code seconds}; null where there is nothing to say. */
  public String unit() {
    return unit;
  }

  /** What holds where it is not set, in words where it is computed or nothing. */
  public String defaultText() {
    return defaultText;
  }

  /** Whether the application does not start without it. */
  public boolean isRequired() {
    return required;
  }

  /** Whether its value is shown to nobody. */
  public boolean isSecret() {
    return secret;
  }

  /** Whether administrators change it while the nodes run; otherwise a change needs a restart. */
  public boolean isChangeable() {
    return changeable;
  }

  /** Who reads it. */
  public KeyPlace place() {
    return place;
  }

  /** Another name that counts where the key is not set; empty where there is none. */
  public Optional<KeyAlias> alias() {
    return Optional.ofNullable(alias);
  }

  /** The value that is built in; empty where there is none of its own. */
  public Optional<T> builtIn() {
    return Optional.ofNullable(builtIn).map(Supplier::get);
  }

  /** What is set under its name, else under its alias; empty where nothing is. */
  public Optional<GivenText> given(Settings settings) {
    return settings
        .text(name)
        .map(text -> new GivenText(name, text, text))
        .or(
            () ->
                alias()
                    .flatMap(other -> settings.text(other.name()))
                    .map(text -> new GivenText(alias.name(), text, alias.textOfKey(text))));
  }

  /**
   * The value that is set; empty where none is.
   *
   * @throws IllegalStateException what is set cannot be: says key, value and rule
   */
  public Optional<T> configured(Settings settings) {
    return given(settings).map(this::read);
  }

  /**
   * The value that holds.
   *
   * @throws IllegalStateException what is set cannot be, or nothing is and something must
   */
  public T get(Settings settings) {
    return configured(settings)
        .or(this::builtIn)
        .orElseThrow(() -> new IllegalStateException(missing()));
  }

  /** The value that a text stands for. */
  private T read(GivenText given) {
    return form.read(given.text()).orElseThrow(() -> new IllegalStateException(refusal(given, "")));
  }

  /**
   * Why it cannot have a value, a sentence that names the key, and the alias where that was used.
   *
   * @param from what stands behind the value: where that was set, or nothing
   */
  public String refusal(GivenText given, String from) {
    return called(given, from)
        + ": "
        + (given.name().equals(name) ? form.rule() : alias.rule(form))
        + ".";
  }

  /**
   * What was given to it, to begin a sentence with; of what is secret, under which name.
   *
   * @param from what stands behind the value: where that was set, or nothing
   */
  public String called(GivenText given, String from) {
    return given.name()
        + (secret ? "" : "=" + given.said())
        + from
        + (given.name().equals(name) ? "" : ", which stands for " + name);
  }

  /** That it is missing, a sentence. */
  public String missing() {
    return name + " is not set, and is required: " + description + " Set it " + CONSOLES;
  }

  /** Shows no value. */
  @Override
  public String toString() {
    return name;
  }

  /**
   * A declaration that is not complete.
   *
   * @param <T> values of the key
   */
  public static final class Builder<T> {
    private final String name;
    private final SettingForm<T> form;
    private final String description;
    private Supplier<T> builtIn;
    private String defaultText = "none";
    private String unit;
    private boolean required;
    private boolean secret;
    private boolean changeable;
    private KeyPlace place = KeyPlace.APPLICATION;
    private KeyAlias alias;

    private Builder(String name, SettingForm<T> form, String description) {
      this.name = Objects.requireNonNull(name);
      this.form = Objects.requireNonNull(form);
      this.description = Objects.requireNonNull(description);
    }

    /** What holds where nothing is set. */
    public Builder<T> byDefault(T value) {
      return byDefault(() -> value, form.write(value));
    }

    /** What is computed where nothing is set, and how that is said. */
    public Builder<T> byDefault(Supplier<T> value, String text) {
      builtIn = value;
      defaultText = text;
      return this;
    }

    /** What its reader does where nothing is set. */
    public Builder<T> unsetMeans(String text) {
      defaultText = text;
      return this;
    }

    /** What a number counts, {@code bytes}. */
    public Builder<T> counts(String counted) {
      unit = counted;
      return this;
    }

    /** The application does not start without it. */
    public Builder<T> required() {
      required = true;
      defaultText = "required";
      return this;
    }

    /** Its value is shown to nobody. */
    public Builder<T> secret() {
      secret = true;
      return this;
    }

    /** Administrators change it while the nodes run. */
    public Builder<T> changeable() {
      changeable = true;
      return this;
    }

    /** Somebody else than the application reads it. */
    public Builder<T> readBy(KeyPlace reader) {
      place = reader;
      return this;
    }

    /** It has another name, too. */
    public Builder<T> alias(String other) {
      alias = new KeyAlias(other, false);
      return this;
    }

    /** It has another name, too, under which it is given in seconds; it counts milliseconds. */
    public Builder<T> aliasInSeconds(String other) {
      alias = new KeyAlias(other, true);
      return this;
    }

    /** The declared key. */
    public ConfigurationKey<T> build() {
      return new ConfigurationKey<>(this);
    }
  }
}
