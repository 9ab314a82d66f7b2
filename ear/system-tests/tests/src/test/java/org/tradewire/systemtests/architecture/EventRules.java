package org.tradewire.systemtests.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How components tell each other what happened. */
final class EventRules {
  private static final String EVENT = "jakarta.enterprise.event.Event";
  private static final String OBSERVES = "jakarta.enterprise.event.Observes";

  private EventRules() {}

  static Map<String, ArchRule> below(String base) {
    return Map.of(
        "no asynchronous domain events",
        classes()
            .that()
            .resideInAPackage(base + "..")
            .should(Conditions.notCall("fireAsync", EVENT))
            .because("an asynchronous observer runs outside the transaction that fired it"),
        "what is fired is observed",
        classes()
            .that()
            .resideInAPackage(base + "..")
            .should(fireWhatIsObserved())
            .because("the container takes an event that nobody observes, and drops it"));
  }

  /** By the very type: who observes another one may not be meant. */
  private static ArchCondition<JavaClass> fireWhatIsObserved() {
    return new ArchCondition<>("be given events alone that a method observes") {
      private final Set<String> observed = new HashSet<>();

      @Override
      public void init(Collection<JavaClass> all) {
        all.stream()
            .flatMap(each -> each.getMethods().stream())
            .flatMap(EventRules::observed)
            .forEach(observed::add);
      }

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(
                type.getFields().stream().map(each -> each.getType()),
                type.getCodeUnits().stream().flatMap(each -> each.getParameterTypes().stream()))
            .filter(each -> each.toErasure().getName().equals(EVENT))
            .map(EventRules::fired)
            .distinct()
            .filter(each -> !observed.contains(each))
            .forEach(
                each ->
                    events.add(
                        violated(
                            type, type.getName() + " fires " + each + ", observed by nobody")));
      }
    };
  }

  private static Stream<String> observed(JavaMethod method) {
    return method.getParameters().stream()
        .filter(each -> each.isAnnotatedWith(OBSERVES))
        .map(JavaParameter::getRawType)
        .map(JavaClass::getName)
        // What the container itself fires, to observers of any type.
        .filter(each -> !each.equals(Object.class.getName()));
  }

  private static String fired(JavaType event) {
    return event instanceof JavaParameterizedType of
        ? of.getActualTypeArguments().get(0).toErasure().getName()
        : "anything";
  }
}
