#!/bin/sh
# Makes a domain from the distribution and our scripts, then becomes Payara's JVM: the same steps as the launcher's
# PayaraServer. A domain that these very scripts have made is kept with what was set in its console; other scripts make it
# anew. It is as lasting as the folder it lies in.
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
version="$(cat "$SCRIPTS/pre-boot.asadmin" "$SCRIPTS/server-config.xml" "$SCRIPTS/logging.properties" "$DRIVER" | cksum | tr ' ' -)"
mkdir -p "$DOMAINS"

asadmin() {
  /bin/sh "$PAYARA_HOME/glassfish/bin/asadmin" --interactive=false --user admin \
    --passwordfile "$DOMAINS/admin-password" "$@"
}

# Payara itself writes the version down, with the last command of the script: a domain without it was never finished.
if [ -f "$domain/config/domain.xml" ] \
  && grep -q "name=\"scripts.applied\" value=\"$version\"\|value=\"$version\" name=\"scripts.applied\"" "$domain/config/domain.xml"; then
  echo "tradewire: the domain in $DOMAINS is kept with what was set in its console."
  : > "$DOMAINS/pre-boot.asadmin"
else
  echo "tradewire: a new domain is made in $DOMAINS. What is set in the console lasts as long as this folder: mount a volume" \
    "on it to keep that beyond the container. Scripts of another version make the domain anew."
  rm -rf "$domain"
  cp -R "$PAYARA_HOME/glassfish/domains/domain1" "$domain"
  cp "$DRIVER" "$domain/lib/postgresql.jar"
  cat "$SCRIPTS/logging.properties" >> "$domain/config/logging.properties"
  awk -v fragment="$SCRIPTS/server-config.xml" '
    { print }
    /<config name="server-config">/ { while ((getline line < fragment) > 0) print line }
  ' "$domain/config/domain.xml" > "$domain/config/domain.xml.draft"
  mv "$domain/config/domain.xml.draft" "$domain/config/domain.xml"

  # "asadmin --passwordfile $DOMAINS/admin-password" in the container.
  password="$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')"
  printf 'AS_ADMIN_PASSWORD=\nAS_ADMIN_NEWPASSWORD=%s\n' "$password" > "$DOMAINS/admin-password"
  asadmin change-admin-password --domaindir "$DOMAINS" --domain_name tradewire > /dev/null
  printf 'AS_ADMIN_PASSWORD=%s\n' "$password" > "$DOMAINS/admin-password"
  cp "$SCRIPTS/pre-boot.asadmin" "$DOMAINS/pre-boot.asadmin"
  echo "create-system-properties --target=server-config scripts.applied=$version" >> "$DOMAINS/pre-boot.asadmin"
fi

# The application of the start before is not started: the EAR of this image takes its place.
rm -rf "$domain/autodeploy"
mkdir "$domain/autodeploy"
cp "$EAR" "$domain/autodeploy/tradewire.ear"
if grep -q '<application-ref ref="tradewire"' "$domain/config/domain.xml"; then
  echo "set servers.server.server.application-ref.tradewire.enabled=false" >> "$DOMAINS/pre-boot.asadmin"
fi
asadmin start-domain --dry-run --domaindir "$DOMAINS" --prebootcommandfile="$DOMAINS/pre-boot.asadmin" tradewire \
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
"$@" < "$DOMAINS/admin-password" &
drain_on_term $!
