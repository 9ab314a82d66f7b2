/** Tests of the load client's parts. */
package org.tradewire.benchmarks.fanout;
