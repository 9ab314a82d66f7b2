package org.tradewire.systemtests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The rules on what classes and constants are called and that they are used, by name. */
final class VocabularyRules {

  /** Still to be mended; a record's components are its accessors too and do not count. */
  private static final Set<String> TAKERS_OF_OPTIONALS = Set.of("Leases");

  private VocabularyRules() {}

  static Map<String, ArchRule> below(String base) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "every code is sent",
        classes()
            .that()
            .resideInAPackage(base + "..")
            .and(nameWhatClientsAreTold(base))
            .should(VocabularyConditions.haveNoConstantThatNobodyUses())
            .because("integrators write code for each code that is documented"));
    rules.put(
        "a class name stands for one thing",
        classes()
            .that()
            .resideInAPackage(base + "..")
            .and()
            // Generated of two schemas, with one name for what stands in both.
            .resideOutsideOfPackages(base + ".feed.codec", base + ".feed.codec.stream")
            .should(VocabularyConditions.haveANameOfTheirOwn())
            .because("who reads a name, or looks for a class by it, must not find another"));
    rules.put(
        "nobody is handed an Optional",
        classes()
            .that()
            .resideInAPackage(base + "..")
            .should(VocabularyConditions.takeNoOptional(TAKERS_OF_OPTIONALS))
            .because("what may be missing is null or another method; Optional is for answers"));
    return rules;
  }

  private static DescribedPredicate<JavaClass> nameWhatClientsAreTold(String base) {
    return DescribedPredicate.describe(
        "are enums of close codes, error codes or refusals",
        type ->
            type.isEnum()
                && (type.getSimpleName().equals("CloseCode")
                    || type.getSimpleName().equals("ErrorCode")
                    || type.isAssignableTo(base + ".trading.shared.RefusalCode")));
  }
}
