package org.tradewire.web.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tradewire.trading.account.entity.Role;

/** How many bytes the body of a route may have, where 64 KiB are not the right number. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface MaxBody {
  /** Enough for the few fields of one who has not signed in yet. */
  long ANONYMOUS = 1024;

  /** Bytes. */
  long value();

  /**
   * Who may send it: nobody else's body is read, since what it becomes takes many times its length.
   * Everybody where none is named.
   */
  Role[] roles() default {};

  /** Who may, for those who may not. */
  String rule() default "";
}
