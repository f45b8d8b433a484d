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

# Ports, all on 127.0.0.1.
ARI_PORT=${ARI_PORT:-8088}
SIP_PORT=${SIP_PORT:-5060}
RTP_PORTS=${RTP_PORTS:-20000-29999}
require_port() {
  if [[ ! $2 =~ ^[0-9]{1,5}$ ]] || (($2 < 1 || $2 > 65535)); then
    echo "$1 is a port from 1 to 65535; this is \"$2\"" >&2
    exit 64
  fi
}
require_port ARI_PORT "$ARI_PORT"
require_port SIP_PORT "$SIP_PORT"
if [[ ! $RTP_PORTS =~ ^([0-9]{1,5})-([0-9]{1,5})$ ]] ||
  ((BASH_REMATCH[1] < 1024 || BASH_REMATCH[2] > 65535 || BASH_REMATCH[2] - BASH_REMATCH[1] < 9)); then
  echo "RTP_PORTS is two ports from 1024 to 65535 with ten or more between them, such as 20000-29999; this is \"$RTP_PORTS\"" >&2
  exit 64
fi
echo "bindport = $ARI_PORT" >/etc/asterisk/generated/http-port.conf
echo "bind = 127.0.0.1:$SIP_PORT" >/etc/asterisk/generated/sip-bind.conf
printf 'rtpstart = %s\nrtpend = %s\n' "${RTP_PORTS%-*}" "${RTP_PORTS#*-}" >/etc/asterisk/generated/rtp-ports.conf

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
