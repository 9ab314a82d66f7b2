package org.tradewire.systemtests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Conditions on names and constants. */
final class VocabularyConditions {

  /** What the compiler makes of an enum reads each of its constants. */
  private static final Set<String> GENERATED = Set.of("<clinit>", "$values");

  private static final Set<String> OPTIONALS =
      Set.of("java.util.Optional", "java.util.OptionalInt", "java.util.OptionalLong");

  private VocabularyConditions() {}

  /**
   * No two top-level classes have the same simple name.
   *
   * @param shared names that several classes may have
   */
  static ArchCondition<JavaClass> haveANameOfTheirOwn() {
    return new ArchCondition<>("have a name of their own") {
      private final Map<String, Set<String>> classes = new TreeMap<>();

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String name = type.getSimpleName();
        if (type.isTopLevelClass() && !name.equals("package-info")) {
          classes.computeIfAbsent(name, key -> new TreeSet<>()).add(type.getName());
        }
      }

      @Override
      public void finish(ConditionEvents events) {
        classes.forEach(
            (name, found) -> {
              if (found.size() > 1) {
                events.add(SimpleConditionEvent.violated(name, name + " stands for " + found));
              }
            });
      }
    };
  }

  /**
   * No method and no constructor has a parameter of type Optional, but for those of records.
   *
   * @param exempt simple names of classes that may
   */
  static ArchCondition<JavaClass> takeNoOptional(Set<String> exempt) {
    return new ArchCondition<>("take no Optional") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (exempt.contains(type.getSimpleName())) {
          return;
        }
        type.getCodeUnits().stream()
            .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(unit -> !(type.isRecord() && unit.isConstructor()))
            .filter(
                unit ->
                    unit.getRawParameterTypes().stream()
                        .anyMatch(each -> OPTIONALS.contains(each.getName())))
            .forEach(
                unit ->
                    events.add(
                        SimpleConditionEvent.violated(
                            unit, unit.getFullName() + " takes an Optional")));
      }
    };
  }

  /** Each constant of an enum is used by code: of another class, or a method of the enum itself. */
  static ArchCondition<JavaClass> haveNoConstantThatNobodyUses() {
    return new ArchCondition<>("have no constant that nobody uses") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
            .filter(field -> field.getModifiers().contains(JavaModifier.ENUM))
            .filter(constant -> !isUsed(constant))
            .forEach(
                constant ->
                    events.add(
                        SimpleConditionEvent.violated(
                            constant, constant.getFullName() + " is used by nobody")));
      }

      private boolean isUsed(JavaField constant) {
        return constant.getAccessesToSelf().stream()
            .anyMatch(
                access ->
                    !access.getOriginOwner().equals(constant.getOwner())
                        || !GENERATED.contains(access.getOrigin().getName()));
      }
    };
  }
}
