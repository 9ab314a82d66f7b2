/**
 * What tests of several components share: a real PostgreSQL, a clock that stands still, periodic
 * jobs without a thread.
 */
package org.tradewire.trading.testing;
