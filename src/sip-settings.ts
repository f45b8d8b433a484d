import { isIPv4 } from 'node:net';
import { z } from 'zod';

const KNOWN_TRANSPORTS = ['udp', 'tcp', 'tls'] as const;
const KNOWN_CODECS = ['ulaw', 'alaw', 'g722', 'opus', 'gsm'] as const;
const SRTP_KINDS = ['off', 'optional', 'required'] as const;

/** How phones may reach Asterisk. */
export type SipTransport = (typeof KNOWN_TRANSPORTS)[number];
/** Codecs of voice by Asterisk's names. */
export type Codec = (typeof KNOWN_CODECS)[number];
/** Whether voice is encrypted (RFC 3711), with keys in the session description (RFC 4568). */
export type Srtp = (typeof SRTP_KINDS)[number];

/** How phones and carriers reach Asterisk, whose container is set by the same settings. */
export interface SipSettings {
  /** IPv4; `0.0.0.0`: all of the machine. */
  readonly address: string;
  /** Of UDP and TCP; null: nobody told. */
  readonly port: number | null;
  readonly tlsPort: number;
  readonly transports: readonly SipTransport[];
  /** Under which it is known beyond a NAT; null: there is none. */
  readonly externalAddress: string | null;
  readonly srtp: Srtp;
  /** The one that is wanted most comes first. */
  readonly codecs: readonly Codec[];
  /** Folder that Asterisk takes its certificate from; null: it is not ours to give. */
  readonly tlsFolder: string | null;
}

const PORT = 'a port from 1 to 65535';
const whole = (error: string, least: number, most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/, { error })
    .transform(Number)
    .refine((number) => number >= least && number <= most, { error });
const port = whole(PORT, 1, 65_535);

const areDistinctOf = (known: readonly string[], list: readonly string[]): boolean =>
  new Set(list).size === list.length && list.every((one) => known.includes(one));

const listOf = <Known extends string>(known: readonly Known[], error: string) =>
  z
    .string()
    .transform((text) => text.split(','))
    .refine((list): list is Known[] => areDistinctOf(known, list), { error });

const CODECS = 'ulaw, alaw, g722, opus and gsm, or some of them, with commas between them';
const TRANSPORTS = 'udp, tcp and tls, or some of them, with commas between them';
const ADDRESS = 'an IPv4 address, such as 127.0.0.1 or, for all of this machine, 0.0.0.0';
const EXTERNAL = 'an IPv4 address or the name of a host';
const NETS = 'networks such as 192.168.0.0/16, with commas between them';
const PORTS = 'two ports from 1024 to 65535 with ten or more between them, such as 20000-29999';

/** One that looks like an address must be one. */
const isExternal = (text: string): boolean =>
  /^[\d.]+$/.test(text)
    ? isIPv4(text)
    : /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(text);

const isNet = (text: string): boolean => {
  const [address = '', bits = '', ...more] = text.split('/');
  return isIPv4(address) && /^\d{1,2}$/.test(bits) && Number(bits) <= 32 && more.length === 0;
};

const arePorts = (text: string): boolean => {
  const [, first, last] = /^(\d{4,5})-(\d{4,5})$/.exec(text)?.map(Number) ?? [];
  if (first === undefined || last === undefined) return false;
  return first >= 1024 && last <= 65_535 && last - first >= 9;
};

/** The settings of docker/asterisk-settings.sh, which checks the same: so all that is wrong is told at once. */
export const sipShape = {
  SIP_ADDRESS: z.ipv4({ error: ADDRESS }).default('127.0.0.1'),
  SIP_PORT: port.optional(),
  SIP_TLS_PORT: port.default(5061),
  SIP_TRANSPORTS: listOf(KNOWN_TRANSPORTS, TRANSPORTS).default(['udp']),
  SIP_EXTERNAL_ADDRESS: z.string().refine(isExternal, { error: EXTERNAL }).optional(),
  SIP_LOCAL_NETS: z
    .string()
    .refine((text) => text.split(',').every(isNet), { error: NETS })
    .optional(),
  SRTP: z.enum(SRTP_KINDS, { error: 'off, optional or required' }).default('off'),
  RTP_PORTS: z.string().refine(arePorts, { error: PORTS }).optional(),
  CODECS: listOf(KNOWN_CODECS, CODECS).default([...KNOWN_CODECS]),
  MAX_CALLS: whole('a whole number from 1 to 100000', 1, 100_000).optional(),
  SIP_TLS_FOLDER: z.string().min(1).optional(),
};

type Read = z.output<z.ZodObject<typeof sipShape>>;

/** Whether TCP and TLS, where there are both, have a port each. */
export const areApart = ({ SIP_TRANSPORTS, SIP_PORT = 5060, SIP_TLS_PORT }: Read): boolean =>
  SIP_PORT !== SIP_TLS_PORT || !SIP_TRANSPORTS.includes('tcp') || !SIP_TRANSPORTS.includes('tls');

/** What of the settings concerns the service. */
export const sipIn = (data: Read): SipSettings => ({
  address: data.SIP_ADDRESS,
  port: data.SIP_PORT ?? null,
  tlsPort: data.SIP_TLS_PORT,
  transports: data.SIP_TRANSPORTS,
  externalAddress: data.SIP_EXTERNAL_ADDRESS ?? null,
  srtp: data.SRTP,
  codecs: data.CODECS,
  tlsFolder: data.SIP_TLS_FOLDER ?? null,
});
