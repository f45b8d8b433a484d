import test from 'ava';
import { readConfig } from '../src/config.ts';
import { exposuresOf } from '../src/exposure.ts';

const told = (settings: Record<string, string>): string =>
  exposuresOf(readConfig({ ARI_USERNAME: 'ari', ARI_PASSWORD: 'secret', ...settings })).join('\n');

const TLS = { TLS_CERT: '/cert.pem', TLS_KEY: '/key.pem' };

test('what stays on this machine needs no warning', (t) => {
  t.is(told({ SIP_PORT: '5060' }), '');
  t.is(told({ HOST: '127.0.0.2', SIP_ADDRESS: '127.0.0.2', SIP_PORT: '5060' }), '');
  t.is(told({ SIP_ADDRESS: '0.0.0.0' }), '', 'nobody told that this Asterisk is set by it');
});

test('an API that others reach without TLS is told of, and what helps', (t) => {
  t.regex(told({ HOST: '0.0.0.0' }), /HOST=0\.0\.0\.0.*without TLS.*Set TLS_CERT and TLS_KEY/);
  t.regex(told({ HOST: '10.0.0.1', TRUSTED_PROXIES: '1' }), /none but your proxy/);
  t.is(told({ HOST: '0.0.0.0', ...TLS }), '');
});

test('SIP and voice that others reach unencrypted are told of, and what helps', (t) => {
  const open = { SIP_ADDRESS: '0.0.0.0', SIP_PORT: '5060' };
  t.regex(told({ ...open, SIP_TRANSPORTS: 'udp,tcp' }), /over udp and tcp, unencrypted/);
  t.regex(told(open), /Voice is not encrypted/);
  const secure = { ...open, ...TLS, SIP_TRANSPORTS: 'tls' };
  t.regex(told({ ...secure, SRTP: 'optional' }), /^Voice is encrypted only where/);
  t.is(told({ ...secure, SRTP: 'required' }), '');
  const mixed = { ...open, ...TLS, SIP_TRANSPORTS: 'udp,tls', SRTP: 'required' };
  t.regex(told(mixed), /over udp, unencrypted: .* and the keys of encrypted voice/);
});
