# shellcheck shell=bash
# Node's version, the packages, and the compiled part of sqlite3.

# Where sqlite3's own binary cannot be downloaded it is compiled, which takes minutes. What comes out
# is kept here, in the form in which its installer looks for it.
PREBUILDS_DIR=$CACHE_DIR/prebuilds
SQLITE_BINARY=node_modules/sqlite3/build/Release/node_sqlite3.node

require_node() {
  command -v node >/dev/null || fail "Node.js 20.19 or later is needed: https://nodejs.org"
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
    fail "Node.js 20.19 or later is needed; this is $(node --version)"
}

require_dependencies() {
  cd "$PROJECT_DIR" || fail "the folder $PROJECT_DIR is gone"
  if ! node docker/lib/dependencies-match.js || [[ ! -f $SQLITE_BINARY ]]; then
    run_step "Installing packages (the first time this can take some minutes)" install_dependencies ||
      fail "the packages could not be installed"
  fi
  keep_sqlite_binary
}

install_dependencies() {
  export npm_config_sqlite3_local_prebuilds=$PREBUILDS_DIR
  export JOBS=max # for the compiler
  use_local_node_headers
  if ! npm ci --no-audit --no-fund; then
    install_compiler || return 1
    npm ci --no-audit --no-fund || return 1
  fi
  sqlite_loads && return
  # A kept binary that does not fit any more (another system library) is compiled again.
  rm -rf "$PREBUILDS_DIR"
  npm rebuild sqlite3 && sqlite_loads
}

sqlite_loads() { node -e 'require("sqlite3")'; }

# A compiler needs Node's headers; many installations bring them along, the others download them.
use_local_node_headers() {
  local prefix
  prefix=$(dirname "$(dirname "$(node -p 'process.execPath')")")
  [[ ! -f $prefix/include/node/node.h ]] || export npm_config_nodedir=$prefix
}

install_compiler() {
  { ! command -v g++ || ! command -v make || ! command -v python3; } >/dev/null || return 1
  can_install || return 1
  install_packages g++ make python3
}

keep_sqlite_binary() {
  local name
  # shellcheck disable=SC2016 # a template of JavaScript's
  name=$(node -p '
    const { version, binary } = require("sqlite3/package.json");
    const abi = Math.max(...binary.napi_versions.filter((v) => v <= Number(process.versions.napi)));
    `sqlite3-v${version}-napi-v${abi}-${process.platform}-${process.arch}.tar.gz`')
  [[ ! -f $PREBUILDS_DIR/$name ]] || return 0
  mkdir -p "$PREBUILDS_DIR"
  tar -czf "$PREBUILDS_DIR/$name.$$" -C node_modules/sqlite3 build/Release/node_sqlite3.node
  mv "$PREBUILDS_DIR/$name.$$" "$PREBUILDS_DIR/$name"
}
