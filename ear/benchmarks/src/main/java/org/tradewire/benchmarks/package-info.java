/**
 * Load drivers that measure a deployed Tradewire from outside, over loopback only and bounded in
 * time. They depend on the wire alone, never on the product's classes; results are kept as tables
 * in the module's README.
 */
package org.tradewire.benchmarks;
