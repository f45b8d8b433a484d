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
  # What the tests run from stays: npm test may be at it.
  mkdir -p dist && find dist -mindepth 1 -maxdepth 1 ! -name tests -exec rm -rf {} +
  npm run --silent build && mv "$started" dist/.made && return
  rm -f "$started"
  return 1
}
