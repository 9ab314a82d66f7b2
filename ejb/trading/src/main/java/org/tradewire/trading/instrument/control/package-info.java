/**
 * The stored instruments and releases, and the form in which administrators write them; and what
 * makes prices of the quotes of venues:
 *
 * <pre>
 *   books, tapes --- PriceSources --- PriceSource --- VenueQuotes --- VenueClock, PendingJumps
 *                    (all)            (a symbol)      (a venue)
 *   other nodes --- PriceTalk --- NodeSights: what they see of the venues
 * </pre>
 *
 * <p>Depends on {@code entity}, {@code market}, {@code monitoring}, {@code shared}, {@code
 * feed.api}, {@code streaming.meter}, Jakarta Persistence and MicroProfile Config.
 */
package org.tradewire.trading.instrument.control;
