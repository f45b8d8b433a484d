#!/usr/bin/env bash
# npm run doctor: looks at what stops people, and says what helps. It installs, starts and changes nothing.
set -euo pipefail

# shellcheck source=docker/lib/machine.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/machine.sh"

cd "$PROJECT_DIR"
[[ -d node_modules ]] || fail "the packages are not installed yet: npm start does it"
[[ ! -f $CREDENTIALS_FILE && -z ${ARI_PASSWORD:-} ]] || load_credentials
export ARI_URL=${ARI_URL:-http://127.0.0.1:$ARI_PORT} ARI_USERNAME=${ARI_USERNAME:-callcenter} ARI_PASSWORD=${ARI_PASSWORD:-none}
# Where phones are registered only Asterisk's console tells.
if [[ -z ${ASTERISK_CONSOLE:-} ]] && use_running_engine && docker inspect "$CONTAINER" >/dev/null 2>&1; then
  export ASTERISK_CONSOLE="docker exec $CONTAINER asterisk"
fi
exec node --import=tsx src/cli/doctor/main.ts
