package org.tradewire.systemtests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Conditions on names and constants. */
final class VocabularyConditions {

  /** What the compiler makes of an enum reads each of its constants. */
  private static final Set<String> GENERATED = Set.of("<clinit>", "$values");

  private VocabularyConditions() {}

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
