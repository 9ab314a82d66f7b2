/**
 * What other components and the web tier ask of accounts. Transactions begin here and only here.
 *
 * <p>May depend on the component's control and entity packages, on {@code audit} and {@code
 * shared}, and on streaming (channel names, wake-ups between nodes).
 */
package org.tradewire.trading.account.boundary;
