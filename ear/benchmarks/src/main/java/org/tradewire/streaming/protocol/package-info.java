/** What the benchmarks open of the product's package of the same name. */
package org.tradewire.streaming.protocol;
