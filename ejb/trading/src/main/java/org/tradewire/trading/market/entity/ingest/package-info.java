/** What an import of market data is told and what it answers. Depends on {@code market.entity}. */
package org.tradewire.trading.market.entity.ingest;
