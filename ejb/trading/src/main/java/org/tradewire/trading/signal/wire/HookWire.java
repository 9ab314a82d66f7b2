package org.tradewire.trading.signal.wire;

import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.trading.signal.entity.producer.IssuedHook;
import org.tradewire.trading.signal.entity.producer.SignalHook;

/** Hooks as administrators see them. Each method writes one value. */
public final class HookWire {

  private HookWire() {}

  /** A hook, without its key, which nobody knows but its producer. */
  public static void hook(JsonBytes json, SignalHook hook) {
    json.beginObject();
    members(json, hook);
    json.endObject();
  }

  /** A hook that was just made, with its key. */
  public static void issued(JsonBytes json, IssuedHook issued) {
    json.beginObject();
    members(json, issued.hook());
    json.text("key", issued.key()).endObject();
  }

  private static void members(JsonBytes json, SignalHook hook) {
    json.text("id", hook.id().toString());
    json.text("name", hook.name());
    json.text("created_by", hook.createdBy());
    json.instant("created_at", hook.createdAt());
    json.text("revoked_by", hook.revokedBy());
    json.instant("revoked_at", hook.revokedAt());
  }
}
