# shellcheck shell=bash
# docker compose: what is installed, else the plugins of Debian's packages, which are put beside the cache.

PLUGINS_DIR=$CACHE_DIR/docker-config

# After this, `docker compose` works, or the script has ended with a reason.
require_compose() {
  docker compose version >/dev/null 2>&1 && return
  export DOCKER_CONFIG=$PLUGINS_DIR
  docker compose version >/dev/null 2>&1 && return
  require_base_image
  run_step "Getting docker compose from Debian's packages" unpack_plugins ||
    fail "docker compose could not be had. Install it: https://docs.docker.com/compose/install/"
  docker compose version >/dev/null || fail "docker compose of Debian's package does not run here"
}

# In the base image, so that it is the same everywhere and nothing of this machine is changed.
unpack_plugins() {
  local made
  made=$(mktemp -d)
  # shellcheck disable=SC2016 # variables of the container's shell
  docker run --rm --network host --volume "$made:/made" "$BASE_IMAGE" sh -ec '
    cd /tmp
    apt-get update
    apt-get download docker-compose docker-buildx
    for package in *.deb; do dpkg -x "$package" unpacked; done
    cp unpacked/usr/libexec/docker/cli-plugins/* /made/'
  mkdir -p "$PLUGINS_DIR/cli-plugins"
  mv "$made"/docker-* "$PLUGINS_DIR/cli-plugins/"
  rmdir "$made"
}
