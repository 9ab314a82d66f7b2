package org.tradewire.systemtests.client;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a type check of the front end reads: its modules, the import map of its first page, and the
 * declarations that its libraries' jars carry. Everything is named by its address on the server.
 *
 * @param modules text of the pages' and the client's modules
 * @param declarations text of the libraries' declarations, TypeScript's own among them
 * @param imports the import map
 * @param compiler TypeScript's compiler as one script
 */
record ModuleTypes(
    Map<String, String> modules,
    Map<String, String> declarations,
    Map<String, String> imports,
    byte[] compiler) {

  private static final Path PAGES = ModuleSite.ROOT.resolve("web/src/main/webapp");

  /** mvnpm's jars keep apart, in an archive, what no browser loads. */
  private static final String ARCHIVE = "META-INF/.more.tgz";

  private static final String ARCHIVE_ROOT = "resources";

  /** Of the working tree and the class path. */
  static ModuleTypes read() throws IOException {
    Map<String, String> modules = new TreeMap<>();
    for (String folder : List.of("app", "client")) {
      try (Stream<Path> files = Files.walk(PAGES.resolve(folder))) {
        for (Path file : files.filter(each -> each.toString().matches(".*\\.(js|ts)")).toList()) {
          modules.put("/" + PAGES.relativize(file), Files.readString(file));
        }
      }
    }
    Map<String, String> imports = ImportMap.of(Files.readString(PAGES.resolve("index.html")));
    Map<String, String> declarations = new HashMap<>();
    for (URL archive : Collections.list(loader().getResources(ARCHIVE))) {
      try (InputStream in = archive.openStream()) {
        new TarGz(in)
            .forEachFile(
                (name, content) -> {
                  if (name.endsWith(".d.ts")) {
                    declarations.put(name.substring(ARCHIVE_ROOT.length()), text(content));
                  }
                });
      }
    }
    // uPlot declares its types beside another build of it.
    for (String address : imports.values()) {
      String types = address.replaceFirst("\\.esm\\.js$", ".d.ts");
      if (types.endsWith(".d.ts")) {
        declarations.put(types, text(resource(types)));
      }
    }
    return new ModuleTypes(modules, declarations, imports, resource(compilerOf(declarations)));
  }

  /** Addresses of modules that the first page's import map names and no jar serves. */
  List<String> missing() throws IOException {
    List<String> missing = new ArrayList<>();
    for (String address : imports.values()) {
      if (!address.endsWith("/") && ImportMap.served(address).isEmpty()) {
        missing.add(address);
      }
    }
    return missing;
  }

  /** Everything as JSON, for {@code type-check.mjs}. */
  byte[] json() {
    JsonObjectBuilder files = Json.createObjectBuilder();
    declarations.forEach(files::add);
    modules.forEach(files::add);
    JsonObjectBuilder map = Json.createObjectBuilder();
    imports.forEach(map::add);
    return Json.createObjectBuilder()
        .add("files", files)
        .add("imports", map)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String compilerOf(Map<String, String> declarations) {
    return declarations.keySet().stream()
        .filter(name -> name.endsWith("/lib/lib.esnext.d.ts"))
        .map(name -> name.replace("lib.esnext.d.ts", "typescript.js"))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("TypeScript is not on the class path"));
  }

  private static byte[] resource(String address) throws IOException {
    return ImportMap.served(address)
        .orElseThrow(
            () -> new NoSuchElementException("no jar on the class path serves " + address));
  }

  private static ClassLoader loader() {
    return ModuleTypes.class.getClassLoader();
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
