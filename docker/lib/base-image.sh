# shellcheck shell=bash
# The base image: pulled from the registry, else made of the distribution's packages.

BASE_IMAGE=debian:forky-slim
BASE_SUITE=forky

require_base_image() {
  docker image inspect "$BASE_IMAGE" >/dev/null 2>&1 && return
  say "Pulling $BASE_IMAGE"
  pull_base_image && return
  say "The registry cannot be had; making $BASE_IMAGE of Debian's packages instead"
  can_install || fail "$BASE_IMAGE can neither be pulled nor (without root on Debian) be made of packages"
  make_base_image
}

pull_base_image() {
  mkdir -p "$LOG_DIR"
  docker pull "$BASE_IMAGE" >"$LOG_DIR/pull.log" 2>&1 </dev/null
}

make_base_image() {
  local tar=$CACHE_DIR/base-image.tar
  command -v mmdebstrap >/dev/null ||
    run_step "Installing mmdebstrap" install_packages mmdebstrap || fail "mmdebstrap could not be installed"
  run_step "Making $BASE_IMAGE" bootstrap_debian "$tar" || fail "$BASE_IMAGE could not be made"
  docker import -c 'CMD ["bash"]' "$tar" "$BASE_IMAGE" >/dev/null
  rm -f "$tar"
}

bootstrap_debian() {
  mmdebstrap --format=tar --variant=minbase --aptopt='Acquire::Check-Valid-Until "false"' \
    --aptopt='Acquire::Languages "none"' --dpkgopt=force-unsafe-io "$BASE_SUITE" "$1" "$(debian_mirror)"
}

# The mirror this machine uses itself: it is known to be reachable.
debian_mirror() {
  local mirror
  # shellcheck disable=SC2016 # $(SITE) is apt's own
  mirror=$(apt-get indextargets --format '$(SITE)' 'Origin: Debian' | grep -v security | sort -u | head -n 1)
  echo "${mirror:-http://deb.debian.org/debian}"
}
