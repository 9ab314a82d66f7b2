/** What tests of several components share: a real PostgreSQL, a clock that stands still. */
package org.tradewire.trading.testing;
