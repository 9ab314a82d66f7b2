package org.tradewire.systemtests.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** One Maven module as its pom describes it. */
record Module(
    Path folder,
    String groupId,
    String artifactId,
    String version,
    String packaging,
    String name,
    String parentArtifactId,
    List<String> children) {

  static Module read(Path folder) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element project =
          factory
              .newDocumentBuilder()
              .parse(folder.resolve("pom.xml").toFile())
              .getDocumentElement();
      List<String> children = new ArrayList<>();
      for (Element modules : named(project, "modules")) {
        named(modules, "module").forEach(module -> children.add(module.getTextContent().strip()));
      }
      List<Element> parent = named(project, "parent");
      return new Module(
          folder,
          text(project, "groupId"),
          text(project, "artifactId"),
          text(project, "version"),
          text(project, "packaging"),
          text(project, "name"),
          parent.isEmpty() ? "" : text(parent.get(0), "artifactId"),
          List.copyOf(children));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot read " + folder.resolve("pom.xml"), e);
    }
  }

  Stream<Module> withDescendants() {
    return Stream.concat(
        Stream.of(this),
        children.stream().map(folder::resolve).map(Module::read).flatMap(Module::withDescendants));
  }

  Path sources() {
    return folder.resolve("src/main/java");
  }

  Path classes() {
    return folder.resolve("target/classes");
  }

  private static String text(Element parent, String name) {
    return named(parent, name).stream()
        .findFirst()
        .map(element -> element.getTextContent().strip())
        .orElse("");
  }

  private static List<Element> named(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
