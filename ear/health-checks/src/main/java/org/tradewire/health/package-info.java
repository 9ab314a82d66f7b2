/**
 * What the servers' own health pages ask of this application. A library of the EAR and not part of
 * a module: WildFly asks beans of the outermost deployment alone.
 */
package org.tradewire.health;
