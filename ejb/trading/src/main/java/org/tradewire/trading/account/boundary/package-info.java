/**
 * What other components and the web tier ask of accounts. Transactions begin here and only here.
 *
 * <p>May depend on the component's control and entity packages and on streaming's channel names.
 */
package org.tradewire.trading.account.boundary;
