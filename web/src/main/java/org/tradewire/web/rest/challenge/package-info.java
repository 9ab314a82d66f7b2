/**
 * REST: templates, challenges with their trades, the leaderboard and risk scores. Depends on what
 * the package above depends on.
 */
package org.tradewire.web.rest.challenge;
