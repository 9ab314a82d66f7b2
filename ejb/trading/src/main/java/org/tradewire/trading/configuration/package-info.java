/**
 * The configuration as a whole: every key there is, where each value comes from, and what is wrong
 * with it, which stops the start before anything else begins.
 *
 * <pre>
 *   AccountConfiguration.keys() ... (CDI producers) --+
 *   WebKeys, FeedKeys, ScriptKeys (declared here) ----+--> ConfigurationCatalogue
 *   MicroProfile Config, environment, adapter --------+       |            |
 *                                               ConfigurationCheck   what is in force
 * </pre>
 *
 * <p>Depends on {@code shared}, where a key is declared and read, on streaming and feed.api. It
 * knows no component that declares keys.
 */
package org.tradewire.trading.configuration;
