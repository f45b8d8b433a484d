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

# The Asterisk that is meant: that of `npm start`, or with ASTERISK_INSTANCE=tests the tests' own. Any other name
# works too, with the tests' dialplan and ports that are set. Each has its own container, volume, ports, accounts
# and prompts, so that nothing of one touches the calls of another.
ASTERISK_INSTANCE=${ASTERISK_INSTANCE:-}
if [[ ! $ASTERISK_INSTANCE =~ ^[a-z0-9-]{0,32}$ ]]; then
  echo "error: ASTERISK_INSTANCE may have up to 32 letters a-z, digits and -" >&2
  exit 1
fi
INSTANCE_SUFFIX=${ASTERISK_INSTANCE:+-$ASTERISK_INSTANCE}
# shellcheck source=docker/asterisk-settings.sh
. "$PROJECT_DIR/docker/asterisk-settings.sh"
if [[ -z $ASTERISK_INSTANCE ]]; then
  TEST_DIALPLAN=
else
  ARI_PORT=${ARI_PORT:-8188} SIP_PORT=${SIP_PORT:-5160} SIP_TLS_PORT=${SIP_TLS_PORT:-5161} RTP_PORTS=${RTP_PORTS:-10000-19999}
  # shellcheck disable=SC2034 # used by container.sh
  TEST_DIALPLAN=$PROJECT_DIR/test/asterisk
fi

default_asterisk_settings
export "${ASTERISK_SETTINGS[@]}"

default_sounds_path() {
  if [[ $(id -u) -eq 0 ]]; then
    echo "$CACHE_DIR/sounds$INSTANCE_SUFFIX"
  else
    echo "${XDG_DATA_HOME:-$HOME/.local/share}/ari-callcenter/sounds$INSTANCE_SUFFIX"
  fi
}

# The call centers' own prompts, a folder each; the one thing here that cannot be made again.
export SOUNDS_PATH=${SOUNDS_PATH:-$(default_sounds_path)}

# Where the service puts the certificate of SIP over TLS, for Asterisk.
export SIP_TLS_FOLDER=$CACHE_DIR/sip-tls$INSTANCE_SUFFIX

# shellcheck disable=SC2034 # used by messages.sh
LOG_DIR=$CACHE_DIR/logs
