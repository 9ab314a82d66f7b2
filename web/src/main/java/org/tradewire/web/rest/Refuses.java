package org.tradewire.web.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Why a resource method refuses, as the OpenAPI document says it. What is refused by rule is not
 * repeated: a missing token, a body or a parameter that cannot be read, an id that is none, a
 * database that does not answer.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {
  /** Codes of {@code ear/docs/refusals.md}. */
  String[] value() default {};

  /** Statuses that say it all: those of problems without a code. */
  int[] plain() default {};
}
