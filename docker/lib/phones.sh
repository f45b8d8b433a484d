# shellcheck shell=bash
# A phone that nobody here wrote, for the tests of transports, encryption and codecs.

# Where it cannot be had, those tests are left out, and said so.
require_phones() {
  [[ -d /usr/lib/baresip/modules ]] && return
  if can_install && run_step "Installing a phone (baresip-core from Debian)" install_packages baresip-core; then return; fi
  say "No baresip-core here, and it cannot be installed: tests of SIP over TCP and TLS and of codecs are left out"
}
