#!/usr/bin/env bash
# Runs inside the container: writes the accounts that come from the environment, then starts Asterisk.
# Nothing secret is in the image.
set -euo pipefail
umask 077

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

cat >/etc/asterisk/generated/ari-user.conf <<CONF
[$ARI_USERNAME]
type = user
read_only = no
password_format = plain
password = $ARI_PASSWORD
CONF

cat >/etc/asterisk/generated/trunk-auth.conf <<CONF
[trunk]
type = auth
auth_type = userpass
username = trunk
password = $TRUNK_PASSWORD
CONF

# Each leg takes some four files.
ulimit -n "$(ulimit -H -n)"

unset ARI_PASSWORD TRUNK_PASSWORD
exec "$@"
