package org.tradewire.web.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which {@link Shape} the JSON body of a request has, as the OpenAPI document says it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Takes {
  /** Name of the shape. */
  String value();

  /** The field whose array may be sent by itself, without the object around it; empty for none. */
  String arrayAs() default "";
}
