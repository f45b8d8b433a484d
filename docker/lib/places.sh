# shellcheck shell=bash
# Where things are. Everything below the cache but sounds/ can be deleted; it is made again at the next run.

PROJECT_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck disable=SC2034 # used by credentials.sh
DATA_DIR=$PROJECT_DIR/data

default_cache_dir() {
  if [[ $(id -u) -eq 0 ]]; then
    echo /var/lib/ari-callcenter
  else
    echo "${XDG_CACHE_HOME:-$HOME/.cache}/ari-callcenter"
  fi
}

# Outside the project, so that a second clone on the same machine is quick too.
CACHE_DIR=${ARI_CALLCENTER_CACHE:-$(default_cache_dir)}

default_sounds_path() {
  if [[ $(id -u) -eq 0 ]]; then
    echo "$CACHE_DIR/sounds"
  else
    echo "${XDG_DATA_HOME:-$HOME/.local/share}/ari-callcenter/sounds"
  fi
}

# The call centers' own prompts, a folder each; the one thing here that cannot be made again.
export SOUNDS_PATH=${SOUNDS_PATH:-$(default_sounds_path)}

# shellcheck disable=SC2034 # used by messages.sh
LOG_DIR=$CACHE_DIR/logs
