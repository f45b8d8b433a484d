# shellcheck shell=bash
# Asterisk's image and container.

IMAGE=ari-callcenter/asterisk
# Container and volume: each Asterisk on this machine has its own (places.sh).
CONTAINER=ari-callcenter-asterisk$INSTANCE_SUFFIX
VOLUME=ari-callcenter-asterisk$INSTANCE_SUFFIX

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# Changes with anything that goes into the image, and with nothing else.
image_tag() {
  (
    cd "$PROJECT_DIR" || exit
    find asterisk docker/Dockerfile docker/asterisk-*.sh -type f ! -name '*.md' | LC_ALL=C sort |
      while IFS= read -r file; do sha256 "$file"; done | sha256 | cut -c 1-16
  )
}

# Changes with the image, the accounts, the settings or the tests' dialplan: a container of another stamp is made anew.
container_stamp() {
  local name
  {
    echo "$1 $ARI_USERNAME $ARI_PASSWORD $TRUNK_PASSWORD $SOUNDS_PATH $SIP_TLS_FOLDER"
    for name in "${ASTERISK_SETTINGS[@]}"; do echo "$name=${!name}"; done
    [[ -z $TEST_DIALPLAN ]] || cat "$TEST_DIALPLAN"/*
  } | sha256 | cut -c 1-16
}

running_stamp() {
  docker inspect --format '{{if .State.Running}}{{index .Config.Labels "stamp"}}{{end}}' "$CONTAINER" 2>/dev/null
}

require_image() {
  local tag=$1
  docker image inspect "$IMAGE:$tag" >/dev/null 2>&1 && return
  require_base_image
  run_step "Building Asterisk's image" build_image -t "$IMAGE:$tag" -f "$PROJECT_DIR/docker/Dockerfile" "$PROJECT_DIR" ||
    fail "Asterisk's image could not be built"
}

# Images of earlier configurations; one that is still in use is refused, and stays. Other names, such as compose.yaml's,
# are not ours.
remove_older_images() {
  local tag
  for tag in $(docker images --format '{{.Tag}}' "$IMAGE"); do
    [[ $tag == "$1" || ! $tag =~ ^[0-9a-f]{16}$ ]] || docker image rm "$IMAGE:$tag" >/dev/null 2>&1 || true
  done
}

start_container() {
  local tag=$1 stamp=$2 mounts=() settings=()
  remove_container
  [[ -z $TEST_DIALPLAN ]] || mounts=(--volume "$TEST_DIALPLAN:/etc/asterisk/tests:ro"
    --volume "$TEST_DIALPLAN/queues.conf:/etc/asterisk/queues.conf:ro")
  mapfile -t settings < <(printf -- '--env=%s\n' "${ASTERISK_SETTINGS[@]}")
  mkdir -p "$SOUNDS_PATH" "$SIP_TLS_FOLDER"
  # What an earlier version kept belongs to another account. What the service puts into /tls, Asterisk's account may read.
  docker run --rm --network none --cap-drop ALL --cap-add CHOWN --cap-add DAC_READ_SEARCH --cap-add FOWNER --cap-add FSETID \
    --user 0:0 --entrypoint sh --volume "$VOLUME:/var/lib/callcenter" --volume "$SIP_TLS_FOLDER:/tls" "$IMAGE:$tag" \
    -c "chown --recursive asterisk:asterisk /var/lib/callcenter && chown --recursive $(id -u):asterisk /tls && chmod 2750 /tls" \
    >/dev/null || fail "the engine could not prepare Asterisk's volume"
  # --init, for without a first process of its own a stop during start-up waits ten seconds.
  # Host networking: thousands of RTP ports would take the engine minutes to publish.
  docker run --detach --init --name "$CONTAINER" --label "stamp=$stamp" --network host \
    --volume "$VOLUME:/var/lib/callcenter" --volume "$SOUNDS_PATH:/var/lib/callcenter/sounds:ro" --restart unless-stopped \
    --volume "$SIP_TLS_FOLDER:/tls:ro" "${mounts[@]}" "${settings[@]}" \
    --log-opt max-size=10m --log-opt max-file=3 \
    --cap-drop ALL --security-opt no-new-privileges --memory 4g --pids-limit 32768 \
    --env ARI_USERNAME --env ARI_PASSWORD --env TRUNK_PASSWORD "$IMAGE:$tag" >/dev/null ||
    fail "the engine could not start Asterisk's container"
}

# Stopped in order, so that what astdb has not yet written is not lost.
remove_container() {
  docker stop --time 10 "$CONTAINER" >/dev/null 2>&1 || true
  docker rm --force "$CONTAINER" >/dev/null 2>&1 || true
}

# All that the container kept too: SIP accounts, recordings.
remove_volume() { docker volume rm --force "$VOLUME" >/dev/null 2>&1 || true; }

# Asks ARI itself: nothing else shows that both Asterisk and the account are in order.
ari_status() {
  local line=''
  { exec 3<>"/dev/tcp/127.0.0.1/$ARI_PORT"; } 2>/dev/null || return 1
  printf 'GET /ari/asterisk/ping HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Basic %s\r\n\r\n' \
    "$(printf '%s:%s' "$ARI_USERNAME" "$ARI_PASSWORD" | base64 | tr -d '\n')" >&3
  read -r -t 2 line <&3 || true
  exec 3>&-
  [[ $line =~ ^HTTP/1\.[01]\ ([0-9]+) ]] && echo "${BASH_REMATCH[1]}"
}

wait_for_ari() {
  local deadline=$((SECONDS + 30)) status=''
  until status=$(ari_status) && [[ $status == 200 ]]; do
    [[ $status != 401 ]] || fail "another Asterisk answers on 127.0.0.1:$ARI_PORT and does not know our ARI account.
       Stop it, set ARI_PORT to another port, or use it: set ARI_URL, ARI_USERNAME and ARI_PASSWORD to its own."
    ((SECONDS < deadline)) || fail "Asterisk does not answer. What it said last:
$(docker logs --tail 15 "$CONTAINER" 2>&1)"
    sleep 0.1
  done
}

# Asterisk goes on without a port that somebody else has; the phones would wonder.
require_sip_port() {
  local said
  said=$(docker logs "$CONTAINER" 2>&1)
  [[ $said != *"Cannot assign requested address"* ]] || fail "SIP_ADDRESS is $SIP_ADDRESS, which is no address of this machine:
$(grep 'Cannot assign requested address' <<<"$said" | tail -n 3)"
  [[ $said != *"Address already in use"* ]] || fail "a port that Asterisk needs is taken (SIP: $SIP_ADDRESS:$SIP_PORT, $SIP_TRANSPORTS):
$(grep 'Address already in use' <<<"$said" | tail -n 3)"
}
