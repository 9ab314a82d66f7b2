/**
 * What stored signals take and how soon they are found: in partitions of PostgreSQL, in hypertables
 * and in the columnstore of one and the same server.
 *
 * <pre>
 *  SignalDatabase  makes and fills a database, tells its bytes
 *  StoreQuestion   -&gt; StoreAsking, by the product's code -&gt; SignalStoreBenchmark, the tables
 * </pre>
 *
 * <p>Depends on {@code trading.signal.boundary}, {@code trading.signal.control} and {@code
 * trading.signal.entity} for what is asked, on {@code trading.market.entity}, {@code benchmarks}
 * and the migrations.
 */
package org.tradewire.benchmarks.store;
