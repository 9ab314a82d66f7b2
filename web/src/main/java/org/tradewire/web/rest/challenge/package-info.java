/**
 * REST: templates, challenges with their trades, the leaderboard and risk scores. Depends on {@code
 * web.rest}, {@code trading.challenge}, {@code trading.risk}, {@code trading.template} and {@code
 * trading.shared}, and on {@code streaming.message} for positions.
 */
package org.tradewire.web.rest.challenge;
