package org.tradewire.archfixture.web.rest;

import jakarta.persistence.EntityManager;

/** Breaks: only trading knows JPA. */
public final class JpaInWeb {
  EntityManager entities;
}
