/**
 * Load drivers that measure a deployed Tradewire from outside, over loopback only and bounded in
 * time, and on the wire alone. Suites in packages of their own measure classes of the product by
 * themselves. Results are kept as tables in the module's README.
 */
package org.tradewire.benchmarks;
