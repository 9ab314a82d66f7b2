#!/bin/sh
# Makes the passwords and keys of one installation, once: a second run changes nothing. Run as root, so that each file
# can be given to the one user that may read it.
#   secrets.sh DIRECTORY    holds database/, relay/ and app/ afterwards
set -eu

root="${1:?usage: secrets.sh DIRECTORY}"
database_uid="${TRADEWIRE_DATABASE_UID:-999}" # user of the image postgres
relay_uid="${TRADEWIRE_RELAY_UID:-999}"       # user of the image redis
app_uid="${TRADEWIRE_APP_UID:-10001}"         # user of our images

umask 077
mkdir -p "$root/database" "$root/relay" "$root/app"

random() {
  openssl rand -hex 24
}

# keep FILE COMMAND...: writes what the command prints, unless the file is there; never leaves half a file
keep() {
  file="$1"
  shift
  if [ ! -s "$file" ]; then
    "$@" > "$file.draft"
    mv "$file.draft" "$file"
  fi
}

relay_configuration() {
  printf 'bind 0.0.0.0\nport 6379\nsave ""\nappendonly no\nrequirepass %s\n' "$(cat "$root/app/relay-password")"
}

keep "$root/database/superuser-password" random
keep "$root/app/database-password" random
keep "$root/app/relay-password" random
keep "$root/app/demo-password" random
keep "$root/app/jwt-private.pem" openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072
keep "$root/app/jwt-public.pem" openssl pkey -in "$root/app/jwt-private.pem" -pubout
keep "$root/database/owner-password" cat "$root/app/database-password"
keep "$root/relay/redis.conf" relay_configuration

chown -R "$database_uid" "$root/database"
chown -R "$relay_uid" "$root/relay"
chown -R "$app_uid" "$root/app"
echo "tradewire: secrets are in $root"
