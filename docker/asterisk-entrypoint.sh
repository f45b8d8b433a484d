#!/usr/bin/env bash
# Runs inside the container: writes the accounts and settings that come from the environment, then starts Asterisk.
# Nothing secret is in the image.
set -euo pipefail
umask 077

# shellcheck source=docker/asterisk-settings.sh
. /usr/local/lib/asterisk-settings.sh

GENERATED=/etc/asterisk/generated

: "${ARI_USERNAME:?the ARI account, for instance callcenter}"
: "${ARI_PASSWORD:?a long random text}"
: "${TRUNK_PASSWORD:?a long random text}"

# Anything else could end the line, begin a comment or be taken for something else in Asterisk's files.
require_plain() {
  if [[ ! $2 =~ ^[A-Za-z0-9._~+/=@%-]{1,128}$ ]]; then
    echo "$1 may have 1 to 128 letters, digits and . _ ~ + / = @ % - and nothing else" >&2
    exit 64
  fi
}
require_plain ARI_USERNAME "$ARI_USERNAME"
require_plain ARI_PASSWORD "$ARI_PASSWORD"
require_plain TRUNK_PASSWORD "$TRUNK_PASSWORD"

default_asterisk_settings
check_asterisk_settings || exit 64
check_modules "$(echo /usr/lib/*/asterisk/modules)" || exit 64
write_asterisk_settings "$GENERATED"

cat >"$GENERATED/ari-user.conf" <<CONF
[$ARI_USERNAME]
type = user
read_only = no
password_format = plain
password = $ARI_PASSWORD
CONF

# The management interface, by ARI's web server alone: ARI does not tell whether we are registered with a carrier. The
# account may ask, and nothing else.
cat >"$GENERATED/manager-user.conf" <<CONF
[$ARI_USERNAME]
secret = $ARI_PASSWORD
deny = 0.0.0.0/0.0.0.0
permit = 127.0.0.0/255.0.0.0
read = no
write = reporting
CONF

cat >"$GENERATED/trunk-auth.conf" <<CONF
[trunk]
type = auth
auth_type = userpass
username = trunk
password = $TRUNK_PASSWORD
CONF

# Each leg takes some four files.
ulimit -n "$(ulimit -H -n)"

unset ARI_PASSWORD TRUNK_PASSWORD

# shellcheck source=docker/asterisk-certificate.sh
. /usr/local/lib/asterisk-certificate.sh
: >"$GENERATED/tls-transport.conf"
if has_transport tls; then
  take_certificate || true
  watch_certificate &
fi
exec "$@"
