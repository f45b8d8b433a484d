# shellcheck shell=bash
# What tests use that nobody here wrote: phones (baresip, Chromium), a carrier (SIPp), and what looks after SIP on the internet.

# Tests that need what cannot be had are left out; npm test lists them at its end.
require_phones() {
  local missing=()
  [[ -d /usr/lib/baresip/modules ]] || missing+=(baresip-core)
  command -v sipp >/dev/null || missing+=(sip-tester)
  [[ -x /usr/sbin/nft ]] || missing+=(nftables)
  command -v ip >/dev/null || missing+=(iproute2)
  command -v fail2ban-regex >/dev/null || missing+=(fail2ban)
  [[ -x /usr/lib/chromium/chromium ]] || missing+=(chromium)
  ((${#missing[@]})) || return 0
  if can_install && run_step "Installing what the tests call with (${missing[*]})" install_packages "${missing[@]}"; then return; fi
  say "Not here, and cannot be installed: ${missing[*]}. Tests that need them are left out, and listed at the end"
}
