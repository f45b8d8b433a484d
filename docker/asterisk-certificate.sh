# shellcheck shell=bash
# The certificate of SIP over TLS, in the container: the service, which has looked whether it is right, puts it into /tls at
# its start and whenever it is renewed. Asterisk takes it without a restart, and connections that are open stay.

GIVEN_CERTIFICATE=/tls/sip.pem
TAKEN_CERTIFICATE=$GENERATED/sip.pem
LOOK_EVERY_SECONDS=2

# One file holds certificates and key, so that no half of an old one is ever taken with half of a new one. Returns 1 if
# there is nothing new.
take_certificate() {
  [[ -r $GIVEN_CERTIFICATE ]] && ! cmp -s "$GIVEN_CERTIFICATE" "$TAKEN_CERTIFICATE" || return 1
  cp "$GIVEN_CERTIFICATE" "$TAKEN_CERTIFICATE.new"
  mv "$TAKEN_CERTIFICATE.new" "$TAKEN_CERTIFICATE"
  tls_transport "$TAKEN_CERTIFICATE" "$TAKEN_CERTIFICATE" >"$GENERATED/tls-transport.conf"
}

watch_certificate() {
  while sleep "$LOOK_EVERY_SECONDS"; do
    ! take_certificate || asterisk -rx 'module reload res_pjsip.so' >/dev/null || true
  done
}
