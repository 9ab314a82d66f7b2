package org.tradewire.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The product's classes keep the rules of {@link HouseRules}. */
class HouseRulesArchTest {
  private static final Map<String, ArchRule> RULES = HouseRules.below("org.tradewire");
  private static JavaClasses product;

  @BeforeAll
  static void importProduct() {
    product = Repository.here().productClasses();
  }

  static Stream<String> rules() {
    return RULES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldHoldInProduct(String rule) {
    RULES.get(rule).check(product);
  }

  @Test
  void shouldHaveReadEveryModuleThatHasSources() {
    Repository repository = Repository.here();
    assertThat(repository.productModules())
        .as("modules with sources are compiled; build them before these tests")
        .allSatisfy(module -> assertThat(module.classes()).isDirectory());
    assertThat(product).as("classes read").hasSizeGreaterThan(50);
  }
}
