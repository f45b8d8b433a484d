#!/usr/bin/env bash
# npm run test:first-call: a fresh clone of what is committed, in which the commands of "From a bare server to the first
# call" (docker/README.md) are typed one after the other. The carrier has a network namespace and an address of its own;
# Asterisk, ports and database are others than those of npm start. Takes all of it away again.
set -euo pipefail

export ASTERISK_INSTANCE=first-call
export SIP_ADDRESS=10.79.1.1 ARI_PORT=8298 SIP_PORT=5298 RTP_PORTS=36000-36499
export PORT=8299 DEMO=false CARRIER_ADDRESS=10.79.1.2 CARRIER_NETWORK=cc-carrier
# shellcheck source=docker/lib/machine.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/machine.sh"

clone=$(mktemp -d)/ari-callcenter
take_down() {
  ip netns del "$CARRIER_NETWORK" 2>/dev/null || true
  [[ ! -d $clone ]] || (cd "$clone" && bash docker/asterisk.sh remove >/dev/null 2>&1) || true
  rm -rf "$(dirname "$clone")"
}

[[ $(id -u) -eq 0 ]] || fail "a network namespace takes root"
require_node
require_dependencies
take_down
trap take_down EXIT
git clone --quiet "$PROJECT_DIR" "$clone"
# What would be installed is the same, and takes minutes.
cp -a "$(readlink -f "$PROJECT_DIR/node_modules")" "$clone/node_modules"
ip netns add "$CARRIER_NETWORK"
ip link add cc-carrier type veth peer name cc-there netns "$CARRIER_NETWORK"
ip addr add "$SIP_ADDRESS/24" dev cc-carrier
ip link set cc-carrier up
ip netns exec "$CARRIER_NETWORK" ip addr add "$CARRIER_ADDRESS/24" dev cc-there
ip netns exec "$CARRIER_NETWORK" ip link set cc-there up
node --import=tsx test/first-call.ts "$clone" || fail "the commands of docker/README.md did not lead to a call"
