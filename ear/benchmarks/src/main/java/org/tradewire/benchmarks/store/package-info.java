/**
 * What stored signals take and how soon they are found: in partitions of PostgreSQL, in hypertables
 * and in the columnstore of one and the same server.
 *
 * <p>Depends on {@code trading.signal.control} for what is selected, and on the migrations.
 */
package org.tradewire.benchmarks.store;
