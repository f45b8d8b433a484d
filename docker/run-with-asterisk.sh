#!/usr/bin/env bash
# run-with-asterisk.sh COMMAND…: brings up what the tests stand on (packages, their own Asterisk, the compiled
# service), then runs COMMAND. The Asterisk stays up: npm run asterisk:tests -- down.
set -euo pipefail

export ASTERISK_INSTANCE=${ASTERISK_INSTANCE:-tests}
# shellcheck source=docker/lib/machine.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/machine.sh"

require_machine
require_build
exec "$@"
