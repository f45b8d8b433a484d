# shellcheck shell=bash
# How phones and carriers reach Asterisk, as settings: their defaults, what is right, and the configuration that follows.
# Sourced on the host, where a wrong one ends the start before anything is made, and in the container, which writes it.

# Passed on to the container.
ASTERISK_SETTINGS=(ARI_PORT SIP_ADDRESS SIP_PORT SIP_TLS_PORT SIP_TRANSPORTS SIP_EXTERNAL_ADDRESS SIP_LOCAL_NETS SRTP
  RTP_PORTS CODECS MAX_CALLS)

KNOWN_TRANSPORTS='udp tcp tls'
KNOWN_CODECS='ulaw alaw g722 opus gsm'

# An empty one is as good as unset.
default_asterisk_settings() {
  ARI_PORT=${ARI_PORT:-8088}
  SIP_ADDRESS=${SIP_ADDRESS:-127.0.0.1}
  SIP_PORT=${SIP_PORT:-5060}
  SIP_TLS_PORT=${SIP_TLS_PORT:-5061}
  SIP_TRANSPORTS=${SIP_TRANSPORTS:-udp}
  SIP_EXTERNAL_ADDRESS=${SIP_EXTERNAL_ADDRESS:-}
  SIP_LOCAL_NETS=${SIP_LOCAL_NETS:-10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,127.0.0.0/8,169.254.0.0/16}
  SRTP=${SRTP:-off}
  RTP_PORTS=${RTP_PORTS:-20000-29999}
  CODECS=${CODECS:-ulaw,alaw,g722,opus,gsm}
  MAX_CALLS=${MAX_CALLS:-2000}
}

# Tells each setting that is wrong on standard error, and returns 1 if one is. No value can end a line of Asterisk's files
# or begin a comment there.
check_asterisk_settings() {
  local wrong=0
  is_number "$ARI_PORT" 1 65535 || tell_wrong ARI_PORT 'a port from 1 to 65535'
  is_address "$SIP_ADDRESS" || tell_wrong SIP_ADDRESS 'an IPv4 address, such as 127.0.0.1 or, for all of this machine, 0.0.0.0'
  is_number "$SIP_PORT" 1 65535 || tell_wrong SIP_PORT 'a port from 1 to 65535'
  is_number "$SIP_TLS_PORT" 1 65535 || tell_wrong SIP_TLS_PORT 'a port from 1 to 65535'
  ! { has_transport tcp && has_transport tls && [[ $SIP_PORT == "$SIP_TLS_PORT" ]]; } ||
    tell_wrong SIP_TLS_PORT 'another port than SIP_PORT'
  is_list_of "$SIP_TRANSPORTS" "$KNOWN_TRANSPORTS" || tell_wrong SIP_TRANSPORTS 'udp, tcp and tls, or some of them, with commas between them'
  is_external "$SIP_EXTERNAL_ADDRESS" || tell_wrong SIP_EXTERNAL_ADDRESS 'an IPv4 address or the name of a host'
  are_nets "$SIP_LOCAL_NETS" || tell_wrong SIP_LOCAL_NETS 'networks such as 192.168.0.0/16, with commas between them'
  [[ $SRTP =~ ^(off|optional|required)$ ]] || tell_wrong SRTP 'off, optional or required'
  are_ports "$RTP_PORTS" || tell_wrong RTP_PORTS 'two ports from 1024 to 65535 with ten or more between them, such as 20000-29999'
  is_list_of "$CODECS" "$KNOWN_CODECS" || tell_wrong CODECS 'ulaw, alaw, g722, opus and gsm, or some of them, with commas between them'
  is_number "$MAX_CALLS" 1 100000 || tell_wrong MAX_CALLS 'a whole number from 1 to 100000'
  return "$wrong"
}

# check_modules FOLDER: tells each setting for which this Asterisk lacks a module, as check_asterisk_settings does.
check_modules() {
  local codec codecs module wrong=0
  IFS=, read -r -a codecs <<<"$CODECS"
  for codec in "${codecs[@]}"; do
    module=codec_$codec.so
    [[ $codec != opus ]] || module=codec_opus_open_source.so
    [[ -e $1/$module ]] || tell_wrong CODECS "codecs that this Asterisk has; it lacks $module for $codec"
  done
  [[ $SRTP == off || -e $1/res_srtp.so ]] || tell_wrong SRTP 'off, as this Asterisk lacks res_srtp.so'
  return "$wrong"
}

tell_wrong() {
  echo "$1: expected $2" >&2
  wrong=1
}

is_number() { [[ $1 =~ ^[1-9][0-9]{0,5}$ ]] && (($1 >= $2 && $1 <= $3)); }

