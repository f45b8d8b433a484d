# shellcheck shell=bash
# A Docker engine: the one that runs, else (root on Debian) one of our own.

ENGINE_DIR=$CACHE_DIR/engine
ENGINE_SOCKET=$ENGINE_DIR/docker.sock
ENGINE_PID_FILE=$ENGINE_DIR/docker.pid

# After this, `docker` talks to a running engine, or the script has ended with a reason.
require_engine() {
  use_running_engine && return
  can_install || fail "no Docker engine answers. Start Docker (or install it: https://docs.docker.com/engine/install/)
       and run this again. On Debian or Ubuntu it is installed for you when you are root."
  install_engine
  use_running_engine && return # the package may have started it as a system service
  start_own_engine
}

# Like require_engine, but never installs nor starts anything.
use_running_engine() {
  command -v docker >/dev/null || return 1
  engine_answers && return
  [[ -S $ENGINE_SOCKET ]] || return 1
  DOCKER_HOST=unix://$ENGINE_SOCKET engine_answers || return 1
  export DOCKER_HOST=unix://$ENGINE_SOCKET
}

engine_answers() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

can_install() { [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; }

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  if ! apt-get install -y --no-install-recommends "$@"; then
    apt-get update
    apt-get install -y --no-install-recommends "$@"
  fi
}

install_engine() {
  command -v dockerd >/dev/null && command -v iptables >/dev/null && command -v docker >/dev/null && return
  run_step "Installing the Docker engine (docker.io from Debian)" install_packages docker.io iptables ||
    fail "the Docker engine could not be installed"
}

# Containers here use the host's network alone, so the engine is kept away from bridges and
# firewall rules, which also lets it run where those are not allowed. It must not inherit the locks
# that `up` and `npm test` hold on descriptors 9 and 8.
start_own_engine() {
  mkdir -p "$ENGINE_DIR"
  clear_stale_pid_file
  say "Starting a Docker engine of our own (log: $ENGINE_DIR/dockerd.log)"
  setsid dockerd --data-root "$ENGINE_DIR/data" --exec-root "$ENGINE_DIR/exec" -p "$ENGINE_PID_FILE" \
    -H "unix://$ENGINE_SOCKET" --bridge=none --iptables=false --ip6tables=false --ip-forward=false \
    --ip-masq=false >"$ENGINE_DIR/dockerd.log" 2>&1 </dev/null 9>&- 8>&- &
  disown
  wait_for_own_engine
}

# dockerd refuses to start while its pid file names a living process, and after a power cut
# that may be anybody's.
clear_stale_pid_file() {
  local pid
  pid=$(cat "$ENGINE_PID_FILE" 2>/dev/null) || return 0
  [[ $(cat "/proc/$pid/comm" 2>/dev/null) == dockerd ]] || rm -f "$ENGINE_PID_FILE"
}

wait_for_own_engine() {
  local deadline=$((SECONDS + 60))
  until use_running_engine; do
    ((SECONDS < deadline)) ||
      fail "the Docker engine did not come up within 60 s. The end of its log:
$(tail -n 15 "$ENGINE_DIR/dockerd.log")"
    sleep 0.2
  done
}

# Without BuildKit's plugin only the classic builder is there.
build_image() {
  if docker buildx version >/dev/null 2>&1; then
    docker build --network=host "$@"
  else
    DOCKER_BUILDKIT=0 docker build --network=host "$@"
  fi
}
