/** Tests of the trades for measuring. */
package org.tradewire.collector.load;
