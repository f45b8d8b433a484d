#!/usr/bin/env bash
# npm start: whatever is missing is installed, Asterisk is brought up, the service runs until Ctrl-C.
# Settings in the environment are passed on to the service (docker/README.md lists them).
set -euo pipefail

# shellcheck source=docker/lib/machine.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/machine.sh"

require_machine
require_build
# The shell is replaced, so that a signal reaches the service itself. With so many MB for what is young,
# the collector comes a quarter as often, and finds less that is still in use. With so many threads for files and
# the database no report keeps a commit waiting.
export UV_THREADPOOL_SIZE="${UV_THREADPOOL_SIZE:-8}"
# V8's options are those of bundle/keep-code.ts: with others it would compile all anew.
exec node --max-semi-space-size=64 dist/main.js
