package org.tradewire.web.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a page may load: our own files, and inline only the import maps of its first page, named by
 * their SHA-256. Immutable.
 */
final class ContentSecurityPolicy {
  private static final Pattern IMPORT_MAP =
      Pattern.compile(
          "<script\\b[^>]*\\btype\\s*=\\s*[\"']?importmap[\"']?[^>]*>(.*?)</script\\s*>",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

  private final String scripts;

  private ContentSecurityPolicy(String scripts) {
    this.scripts = scripts;
  }

  /** The policy of a first page; an empty text has no inline script. */
  static ContentSecurityPolicy of(String indexHtml) {
    // Browsers hash what their parser sees: line ends are single line feeds by then.
    String html =
        COMMENT.matcher(indexHtml.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    return new ContentSecurityPolicy(
        IMPORT_MAP
            .matcher(html)
            .results()
            .map(map -> " 'sha256-" + hash(map.group(1)) + "'")
            .distinct()
            .collect(Collectors.joining("", "'self'", "")));
  }

  /**
   * The header's value.
   *
   * @param host the request's Host; older browsers do not count its WebSockets as {@code 'self'},
   *     so they are named where the text can be a host; may be null
   */
  String header(String host) {
    Matcher wellFormed = HOST.matcher(host == null ? "" : host);
    String sockets = wellFormed.matches() ? " ws://" + host + " wss://" + host : "";
    return "default-src 'self'; script-src "
        + scripts
        + "; style-src 'self'; img-src 'self' data:; connect-src 'self'"
        + sockets
        + "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }

  private static String hash(String script) {
    return Base64.getEncoder()
        .encodeToString(StaticFile.sha256(script.getBytes(StandardCharsets.UTF_8)));
  }
}
