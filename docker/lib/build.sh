# shellcheck shell=bash
# dist/ from src/, only when something changed since it was last made.

require_build() {
  cd "$PROJECT_DIR" || fail "the folder $PROJECT_DIR is gone"
  build_is_fresh && return
  run_step "Compiling" compile || fail "the sources do not compile"
}

# Folders count too: their time changes when a file in them is deleted.
build_is_fresh() {
  [[ -f dist/main.js && -f dist/.made ]] &&
    [[ -z $(find src tsconfig.json tsconfig.build.json package-lock.json -newer dist/.made -print -quit) ]]
}

compile() {
  local started
  started=$(mktemp)
  rm -rf dist
  npm run --silent build && mv "$started" dist/.made && return
  rm -f "$started"
  return 1
}
