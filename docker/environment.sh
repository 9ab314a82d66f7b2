# Sourced by the entrypoints of both servers: turns the files that secrets.sh made into the environment that the server
# scripts and the application read. Secrets travel by file and environment, never on a command line.
# shellcheck shell=sh

TRADEWIRE_SECRETS="${TRADEWIRE_SECRETS:-/secrets}"

# One sentence for whoever starts the container; never a value of DATABASE_URL, which holds the password.
refuse() {
  echo "tradewire: $1" >&2
  exit 1
}

# Percent-decodes a part of DATABASE_URL into $decoded, without another process.
#   $1  the part   $2  how it is called
percent_decode() {
  decoded=''
  left="$1"
  while [ "$left" != "${left#*%}" ]; do
    decoded="$decoded${left%%\%*}"
    left="${left#*%}"
    hex="${left%"${left#??}"}"
    case "$hex" in
      00) refuse "DATABASE_URL: its $2 holds a control character." ;;
      [0-9A-Fa-f][0-9A-Fa-f]) ;;
      *) refuse "DATABASE_URL: of its $2 a % is not followed by two hexadecimal digits; a % itself is %25." ;;
    esac
    # Something behind it, since a substitution takes line ends away.
    decoded="$decoded$(printf "\\$(printf %03o "0x$hex").")"
    decoded="${decoded%.}"
    left="${left#??}"
  done
  decoded="$decoded$left"
  case "$decoded" in
    *[[:cntrl:]]*) refuse "DATABASE_URL: its $2 holds a control character." ;;
    *\$\{*) refuse "DATABASE_URL: its $2 holds \${, which both servers take for an expression." ;;
  esac
}

# Takes DATABASE_URL apart: scheme://user:password@host:port/name?sslmode=..; what it leaves out stays empty.
database_url() {
  case "$1" in
    postgresql://* | postgres://* | postgresql+*://*) ;;
    *) refuse "DATABASE_URL must begin with postgresql:// or postgresql+asyncpg://." ;;
  esac
  address="${1#*://}"
  query=''
  # Either is most likely a part of a password.
  case "$address" in
    *#* | *\?*@*) refuse "DATABASE_URL: # stands nowhere in it, and @ not behind ?; in user and password # is %23, ? is %3F, @ is %40." ;;
    *\?*)
      query="${address#*\?}"
      address="${address%%\?*}"
      ;;
  esac
  case "$address" in
    */*)
      url_name="${address#*/}"
      address="${address%%/*}"
      ;;
  esac
  case "$address" in
    *@*)
      user="${address%@*}"
      address="${address##*@}"
      percent_decode "${user%%:*}" user
      url_user="$decoded"
      case "$user" in
        *:*)
          percent_decode "${user#*:}" password
          url_password="$decoded"
          ;;
      esac
      ;;
  esac
  case "$address" in
    \[*\]:*)
      url_host="${address%%\]*}]"
      url_port="${address##*\]:}"
      ;;
    \[*\]) url_host="$address" ;;
    *:*)
      url_host="${address%%:*}"
      url_port="${address#*:}"
      ;;
    *) url_host="$address" ;;
  esac
  case "$url_host" in
    \[*\])
      case "${url_host#\[}" in
        *[!0-9A-Fa-f:.\]]*) refuse "DATABASE_URL: its host in brackets is no IPv6 address." ;;
      esac
      ;;
    *[!A-Za-z0-9._-]*)
      refuse "DATABASE_URL: its host is no name or address of one host; in user and password / is %2F, ? is %3F, # is %23, @ is %40."
      ;;
  esac
  case "$url_port" in
    *[!0-9]*) refuse "DATABASE_URL: its port is no number; in user and password / is %2F, ? is %3F, # is %23, @ is %40." ;;
  esac
  percent_decode "$url_name" name
  url_name="$decoded"
  case "$url_name" in
    *[!A-Za-z0-9_.-]*) refuse "DATABASE_URL: the name of its database has other characters than letters, digits, _, . and -." ;;
  esac
  database_parameters "$query"
}

# Of the parameters only how the connection is encrypted counts: sslmode, or ssl as asyncpg calls it.
database_parameters() {
  left_out=''
  # It may be a part of the password, and is not shown.
  no_parameter="DATABASE_URL: behind ? stands something else than parameters; in user and password ? is %3F."
  parameters="$1&"
  while [ -n "$parameters" ]; do
    parameter="${parameters%%&*}"
    parameters="${parameters#*&}"
    case "$parameter" in
      '') ;;
      sslmode=* | ssl=*)
        case "${parameter#*=}" in
          disable | allow | prefer | require | verify-ca | verify-full) url_sslmode="${parameter#*=}" ;;
          true) url_sslmode=verify-full ;;
          false) url_sslmode=disable ;;
          *) refuse "DATABASE_URL: ${parameter%%=*} is one of disable, allow, prefer, require, verify-ca, verify-full." ;;
        esac
        ;;
      *=*)
        case "${parameter%%=*}" in
          *[!A-Za-z0-9_]*) refuse "$no_parameter" ;;
        esac
        left_out="$left_out ${parameter%%=*}"
        ;;
      *) refuse "$no_parameter" ;;
    esac
  done
  if [ -n "$left_out" ]; then
    echo "tradewire: these parameters of DATABASE_URL do nothing here:$left_out."
  fi
}

