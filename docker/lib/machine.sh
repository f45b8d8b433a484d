# shellcheck shell=bash
# Everything that the service and the tests stand on. Source this; it sources the rest.

lib=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
for part in places messages engine base-image container credentials dependencies build phones; do
  # shellcheck source=/dev/null
  . "$lib/$part.sh"
done

# Packages and Asterisk side by side: on a machine that has neither, both take a minute or more.
require_machine() {
  local dependencies=
  require_node
  require_dependencies &
  dependencies=$!
  # shellcheck disable=SC2064 # this very process
  trap "kill $dependencies 2>/dev/null || true" EXIT
  trap 'exit 130' INT TERM HUP
  require_asterisk
  wait "$dependencies" || exit 1
  trap - EXIT INT TERM HUP
}

# ARI_URL says that there is an Asterisk already, which is then left alone.
require_asterisk() {
  if [[ -n ${ARI_URL:-} ]]; then
    say "Using the Asterisk at $ARI_URL (ARI_URL is set)"
    return
  fi
  "$PROJECT_DIR/docker/asterisk.sh" up || exit 1
  load_credentials
  export ARI_URL=http://127.0.0.1:$ARI_PORT
}
