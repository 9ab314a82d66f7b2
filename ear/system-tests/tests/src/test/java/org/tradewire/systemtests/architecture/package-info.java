/**
 * The rules of the house as tests: layering, tiers, where each technology may be used, and what the
 * repository looks like. Reads compiled classes and poms of all modules; needs no server.
 */
package org.tradewire.systemtests.architecture;
