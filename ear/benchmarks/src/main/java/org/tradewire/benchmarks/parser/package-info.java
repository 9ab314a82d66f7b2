/** How long the collector takes to understand a message of each exchange. */
package org.tradewire.benchmarks.parser;
