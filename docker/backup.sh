#!/usr/bin/env bash
# npm run backup -- FILE [--recordings]   all that cannot be made again, in one file, while the service runs or not
# npm run restore -- FILE                 puts it back; the service must not run
set -euo pipefail

# shellcheck source=docker/lib/machine.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/machine.sh"

RECORDINGS=/var/lib/callcenter/spool/recording

usage() {
  say 'usage: npm run backup -- FILE [--recordings]
       npm run restore -- FILE'
  exit 64
}

# In the container's volume alone.
has_container() { use_running_engine && [[ -n $(running_stamp) ]]; }

take_recordings() {
  has_container || fail "Asterisk's container does not run, and has the recordings: npm run asterisk -- up"
  docker exec "$CONTAINER" tar --create --directory "$RECORDINGS" . | tar --extract --no-same-owner --directory "$1"
}

give_recordings() {
  [[ -n $(ls -A "$1") ]] || return 0
  has_container || fail "Asterisk's container does not run, and has to take the recordings: npm run asterisk -- up, and restore once more"
  tar --create --directory "$1" . | docker exec --interactive "$CONTAINER" tar --extract --no-overwrite-dir --directory "$RECORDINGS"
}

command=${1:-}
file=${2:-}
[[ $command =~ ^(backup|restore)$ && -n $file && $file != -* ]] || usage
[[ ${3:-} == --recordings || -z ${3:-} ]] || usage
export CREDENTIALS_FILE
file=$(cd "${INIT_CWD:-$PWD}" && realpath -m -- "$file")
cd "$PROJECT_DIR"
RECORDINGS_FOLDER=
if [[ $command == restore || ${3:-} == --recordings ]]; then
  RECORDINGS_FOLDER=$(mktemp -d)
  export RECORDINGS_FOLDER
  trap 'rm -rf "$RECORDINGS_FOLDER"' EXIT
fi
[[ ${3:-} != --recordings || $command != backup ]] || take_recordings "$RECORDINGS_FOLDER"
node --import=tsx src/cli/backup/main.ts "$command" "$file"
[[ $command != restore ]] || give_recordings "$RECORDINGS_FOLDER"
