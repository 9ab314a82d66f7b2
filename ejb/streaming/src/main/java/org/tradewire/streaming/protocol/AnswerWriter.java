package org.tradewire.streaming.protocol;

import java.util.List;
import java.util.function.LongSupplier;
import org.tradewire.streaming.channel.Channel;
import org.tradewire.streaming.message.JsonBytes;
import org.tradewire.streaming.session.Subscribed;

/** Writes acknowledgements and errors as they stand on the wire. */
final class AnswerWriter {

  private final LongSupplier epochMillis;

  /** A channel that was refused. */
  record Refused(String channel, ErrorCode code, String message) {}

  AnswerWriter(LongSupplier epochMillis) {
    this.epochMillis = epochMillis;
  }

  /**
   * A channel that is served.
   *
   * @param asked the name the client wrote, which may stand for several channels
   */
  record Served(Channel asked, Subscribed subscribed) {}

  byte[] subscribed(Long id, List<Served> ok, List<Refused> errors) {
    JsonBytes json = begin("subscribed", id);
    json.name("data").beginObject().name("ok").beginArray();
    for (Served served : ok) {
      Subscribed each = served.subscribed();
      json.beginObject();
      json.name("ch").value(each.channel().name());
      if (!each.channel().equals(served.asked())) {
        json.name("asked").value(served.asked().name());
      }
      json.name("epoch").value(each.epoch());
      json.name("seq").value(each.seq());
      json.name("recovered").value(each.recovered());
      json.endObject();
    }
    json.endArray();
    return end(json, errors);
  }

  byte[] unsubscribed(Long id, List<String> ok, List<Refused> errors) {
    JsonBytes json = begin("unsubscribed", id);
    json.name("data").beginObject().name("ok").beginArray();
    for (String each : ok) {
      json.beginObject().name("ch").value(each).endObject();
    }
    json.endArray();
    return end(json, errors);
  }

  byte[] pong(Long id) {
    return begin("pong", id).endObject().toBytes();
  }

  /**
   * @param signals each one JSON object
   */
  byte[] signals(Long id, List<byte[]> signals) {
    JsonBytes json = begin("signals_response", id);
    json.name("data").beginArray();
    signals.forEach(json::raw);
    return json.endArray().endObject().toBytes();
  }

  byte[] channelError(String channel, ErrorCode code, String message) {
    JsonBytes json = begin("error", null);
    json.name("ch").value(channel);
    reason(json, code, message);
    return json.endObject().toBytes();
  }

  byte[] refreshed(Long id) {
    return begin("refreshed", id).endObject().toBytes();
  }

  byte[] error(Long id, ErrorCode code, String message) {
    JsonBytes json = begin("error", id);
    reason(json, code, message);
    return json.endObject().toBytes();
  }

  private JsonBytes begin(String type, Long id) {
    JsonBytes json = new JsonBytes().beginObject();
    json.name("type").value(type);
    if (id != null) {
      json.name("id").value(id);
    }
    json.name("timestamp").timestamp(epochMillis.getAsLong());
    return json;
  }

  private static byte[] end(JsonBytes json, List<Refused> errors) {
    json.name("errors").beginArray();
    for (Refused each : errors) {
      json.beginObject().name("ch").value(each.channel());
      reason(json, each.code(), each.message());
      json.endObject();
    }
    return json.endArray().endObject().endObject().toBytes();
  }

  private static void reason(JsonBytes json, ErrorCode code, String message) {
    json.name("code").value(code.name());
    json.name("message").value(message);
    json.name("temporary").value(code.temporary());
  }
}
