# shellcheck shell=bash
# What tests use that nobody here wrote: phones (baresip, Chromium), a carrier (SIPp), what looks after SIP on the internet, and
# PostgreSQL.

# Debian's package makes a server and starts it, unless it is told not to: the tests bring up their own.
without_server() {
  local settings=/etc/postgresql-common/createcluster.conf
  [[ $EUID == 0 && ! -e $settings ]] || return 0
  mkdir -p "${settings%/*}"
  echo 'create_main_cluster = false' >"$settings"
}

# Tests that need what cannot be had are left out; npm test lists them at its end.
require_phones() {
  local missing=()
  [[ -d /usr/lib/baresip/modules ]] || missing+=(baresip-core)
  command -v sipp >/dev/null || missing+=(sip-tester)
  [[ -x /usr/sbin/nft ]] || missing+=(nftables)
  command -v ip >/dev/null || missing+=(iproute2)
  command -v fail2ban-regex >/dev/null || missing+=(fail2ban)
  [[ -x /usr/lib/chromium/chromium ]] || missing+=(chromium)
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || missing+=(postgresql)
  ((${#missing[@]})) || return 0
  [[ " ${missing[*]} " != *' postgresql '* ]] || without_server
  if can_install && run_step "Installing what the tests call with (${missing[*]})" install_packages "${missing[@]}"; then return; fi
  say "Not here, and cannot be installed: ${missing[*]}. Tests that need them are left out, and listed at the end"
}
