#!/bin/sh
# Makes a fresh domain from the distribution and our scripts, then becomes Payara's JVM. The same steps as the launcher's
# PayaraServer; there is no state in the domain, so every start of a container begins with a new one.
set -eu

PAYARA_HOME="${PAYARA_HOME:-/opt/payara6}"
SCRIPTS="${TRADEWIRE_SCRIPTS:-/opt/tradewire/payara}"
DOMAINS="${TRADEWIRE_DOMAINS:-/var/tradewire/domains}"
EAR="${TRADEWIRE_EAR:-/opt/tradewire/tradewire.ear}"
DRIVER="${TRADEWIRE_JDBC_DRIVER:-/opt/tradewire/postgresql.jar}"
AS_JAVA="${JAVA_HOME:?JAVA_HOME is not set}"
export AS_JAVA

# shellcheck source=docker/environment.sh
. "${TRADEWIRE_ENVIRONMENT:-/opt/tradewire/environment.sh}"

umask 077
domain="$DOMAINS/tradewire"
rm -rf "$domain"
mkdir -p "$DOMAINS"
cp -R "$PAYARA_HOME/glassfish/domains/domain1" "$domain"
cp "$DRIVER" "$domain/lib/postgresql.jar"
cat "$SCRIPTS/logging.properties" >> "$domain/config/logging.properties"
awk -v fragment="$SCRIPTS/server-config.xml" '
  { print }
  /<config name="server-config">/ { while ((getline line < fragment) > 0) print line }
' "$domain/config/domain.xml" > "$domain/config/domain.xml.draft"
mv "$domain/config/domain.xml.draft" "$domain/config/domain.xml"
mkdir "$domain/autodeploy"
cp "$EAR" "$domain/autodeploy/tradewire.ear"

# The administrator's password is new at each start; "asadmin --passwordfile $DOMAINS/admin-password" in the container.
password="$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')"
printf 'AS_ADMIN_PASSWORD=\nAS_ADMIN_NEWPASSWORD=%s\n' "$password" > "$DOMAINS/admin-password"
asadmin() {
  /bin/sh "$PAYARA_HOME/glassfish/bin/asadmin" --interactive=false --user admin \
    --passwordfile "$DOMAINS/admin-password" "$@"
}
asadmin change-admin-password --domaindir "$DOMAINS" --domain_name tradewire > /dev/null
printf 'AS_ADMIN_PASSWORD=%s\n' "$password" > "$DOMAINS/admin-password"
asadmin start-domain --dry-run --domaindir "$DOMAINS" --prebootcommandfile="$SCRIPTS/pre-boot.asadmin" tradewire \
  > "$DOMAINS/command"

# One argument a line, between the first line and an empty one; our options stand last, so that they win.
set --
while IFS= read -r argument && [ -n "$argument" ]; do
  if [ "$argument" = com.sun.enterprise.glassfish.bootstrap.ASMain ]; then
    while IFS= read -r option; do
      case "$option" in
        '' | '#'*) ;;
        *) set -- "$@" "$option" ;;
      esac
    done < "$SCRIPTS/jvm.options"
    set -- "$@" "-Xmx$TRADEWIRE_HEAP"
  fi
  set -- "$@" "$argument"
done <<COMMAND
$(sed 1d "$DOMAINS/command")
COMMAND
exec "$@" < "$DOMAINS/admin-password"
