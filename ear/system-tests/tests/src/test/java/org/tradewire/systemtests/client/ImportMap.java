package org.tradewire.systemtests.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The import map of the front end's first page, and what the class path's jars serve for it. */
final class ImportMap {
  private static final Pattern IN_HTML =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private static final String SERVED = "META-INF/resources";

  private ImportMap() {}

  /** Address of each name; both end with a slash where the name is a folder's. */
  static Map<String, String> of(String html) {
    Matcher found = IN_HTML.matcher(html);
    if (!found.find()) {
      throw new IllegalStateException("index.html has no import map");
    }
    try (JsonReader reader = Json.createReader(new StringReader(found.group(1)))) {
      JsonObject imports = reader.readObject().getJsonObject("imports");
      Map<String, String> read = new TreeMap<>();
      imports.keySet().forEach(name -> read.put(name, imports.getString(name)));
      return read;
    }
  }

  /** What a jar serves at an address, as the servers would; empty where none does. */
  static Optional<byte[]> served(String address) throws IOException {
    try (InputStream in = ImportMap.class.getClassLoader().getResourceAsStream(SERVED + address)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }
}