is_address() {
  local byte
  [[ $1 =~ ^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})$ ]] || return 1
  for byte in "${BASH_REMATCH[@]:1}"; do ((10#$byte <= 255)) || return 1; done
}

# One that looks like an address must be one.
is_external() {
  [[ -z $1 ]] && return
  if [[ $1 =~ ^[0-9.]+$ ]]; then is_address "$1"; else [[ $1 =~ ^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$ ]]; fi
}

are_nets() {
  local net nets
  IFS=, read -r -a nets <<<"$1"
  [[ $1 != *, && ${#nets[@]} -gt 0 ]] || return 1
  for net in "${nets[@]}"; do
    [[ $net =~ ^([0-9.]+)/([0-9]{1,2})$ ]] && ((10#${BASH_REMATCH[2]} <= 32)) && is_address "${net%/*}" || return 1
  done
}

are_ports() {
  [[ $1 =~ ^([0-9]{4,5})-([0-9]{4,5})$ ]] &&
    ((10#${BASH_REMATCH[1]} >= 1024 && 10#${BASH_REMATCH[2]} <= 65535 && 10#${BASH_REMATCH[2]} - 10#${BASH_REMATCH[1]} >= 9))
}

# is_list_of LIST KNOWN: one or more of those known, none twice.
is_list_of() {
  local one ones seen=' '
  IFS=, read -r -a ones <<<"$1"
  [[ $1 != *, && ${#ones[@]} -gt 0 ]] || return 1
  for one in "${ones[@]}"; do
    [[ -n $one && $one != *' '* && " $2 " == *" $one "* && $seen != *" $one "* ]] || return 1
    seen+="$one "
  done
}

has_transport() { [[ ,$SIP_TRANSPORTS, == *",$1,"* ]]; }

# write_asterisk_settings FOLDER: the files that those in asterisk/ include.
write_asterisk_settings() {
  local folder=$1
  echo "bindport = $ARI_PORT" >"$folder/http-port.conf"
  echo "maxcalls = $MAX_CALLS" >"$folder/maxcalls.conf"
  printf 'rtpstart = %s\nrtpend = %s\n' "${RTP_PORTS%-*}" "${RTP_PORTS#*-}" >"$folder/rtp-ports.conf"
  {
    ! has_transport udp || transport udp "$SIP_PORT"
    ! has_transport tcp || transport tcp "$SIP_PORT"
    # Browsers come by the web server: the address is that of voice alone.
    transport ws
  } >"$folder/transports.conf"
  ice_candidates >"$folder/ice-candidates.conf"
  endpoint_settings >"$folder/endpoint.conf"
}

# transport NAME [PORT]
transport() {
  local net nets
  printf '[%s]\ntype = transport\nprotocol = %s\nbind = %s\n' "$1" "$1" "$SIP_ADDRESS${2:+:$2}"
  # A phone that went away without a word is noticed.
  [[ $1 == udp || $1 == ws ]] || printf 'tcp_keepalive_enable = yes\ntcp_keepalive_idle_time = 30\n'
  [[ -n $SIP_EXTERNAL_ADDRESS ]] || return 0
  printf 'external_signaling_address = %s\nexternal_media_address = %s\n' "$SIP_EXTERNAL_ADDRESS" "$SIP_EXTERNAL_ADDRESS"
  IFS=, read -r -a nets <<<"$SIP_LOCAL_NETS"
  for net in "${nets[@]}"; do echo "local_net = $net"; done
}

# Behind a NAT: what stands for the addresses of this machine. ICE takes no names.
ice_candidates() {
  local address addresses external=$SIP_EXTERNAL_ADDRESS
  echo '[ice_host_candidates]'
  [[ -n $external ]] || return 0
  is_address "$external" || external=$(getent ahostsv4 "$external" | awk '{ print $1; exit }')
  [[ -n $external ]] || return 0
  addresses=$SIP_ADDRESS
  [[ $addresses != 0.0.0.0 ]] || addresses=$(hostname -I)
  for address in $addresses; do
    ! is_address "$address" || echo "$address => $external,include_local_address"
  done
}

# tls_transport CERT KEY: files as Asterisk sees them.
tls_transport() {
  transport tls "$SIP_TLS_PORT"
  printf 'method = tlsv1_2\ncert_file = %s\npriv_key_file = %s\n' "$1" "$2"
}

# What all endpoints have in common; src/ari/account-settings.ts says the same of those that ARI makes.
endpoint_settings() {
  printf 'disallow = all\nallow = %s\n' "$CODECS"
  # With a transport that is named, RTP stays on its address; with several, phones come by any of them.
  if [[ $SIP_TRANSPORTS != *,* ]]; then
    echo "transport = $SIP_TRANSPORTS"
  elif [[ $SIP_ADDRESS != 0.0.0.0 ]]; then
    printf 'media_address = %s\nbind_rtp_to_media_address = yes\n' "$SIP_ADDRESS"
  fi
  case $SRTP in
    optional) printf 'media_encryption = sdes\nmedia_encryption_optimistic = yes\n' ;;
    required) echo 'media_encryption = sdes' ;;
  esac
}
