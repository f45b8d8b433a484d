/** What endpoints that ARI makes have in common with those of pjsip.conf. */
export interface EndpointSettings {
  /** IPv4 at which Asterisk takes voice; `0.0.0.0`: at any. */
  readonly address: string;
  readonly transports: readonly ('udp' | 'tcp' | 'tls')[];
  readonly srtp: 'off' | 'optional' | 'required';
  /** By Asterisk's names, the one that is wanted most first. */
  readonly codecs: readonly string[];
}

/** Phones on this machine, as where nothing is set. */
export const ON_THIS_MACHINE: EndpointSettings = {
  address: '127.0.0.1',
  transports: ['udp'],
  srtp: 'off',
  codecs: ['ulaw', 'alaw', 'g722', 'opus', 'gsm'],
};

type Fields = Readonly<Record<string, string>>;

/** With a transport that is named, RTP stays on its address; with several, phones come by any of them. */
const whereIn = ({ transports, address }: EndpointSettings): Fields => {
  const [only, ...others] = transports;
  if (only !== undefined && others.length === 0) return { transport: only };
  if (address === '0.0.0.0') return {};
  return { media_address: address, bind_rtp_to_media_address: 'yes' };
};

const SRTP: Readonly<Record<EndpointSettings['srtp'], Fields>> = {
  off: {},
  optional: { media_encryption: 'sdes', media_encryption_optimistic: 'yes' },
  required: { media_encryption: 'sdes' },
};

/** SIP over WebSocket, and voice that is encrypted with keys of DTLS: https://docs.asterisk.org/Configuration/WebRTC/ */
const BROWSER: Fields = { transport: 'ws', webrtc: 'yes' };

const codecsIn = ({ codecs }: EndpointSettings): Fields => ({
  disallow: 'all',
  allow: codecs.join(','),
});

/** How a browser reaches Asterisk: by the line that the service passes on, whatever phones do. */
export const browserFields = (settings: EndpointSettings): Fields => ({
  ...BROWSER,
  ...codecsIn(settings),
});

/**
 * The same as `endpoint_settings` of docker/asterisk-settings.sh writes for those in files. A phone that is not on this
 * machine may go without a word, and a NAT forgets where it is unless something is sent there.
 */
export const endpointFields = (settings: EndpointSettings): Fields => ({
  ...whereIn(settings),
  ...codecsIn(settings),
  ...SRTP[settings.srtp],
});

const isLoopback = (address: string): boolean => address.startsWith('127.');

/** Every so many seconds a phone is asked whether it is there, which also keeps its way through a NAT open. */
const ASK_EVERY_SECONDS = '25';
const ASK_FOR_SECONDS = '3';

/** What is known of where a phone is. On this machine none goes without its registration. */
export const aorFields = ({ address }: EndpointSettings): Fields =>
  isLoopback(address)
    ? {}
    : { qualify_frequency: ASK_EVERY_SECONDS, qualify_timeout: ASK_FOR_SECONDS };

/** A machine that falls asleep says nothing, and its line stays open: it is found out within twelve seconds. */
export const browserAorFields: Fields = { qualify_frequency: '10', qualify_timeout: '2' };
