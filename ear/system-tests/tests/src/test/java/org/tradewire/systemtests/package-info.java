/**
 * System tests ({@code *IT}): two nodes of one server, a real PostgreSQL and Redis, a collector,
 * and clients that know the documented wire alone. They share the running system, never a
 * challenge: each test makes its own.
 */
package org.tradewire.systemtests;
