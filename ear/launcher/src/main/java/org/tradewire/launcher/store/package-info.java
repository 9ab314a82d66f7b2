/**
 * What a node of the application stores in and publishes through: an embedded PostgreSQL with its
 * migrations, and an embedded Redis as relay between nodes. Both live in a data directory and
 * listen on the loopback interface only.
 *
 * <p>May depend on {@code launcher.data}, {@code launcher.process}, PostgreSQL's driver, Flyway and
 * the embedded database; knows the migrations only as class path entries.
 */
package org.tradewire.launcher.store;
