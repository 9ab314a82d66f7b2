/** REST: users, sign-in, tokens and tickets. Depends on what the package above depends on. */
package org.tradewire.web.rest.account;
