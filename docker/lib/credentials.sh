# shellcheck shell=bash
# The accounts that the service, Asterisk and the tests share: ARI_USERNAME, ARI_PASSWORD, TRUNK_PASSWORD.
# What the environment sets is used; the rest is made up once and kept in data/asterisk.env (asterisk-NAME.env for others), readable
# by the owner alone. There is no default password that others could know.

CREDENTIALS_FILE=$DATA_DIR/asterisk$INSTANCE_SUFFIX.env

load_credentials() {
  [[ -f $CREDENTIALS_FILE ]] || make_credentials_file
  local name value
  while IFS='=' read -r name value; do
    case $name in
      ARI_USERNAME | ARI_PASSWORD | TRUNK_PASSWORD)
        [[ -n ${!name:-} ]] || export "$name=$value" ;;
    esac
  done <"$CREDENTIALS_FILE"
  require_plain_credentials
}

# Asterisk's entrypoint refuses the rest too: it would end a line of its files or begin a comment.
require_plain_credentials() {
  local name
  for name in ARI_USERNAME ARI_PASSWORD TRUNK_PASSWORD; do
    [[ ${!name} =~ ^[A-Za-z0-9._~+/=@%-]{1,128}$ ]] ||
      fail "$name may have 1 to 128 letters, digits and . _ ~ + / = @ % - and nothing else"
  done
}

# Another copy of the project on this machine may have an Asterisk running: its accounts are taken
# over, so that both can use it at the same time.
make_credentials_file() {
  mkdir -p "$DATA_DIR"
  (
    umask 077
    {
      echo "# Made by docker/lib/credentials.sh. Delete it to have new passwords made."
      running_credentials || new_credentials
    } >"$CREDENTIALS_FILE.$$"
    mv "$CREDENTIALS_FILE.$$" "$CREDENTIALS_FILE"
  )
}

running_credentials() {
  use_running_engine || return 1
  docker inspect --format '{{range .Config.Env}}{{println .}}{{end}}' "$CONTAINER" 2>/dev/null |
    grep -E '^(ARI_USERNAME|ARI_PASSWORD|TRUNK_PASSWORD)='
}

new_credentials() {
  echo "ARI_USERNAME=callcenter"
  echo "ARI_PASSWORD=$(random_text)"
  echo "TRUNK_PASSWORD=$(random_text)"
}

random_text() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
