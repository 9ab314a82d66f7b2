package org.tradewire.web.rest.node;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tradewire.trading.shared.JsonFields;
import org.tradewire.web.rest.Answer;
import org.tradewire.web.rest.Expects;
import org.tradewire.web.rest.Refuses;
import org.tradewire.web.rest.ResourceClasses;
import org.tradewire.web.rest.Shape;
import org.tradewire.web.rest.Takes;

/** Every resource method says what it takes, answers and refuses, in words that there are. */
class OpenApiVocabularyTest {
  private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| (\\d{3}) \\|.*");

  /**
   * What every call may be answered with, what belongs to WebSockets, and what calls that are still
   * to come will refuse: those of strategies.
   */
  private static final Set<String> OF_NO_METHOD =
      Set.of("database-busy", "database-unavailable", "node-draining", "origin-not-allowed");

  private final List<Method> methods = OpenApiDocument.methods(ResourceClasses.all());

  @Test
  void shouldFindTheMethodsOfEveryComponent() {
    assertThat(methods).hasSizeGreaterThan(40);
  }

  @Test
  void shouldHaveAnAnswerAndRefusalsOfEveryMethod() {
    assertThat(methods)
        .allSatisfy(
            method -> {
              assertThat(method.getAnnotationsByType(Answer.class)).isNotEmpty();
              assertThat(method.isAnnotationPresent(Refuses.class)).isTrue();
            });
  }

  @Test
  void shouldHaveAShapeOfEveryBodyOfJson() {
    assertThat(methods.stream().flatMap(method -> Arrays.stream(method.getParameters())))
        .filteredOn(parameter -> parameter.getType() == JsonFields.class)
        .hasSizeGreaterThan(10)
        .allSatisfy(parameter -> assertThat(parameter.getAnnotation(Takes.class)).isNotNull());
  }

  @Test
  void shouldNameNoUnknownShapeAndDescribeNoneTwice() {
    List<String> known = ApiVocabulary.shapes().stream().map(Shape::name).toList();

    assertThat(known).doesNotHaveDuplicates().containsAll(namedShapes());
  }

  @Test
  void shouldKnowTheCodesOfTheTableForIntegrators() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("../ear/docs/refusals.md")).stream()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();

    assertThat(ApiVocabulary.statusesByCode().entrySet())
        .extracting(each -> each.getKey() + " " + each.getValue())
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void shouldSayWhatEveryParameterOfAQueryMayHold() {
    assertThat(methods.stream().flatMap(method -> Arrays.stream(method.getParameters())))
        .filteredOn(parameter -> parameter.isAnnotationPresent(QueryParam.class))
        .hasSizeGreaterThan(30)
        .allSatisfy(parameter -> assertThat(parameter.getAnnotation(Expects.class)).isNotNull());
  }

  @Test
  void shouldNameTheHeaderOfTheCodesThatSayWhenToComeAgain() throws IOException {
    Set<String> inTheTable = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("../ear/docs/refusals.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && line.contains("`Retry-After`")) {
        inTheTable.add(row.group(1));
      }
    }

    assertThat(ApiVocabulary.statusesByCode().keySet())
        .filteredOn(ApiVocabulary::saysWhenToRetry)
        .containsExactlyInAnyOrderElementsOf(inTheTable);
  }

  @Test
  void shouldStateEveryCodeSomewhereAndNoUnknownOne() {
    Set<String> stated =
        methods.stream()
            .flatMap(method -> Arrays.stream(method.getAnnotation(Refuses.class).value()))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = new TreeSet<>(ApiVocabulary.statusesByCode().keySet());
    known.removeAll(OF_NO_METHOD);

    assertThat(stated).isEqualTo(known);
  }

  private Set<String> namedShapes() {
    Set<String> named = new TreeSet<>();
    for (Method method : methods) {
      for (Answer answer : method.getAnnotationsByType(Answer.class)) {
        if (!answer.shape().isEmpty()) {
          named.add(answer.shape());
        }
      }
      for (Parameter parameter : method.getParameters()) {
        Takes takes = parameter.getAnnotation(Takes.class);
        if (takes != null) {
          named.add(takes.value());
        }
      }
    }
    return named;
  }
}
