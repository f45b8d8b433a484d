#!/usr/bin/env bash
# npm test: everything, on a machine with nothing. Ends at the first stage that fails and names it. The phones call
# through an Asterisk of the tests' own, which is made anew each time and removed at the end.
# With TEST_RESULTS=DIR the output of the test runs is kept there too.
set -euo pipefail

export ASTERISK_INSTANCE=tests
# shellcheck source=docker/lib/machine.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/machine.sh"

RESULTS_DIR=${TEST_RESULTS:-$LOG_DIR/test}
# Operations of the simulation, over many seeds.
SIMULATION_STEPS=200000
COMPILED_TESTS=dist/tests/test
# They count single frames of sound, or measure what a page takes of a core: nothing is to run beside them.
BY_THEMSELVES=(calls/enter-exit calls/no-leak calls/sounds browser/large-wallboard)
ASTERISK_IS_OURS=$([[ -n ${ARI_URL:-} ]] || echo yes)

# Two runs at once would have one Asterisk between them.
one_at_a_time() {
  command -v flock >/dev/null || return 0
  mkdir -p "$CACHE_DIR"
  exec 8>"$CACHE_DIR/tests.lock"
  flock --nonblock 8 && return
  say "Another npm test runs on this machine; waiting for its end"
  flock 8
}

# Also what a run that was killed has left. An Asterisk that is not ours is left alone.
forget_asterisk() {
  [[ $ASTERISK_IS_OURS == yes ]] && use_running_engine || return 0
  remove_container
  remove_volume
}

stage() {
  local name=$1 started=$SECONDS
  shift
  say "=== $name"
  "$@" || fail "stage \"$name\" failed after $((SECONDS - started)) s"
  say "=== $name: $((SECONDS - started)) s"
}

# What reads files alone goes beside the simulation.
without_asterisk() {
  local reading='' ok=0
  npm run --silent check >"$RESULTS_DIR/check.log" 2>&1 &
  reading=$!
  npm run --silent build:tests || { say "the tests could not be bundled: see above" && ok=1; }
  npm run --silent bundle:pages || { say "the pages could not be made: see above" && ok=1; }
  [[ $ok != 0 ]] || simulation || { say "simulation: see above" && ok=1; }
  wait "$reading" || { cat "$RESULTS_DIR/check.log" && say "lint, types or format: see above; npx prettier --write . mends the last" && ok=1; }
  return "$ok"
}

ava() {
  local log=$RESULTS_DIR/$1.log
  shift
  npx --no-install ava --config ava.compiled.config.js "$@" 2>&1 | tee "$log"
}

# Nothing is left out in silence: each title says what this machine lacks for it.
tell_left_out() {
  local left_out
  left_out=$(sed -n 's/^ *- \[skip\] /  /p' "$RESULTS_DIR"/{tests,calls,by-themselves}.log)
  if [[ -z $left_out ]]; then say "No test was left out"; else say "LEFT OUT on this machine:"$'\n'"$left_out"; fi
}

simulation() { node --enable-source-maps "$COMPILED_TESTS/simulation/run.js" --steps "$SIMULATION_STEPS"; }

by_themselves=("${BY_THEMSELVES[@]/#/$COMPILED_TESTS/}")
by_themselves=("${by_themselves[@]/%/.test.js}")

mkdir -p "$RESULTS_DIR"
cd "$PROJECT_DIR"
one_at_a_time
forget_asterisk
stage "packages and Asterisk" require_machine
stage "phones" require_phones
trap forget_asterisk EXIT
stage "lint, types, format, simulation of $SIMULATION_STEPS steps" without_asterisk
stage "tests" ava tests "$COMPILED_TESTS/**" "!$COMPILED_TESTS/calls/**" "!$COMPILED_TESTS/browser/**"
# A file of phones takes half a core: two at a time leave room on two.
stage "calls with phones and browsers" ava calls --concurrency=2 "$COMPILED_TESTS/calls/**" "$COMPILED_TESTS/browser/**" \
  "${by_themselves[@]/#/!}"
stage "calls and pages by themselves" ava by-themselves --concurrency=1 "${by_themselves[@]}"
tell_left_out
say "All stages passed in $SECONDS s"
