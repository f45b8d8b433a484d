# shellcheck shell=bash
# What is run, in dist/ (bundle/make.ts), made only when something changed since. V8's part of it is Node's version's own.

require_build() {
  cd "$PROJECT_DIR" || fail "the folder $PROJECT_DIR is gone"
  build_is_fresh && return
  run_step "Building" build_all || fail "the service could not be built"
}

# Folders count too: their time changes when a file in them is deleted.
build_is_fresh() {
  [[ -f dist/main.js && $(cat dist/.made 2>/dev/null) == "$(node --version)" ]] &&
    [[ -z $(find src bundle tsconfig.json package-lock.json -newer dist/.made -print -quit) ]]
}

build_all() {
  local started
  started=$(mktemp)
  node --version >"$started"
  npm run --silent bundle && mv "$started" dist/.made && return
  rm -f "$started"
  return 1
}
