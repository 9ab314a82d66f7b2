#!/bin/sh
# Starts WildFly, configured when the image was built (tradewire.cli), with the EAR in its deployments folder, and
# drains the node before it ends.
set -eu

JBOSS_HOME="${JBOSS_HOME:-/opt/wildfly}"
export JBOSS_HOME

# shellcheck source=docker/environment.sh
. "${TRADEWIRE_ENVIRONMENT:-/opt/tradewire/environment.sh}"

# The console's user, and his password in admin-password beside this file; the form is that of digest authentication.
umask 077
configuration="$JBOSS_HOME/standalone/configuration"
if ! grep -q '^admin=' "$configuration/mgmt-users.properties"; then
  password="$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')"
  printf '%s\n' "$password" > "$configuration/admin-password"
  printf '\nadmin=%s\n' "$(printf 'admin:ManagementRealm:%s' "$password" | md5sum | cut -d ' ' -f 1)" \
    >> "$configuration/mgmt-users.properties"
fi
echo "tradewire: what is set in the console lies in $configuration and lasts as long as this folder: mount a volume on it to" \
  "keep that beyond the container. A volume keeps the scripts of its first image too; see docker/README.md."

# standalone.sh passes SIGTERM on to the JVM only when the JVM runs in its background.
LAUNCH_JBOSS_IN_BACKGROUND=1
OPTIONS="${TRADEWIRE_SCRIPTS:-/opt/tradewire/wildfly}/jvm.options"
JBOSS_JAVA_SIZING="-Xms64m $(grep -v '^#' "$OPTIONS" | tr '\n' ' ') -Xmx$TRADEWIRE_HEAP"
export LAUNCH_JBOSS_IN_BACKGROUND JBOSS_JAVA_SIZING

/bin/sh "$JBOSS_HOME/bin/standalone.sh" -c standalone-full.xml \
  -b "$TRADEWIRE_HTTP_ADDRESS" -bmanagement 127.0.0.1 \
  "-Djboss.http.port=$TRADEWIRE_HTTP_PORT" \
  "-Djboss.management.http.port=${TRADEWIRE_MANAGEMENT_PORT:-9990}" \
  "-Djboss.node.name=$TRADEWIRE_NODE_NAME" \
  "-Djboss.tx.node.id=$(printf %.23s "$TRADEWIRE_NODE_NAME")" \
  -Dorg.jboss.logmanager.nocolor=true &
drain_on_term $!
