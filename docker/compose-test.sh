#!/usr/bin/env bash
# npm run test:compose: brings up docker/compose.yaml as administrators do, with ports, volumes and passwords of its
# own, plays test/compose.ts on it, and takes all of it down again. Takes some minutes: both images are built.
set -euo pipefail

# shellcheck source=docker/lib/machine.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/machine.sh"
# shellcheck source=docker/lib/compose.sh
. "$lib/compose.sh"

random() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

export COMPOSE_PROJECT_NAME=ari-callcenter-compose-test COMPOSE_FILE=$PROJECT_DIR/docker/compose.yaml
export ASTERISK_VOLUME=$COMPOSE_PROJECT_NAME
export ARI_PORT=8288 SIP_PORT=5260 RTP_PORTS=31000-31999 PORT=8180
ARI_USERNAME=callcenter ARI_PASSWORD=$(random) TRUNK_PASSWORD=$(random) ADMIN_KEY=$(random)
export ARI_USERNAME ARI_PASSWORD TRUNK_PASSWORD ADMIN_KEY
export ARI_URL=http://127.0.0.1:$ARI_PORT
# Those that were added to this machine: a proxy's, if one inspects TLS.
export BUILD_CA=${BUILD_CA:-$(cat /usr/local/share/ca-certificates/*.crt 2>/dev/null || true)}

take_down() { docker compose down --volumes --timeout 10 >/dev/null 2>&1 || true; }

show_logs() {
  docker compose logs --no-color --tail 40 >&2 || true
  return 1
}

require_node
require_dependencies
require_engine
require_compose
require_base_image
take_down
trap take_down EXIT
run_step "Building both images and starting both containers" docker compose up --build --detach --wait ||
  { show_logs || fail "docker compose up failed"; }
node --import=tsx test/compose.ts || { show_logs || fail "the containers did not behave as told"; }
run_step "Taking both containers down" docker compose down --volumes --timeout 10
trap - EXIT
