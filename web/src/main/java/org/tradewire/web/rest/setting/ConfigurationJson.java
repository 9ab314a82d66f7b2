package org.tradewire.web.rest.setting;

import java.util.List;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.configuration.entity.KeyInForce;
import org.tradewire.trading.shared.ConfigurationKey;
import org.tradewire.web.rest.BuildJson;

/** The configuration on the wire; values of every form are strings, and nothing secret is. */
final class ConfigurationJson {

  private ConfigurationJson() {}

  /** Which build this is, and every key. */
  static void document(JsonBytes json, List<KeyInForce> keys) {
    json.beginObject();
    BuildJson.member(json);
    json.name("items").beginArray();
    keys.forEach(each -> key(json, each));
    json.endArray().endObject();
  }

  /** A key with what is in force. */
  private static void key(JsonBytes json, KeyInForce inForce) {
    ConfigurationKey<?> key = inForce.key();
    json.beginObject()
        .text("key", key.name())
        .text("value", key.isSecret() ? null : inForce.value())
        .flag("set", inForce.isSet())
        .flag("secret", key.isSecret())
        .text("source", inForce.source())
        .flag("differs", inForce.differs())
        .flag("changed_by_restart", inForce.isChangedByRestart())
        .text("after_restart", inForce.valueAfterRestart())
        .text("default", key.defaultText())
        .text("unit", key.unit())
        .flag("required", key.isRequired())
        .flag("restart", !key.isChangeable())
        .text("read_by", key.place().word())
        .text("rule", key.form().rule())
        .text("description", key.description())
        .endObject();
  }
}
