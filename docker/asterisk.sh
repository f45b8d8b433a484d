#!/usr/bin/env bash
# Asterisk in a container: npm run asterisk -- up | down | remove | status | cli "COMMAND" | logs | accounts
set -euo pipefail

# shellcheck source=docker/lib/machine.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/machine.sh"

usage() {
  cat >&2 <<'TEXT'
usage: npm run asterisk -- COMMAND
  up            start Asterisk, or leave it running when nothing has changed
  down          stop and remove it (SIP accounts and recordings stay on its volume)
  remove        stop and remove it with all that it kept
  status        say whether it runs and answers
  cli "TEXT"    run one command of Asterisk's own console, for instance cli "core show channels"
  logs          show what it said (add -f to follow)
  pid           print the number of its process on this machine
  accounts      make the passwords, if there are none yet, and say where they are
npm run asterisk:tests -- COMMAND does the same with the Asterisk that tests talk to.
TEXT
  exit 64
}

# Two commands at once (a start and a test run, say) would make the container twice.
one_at_a_time() {
  command -v flock >/dev/null || return 0
  mkdir -p "$CACHE_DIR"
  exec 9>"$CACHE_DIR/up.lock"
  flock 9
}

up() {
  local tag stamp
  check_asterisk_settings || fail "Asterisk cannot be set so"
  one_at_a_time
  require_engine
  load_credentials
  tag=$(image_tag)
  stamp=$(container_stamp "$tag")
  if [[ $(running_stamp) != "$stamp" ]]; then
    require_image "$tag"
    start_container "$tag" "$stamp"
    wait_for_ari
    require_sip_port
    remove_older_images "$tag"
  fi
  wait_for_ari
  say "Asterisk is up: ARI on http://127.0.0.1:$ARI_PORT, SIP on $SIP_ADDRESS:$SIP_PORT ($SIP_TRANSPORTS)"
}

down() {
  use_running_engine || fail "no Docker engine runs, so neither does Asterisk"
  remove_container
  say "Asterisk is down"
}

remove() {
  down
  remove_volume
}

status() {
  use_running_engine || fail "no Docker engine runs"
  [[ -n $(running_stamp) ]] || fail "the container $CONTAINER does not run"
  load_credentials
  [[ $(ari_status) == 200 ]] || fail "the container runs, but ARI does not answer as it should"
  docker exec "$CONTAINER" asterisk -rx 'core show uptime'
  docker exec "$CONTAINER" asterisk -rx 'core show channels count'
}

cli() {
  [[ $# -gt 0 ]] || usage
  use_running_engine || fail "no Docker engine runs"
  docker exec "$CONTAINER" asterisk -rx "$*"
}

logs() {
  use_running_engine || fail "no Docker engine runs"
  docker logs "$@" "$CONTAINER"
}

# The first process of the container is the engine's own; Asterisk is its only child.
pid() {
  local init
  use_running_engine || fail "no Docker engine runs"
  init=$(docker inspect --format '{{.State.Pid}}' "$CONTAINER" 2>/dev/null) || fail "the container $CONTAINER does not run"
  [[ -r /proc/$init/task/$init/children ]] || fail "the engine runs in a machine of its own: Asterisk's process cannot be seen here"
  tr -d ' ' <"/proc/$init/task/$init/children" && echo
}

accounts() {
  load_credentials
  say "ARI_USERNAME, ARI_PASSWORD and TRUNK_PASSWORD are in $CREDENTIALS_FILE"
}

command=${1:-}
shift || true
case $command in
  up | down | remove | status | cli | logs | pid | accounts) "$command" "$@" ;;
  *) usage ;;
esac
