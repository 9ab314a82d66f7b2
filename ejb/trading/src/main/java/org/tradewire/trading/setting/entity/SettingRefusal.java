package org.tradewire.trading.setting.entity;

import org.tradewire.trading.shared.Refusal;
import org.tradewire.trading.shared.Refusal.Kind;
import org.tradewire.trading.shared.RefusalCode;
import org.tradewire.trading.shared.ShortText;

/** Why settings are not changed. */
public enum SettingRefusal implements RefusalCode {
  /** There is no such setting that can be changed while the node runs. */
  SETTING_NOT_FOUND(Kind.UNKNOWN),
  /** It cannot have that value. */
  INVALID_SETTING(Kind.INVALID),
  /** Somebody else changed it since the caller saw it. */
  SETTING_CONFLICT(Kind.CONFLICT);

  private final Kind kind;

  SettingRefusal(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** There is no such setting. */
  public static Refusal notFound(String key) {
    return SETTING_NOT_FOUND.because(
        "There is no setting " + ShortText.of(key) + " that can be changed while the node runs.");
  }

  /** The text is none of its values. */
  public static Refusal invalid(RunTimeSetting<?> setting, String text) {
    return INVALID_SETTING.ofField(
        "value", setting.key() + "=" + ShortText.of(text) + ": " + setting.form().rule() + ".");
  }

  /** The caller saw another version than there is. */
  public static Refusal conflict(String key, long seen) {
    return SETTING_CONFLICT.because(
        key
            + " was changed by somebody else: its version is not "
            + seen
            + " any more. Look again.");
  }
}