url_host='' url_port='' url_name='' url_user='' url_password='' url_sslmode=''
case "${DATABASE_URL:-}" in
  *[![:space:]]*)
    trimmed="${DATABASE_URL#"${DATABASE_URL%%[![:space:]]*}"}"
    database_url "${trimmed%"${trimmed##*[![:space:]]}"}"
    before="${TRADEWIRE_DATABASE_HOST:+ TRADEWIRE_DATABASE_HOST}${TRADEWIRE_DATABASE_PORT:+ TRADEWIRE_DATABASE_PORT}"
    before="$before${TRADEWIRE_DATABASE_NAME:+ TRADEWIRE_DATABASE_NAME}${TRADEWIRE_DATABASE_USER:+ TRADEWIRE_DATABASE_USER}"
    before="$before${TRADEWIRE_DATABASE_SSLMODE:+ TRADEWIRE_DATABASE_SSLMODE}"
    echo "tradewire: the database is that of DATABASE_URL${before:+; these go before what it says:$before}."
    ;;
esac
# Whoever reads the server's environment finds its parts there, and the password once.
unset DATABASE_URL

for file in database-password relay-password jwt-private.pem jwt-public.pem; do
  if [ "$file" = database-password ] && [ -n "$url_password" ]; then
    continue
  fi
  if [ ! -r "$TRADEWIRE_SECRETS/$file" ]; then
    refuse "there is no readable $TRADEWIRE_SECRETS/$file; run secrets.sh first (see docker/README.md)."
  fi
done

TRADEWIRE_HTTP_ADDRESS="${TRADEWIRE_HTTP_ADDRESS:-0.0.0.0}"
TRADEWIRE_HTTP_PORT="${TRADEWIRE_HTTP_PORT:-8080}"
TRADEWIRE_ADMIN_PORT="${TRADEWIRE_ADMIN_PORT:-4848}"
TRADEWIRE_DATABASE_HOST="${TRADEWIRE_DATABASE_HOST:-${url_host:-database}}"
TRADEWIRE_DATABASE_PORT="${TRADEWIRE_DATABASE_PORT:-${url_port:-5432}}"
TRADEWIRE_DATABASE_NAME="${TRADEWIRE_DATABASE_NAME:-${url_name:-tradewire}}"
TRADEWIRE_DATABASE_USER="${TRADEWIRE_DATABASE_USER:-${url_user:-tradewire}}"
TRADEWIRE_DATABASE_SSLMODE="${TRADEWIRE_DATABASE_SSLMODE:-${url_sslmode:-prefer}}"
TRADEWIRE_DATABASE_PASSWORD="${url_password:-$(cat "$TRADEWIRE_SECRETS/database-password")}"
unset decoded left address query user trimmed parameter parameters url_password
export TRADEWIRE_HTTP_ADDRESS TRADEWIRE_HTTP_PORT TRADEWIRE_ADMIN_PORT TRADEWIRE_DATABASE_HOST \
  TRADEWIRE_DATABASE_PORT TRADEWIRE_DATABASE_NAME TRADEWIRE_DATABASE_USER TRADEWIRE_DATABASE_PASSWORD \
  TRADEWIRE_DATABASE_SSLMODE

# A relay host of "none" leaves one node alone, without a relay; REDIS_URL, which the application reads, is one of one's own;
# a blank one is none for the application, and must be none here.
case "${REDIS_URL:-}" in
  *[![:space:]]*) TRADEWIRE_RELAY_HOST="${TRADEWIRE_RELAY_HOST:-none}" ;;
esac
TRADEWIRE_RELAY_HOST="${TRADEWIRE_RELAY_HOST:-relay}"
if [ "$TRADEWIRE_RELAY_HOST" != none ]; then
  TRADEWIRE_REDIS_URI="redis://:$(cat "$TRADEWIRE_SECRETS/relay-password")@$TRADEWIRE_RELAY_HOST:${TRADEWIRE_RELAY_PORT:-6379}"
  export TRADEWIRE_REDIS_URI
fi

TRADEWIRE_NODE_NAME="${TRADEWIRE_NODE_NAME:-$(hostname)}"
TRADEWIRE_JWT_PRIVATE_KEY_FILE="$TRADEWIRE_SECRETS/jwt-private.pem"
TRADEWIRE_JWT_PUBLIC_KEY_FILE="$TRADEWIRE_SECRETS/jwt-public.pem"
MP_JWT_VERIFY_PUBLICKEY_LOCATION="file:$TRADEWIRE_SECRETS/jwt-public.pem"
export TRADEWIRE_NODE_NAME TRADEWIRE_JWT_PRIVATE_KEY_FILE TRADEWIRE_JWT_PUBLIC_KEY_FILE \
  MP_JWT_VERIFY_PUBLICKEY_LOCATION

TRADEWIRE_HEAP="${TRADEWIRE_HEAP:-1g}"

# Whoever stops the container drains the node first: WildFly closes its sockets as soon as it is asked to end.
TRADEWIRE_DRAIN_FILE="${TRADEWIRE_DRAIN_FILE:-/tmp/tradewire-drain-$TRADEWIRE_NODE_NAME}"
export TRADEWIRE_DRAIN_FILE

# Waits for the server, a child of this shell; on TERM and INT it is drained and then asked to end.
#   $1  its process
drain_on_term() {
  server="$1"
  ending=''
  trap 'ending=yes' TERM INT
  while kill -0 "$server" 2>/dev/null; do
    if [ "$ending" = yes ]; then
      ending=asked
      /bin/sh "${TRADEWIRE_DRAIN:-/opt/tradewire/drain.sh}" "$TRADEWIRE_DRAIN_FILE" "$server" || true
      kill -TERM "$server" 2>/dev/null || true
    fi
    status=0
    wait "$server" || status=$?
  done
  return "$status"
}
