#!/usr/bin/env bash
# npm run doctor: looks at what stops people, and says what helps. It installs, starts and changes nothing.
set -euo pipefail

# shellcheck source=docker/lib/machine.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/machine.sh"

cd "$PROJECT_DIR"
[[ -d node_modules ]] || fail "the packages are not installed yet: npm start does it"
[[ ! -f $CREDENTIALS_FILE && -z ${ARI_PASSWORD:-} ]] || load_credentials
export ARI_URL=${ARI_URL:-http://127.0.0.1:$ARI_PORT} ARI_USERNAME=${ARI_USERNAME:-callcenter} ARI_PASSWORD=${ARI_PASSWORD:-none}
exec node --import=tsx src/cli/doctor/main.ts
