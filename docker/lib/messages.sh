# shellcheck shell=bash
# What the user sees: one line for each step, a sign of life during long ones, and the reason of a failure.

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "error: $*"
  exit 1
}

# run_step TITLE COMMAND…: runs COMMAND with its output in a log file. Prints a line at the
# start and every five seconds, how long it took at the end, and on failure the end of the log.
run_step() {
  local title=$1 log started=$SECONDS pid
  shift
  log="$LOG_DIR/$(date +%Y%m%d-%H%M%S)-$$-$(tr -c 'a-zA-Z0-9\n' '-' <<<"$title").log"
  mkdir -p "$LOG_DIR"
  say "$title …"
  set -m # a process group of its own, so that all of it can be stopped
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  set +m
  # shellcheck disable=SC2064 # this very process
  trap "stop_group $pid; exit 130" INT TERM HUP
  report_while_running "$pid" "$title" "$started"
  trap - INT TERM HUP
  if wait "$pid"; then
    say "$title: done in $((SECONDS - started)) s"
    return 0
  fi
  say "$title: FAILED after $((SECONDS - started)) s. The end of $log:"
  tail -n 20 "$log" | sed 's/^/    /' >&2
  return 1
}

# npm and apt tidy up when told to end; five seconds must do.
stop_group() {
  local deadline=$((SECONDS + 5))
  trap '' INT TERM HUP
  kill -TERM -- "-$1" 2>/dev/null || return 0
  while kill -0 -- "-$1" 2>/dev/null; do
    sleep 0.1
    if ((SECONDS > deadline)); then
      kill -KILL -- "-$1" 2>/dev/null || true
      return 0
    fi
  done
}

report_while_running() {
  local pid=$1 title=$2 started=$3 next=$((SECONDS + 5))
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.1
    if ((SECONDS >= next)); then
      say "  $title: still at it ($((SECONDS - started)) s)"
      next=$((SECONDS + 5))
    fi
  done
}
