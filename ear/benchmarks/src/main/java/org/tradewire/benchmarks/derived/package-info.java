/** The turn of tickers, candles and statistics by the product's own classes. */
package org.tradewire.benchmarks.derived;
