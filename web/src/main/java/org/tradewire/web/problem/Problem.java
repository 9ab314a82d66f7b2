package org.tradewire.web.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tradewire.streaming.message.JsonBytes;

/**
 * A refusal as RFC 9457 describes it. Immutable.
 *
 * @param status HTTP status, 400 to 599
 * @param kind last part of the type, such as {@code challenge-ended}; null where the status says it
 *     all
 * @param detail a sentence for the one who asked
 * @param members further members, such as {@code field} or {@code error_id}
 * @param headers header fields the answer needs, such as {@code WWW-Authenticate}
 */
public record Problem(
    int status,
    String kind,
    String detail,
    Map<String, String> members,
    Map<String, String> headers) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** What the type of a problem with a code begins with. */
  public static final String TYPE_PREFIX = "urn:tradewire:problem:";

  /** The type of a problem whose status says it all. */
  public static final String NO_TYPE = "about:blank";

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(408, "Request Timeout"),
          Map.entry(409, "Conflict"),
          Map.entry(411, "Length Required"),
          Map.entry(413, "Content Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(426, "Upgrade Required"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  /** Copies the maps. */
  public Problem {
    Objects.requireNonNull(detail, "detail");
    members = Map.copyOf(members);
    headers = Map.copyOf(headers);
  }

  /** A problem whose status says what kind it is. */
  public static Problem of(int status, String detail) {
    return new Problem(status, null, detail, Map.of(), Map.of());
  }

  /** The caller is not known: 401 with the scheme to use. */
  public static Problem unauthorized(String detail) {
    return of(401, detail).withHeader("WWW-Authenticate", "Bearer realm=\"tradewire\"");
  }

  /** The same problem of a kind that clients can tell apart. */
  public Problem ofKind(String newKind) {
    return new Problem(status, newKind, detail, members, headers);
  }

  /** The same problem with a further member. */
  public Problem with(String member, String value) {
    return new Problem(status, kind, detail, plus(members, member, value), headers);
  }

  /** The same problem with a further header field. */
  public Problem withHeader(String name, String value) {
    return new Problem(status, kind, detail, members, plus(headers, name, value));
  }

  /** A short name of the status. */
  public String title() {
    return TITLES.getOrDefault(status, status < 500 ? "Request Refused" : "Server Error");
  }

  /**
   * The JSON object in UTF-8.
   *
   * @param instance path of the refused request, without its query; shown as {@link ShownPath} says
   */
  public byte[] toBytes(String instance) {
    JsonBytes json = new JsonBytes();
    json.beginObject()
        .text("type", kind == null ? NO_TYPE : TYPE_PREFIX + kind)
        .text("title", title())
        .number("status", status)
        .text("detail", detail)
        .text("instance", ShownPath.of(instance));
    members.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(member -> json.text(member.getKey(), member.getValue()));
    return json.endObject().toBytes();
  }

  private static Map<String, String> plus(Map<String, String> map, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }
}
