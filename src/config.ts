import { z } from 'zod';
import type { IceSettings } from './operations/ice-servers.ts';
import { areApart, sipIn, type SipSettings, sipShape } from './sip-settings.ts';

const PORT = 'a port from 0 to 65535';
const APP = '1 to 64 letters, digits, "_" or "-"';
const ADMIN_KEY = '32 to 256 letters, digits and . _ ~ + / = -, which nobody can guess';
const ORIGINS = 'origins such as https://crm.example.com, with commas between them';
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** What Asterisk's files can hold without being taken for something else. */
const PLAIN = '1 to 128 letters, digits and . _ ~ + / = @ % -';
const plain = z.string({ error: PLAIN }).regex(/^[A-Za-z0-9._~+/=@%-]{1,128}$/, { error: PLAIN });

const count = (most: number) => {
  const error = `a whole number from 0 to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(0, { error }).max(most, { error });
};

const yesOrNo = z
  .enum(['true', 'false'], { error: 'true or false' })
  .default('false')
  .transform((text) => text === 'true');

/** Scheme, host and port, as a browser writes them (RFC 6454 §6.2). */
const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .refine((all) => all.every(isOrigin), { error: ORIGINS })
  .default([]);
const ICE =
  'stun:, turn: or turns: URIs such as stun:stun.example.com:3478, with commas between them';
/** RFC 7064, RFC 7065. */
const isIceServer = (uri: string): boolean =>
  /^(stun:[A-Za-z0-9.-]+(:\d{1,5})?|turns?:[A-Za-z0-9.-]+(:\d{1,5})?(\?transport=(udp|tcp))?)$/.test(
    uri,
  );

const PROCESS_SECRET =
  '32 to 256 letters, digits and . _ ~ + / = -, the same for all processes of the service';
const DATABASE_URL =
  'the URL of a PostgreSQL database, such as postgres://callcenter:PASSWORD@127.0.0.1:5432/callcenter';

/** Each setting by the name of its environment variable. The messages complete "expected …". */
export const settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: PORT })
    .int({ error: PORT })
    .min(0, { error: PORT })
    .max(65_535, { error: PORT })
    .default(8080),
  DATABASE_PATH: z.string().min(1).default('data/callcenter.sqlite'),
  /** Unset: SQLite. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: DATABASE_URL }).optional(),
  /** Unset: requests are passed on to no other process. */
  PROCESS_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9._~+/=-]{32,256}$/, { error: PROCESS_SECRET })
    .optional(),
  PROCESS_URL: z
    .url({ protocol: /^https?$/, error: 'an http or https URL, such as http://10.0.0.5:8080' })
    .optional(),
  ARI_URL: z
    .url({ protocol: /^https?$/, error: 'an http or https URL' })
    .default('http://127.0.0.1:8088'),
  ARI_USERNAME: z.string({ error: 'the name of the ARI user' }),
  ARI_PASSWORD: z.string({ error: 'the password of the ARI user' }),
  ARI_APP: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, { error: APP })
    .default('callcenter'),
  /** Asterisk's, not ours; checked here too, so that all wrong settings are told at once. */
  TRUNK_PASSWORD: plain.optional(),
  /** Unset: call centers have no prompts of their own. */
  SOUNDS_PATH: z.string().min(1).optional(),
  ADMIN_KEY: z
    .string()
    .regex(/^[A-Za-z0-9._~+/=-]{32,256}$/, { error: ADMIN_KEY })
    .optional(),
  RATE_LIMIT_KEY: count(1_000_000).default(500),
  RATE_LIMIT_ADDRESS: count(1_000_000).default(1000),
  RATE_LIMIT_FAILED: count(1_000_000).default(30),
  CONNECTIONS_PER_ADDRESS: count(1_000_000).default(200),
  CONNECTIONS: count(1_000_000).default(10_000),
  DISK_WARNING_MB: count(1_000_000_000).default(1000),
  DISK_RESERVE_MB: count(1_000_000_000).default(50),
  WAITING_READS: count(100_000).default(100),
  KEPT_ANSWERS: count(10_000_000).default(10_000),
  KEPT_ANSWER_BYTES: count(10_000_000_000).default(64_000_000),
  TRUSTED_PROXIES: count(10).default(0),
  CORS_ORIGINS: origins,
  PAGES: yesOrNo.prefault('true'),
  PAGES_FRAME_ANCESTORS: origins,
  /** Both or neither. */
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  WEBHOOK_ALLOW_PRIVATE: yesOrNo,
  WEBHOOK_FOLLOW_REDIRECTS: yesOrNo,
  GATEWAYS_ALLOW_LOCAL: yesOrNo,
  TRANSFER_KEY: yesOrNo.prefault('true'),
  ICE_SERVERS: z
    .string()
    .transform((text) => text.split(',').map((uri) => uri.trim()))
    .refine((uris) => uris.every(isIceServer), { error: ICE })
    .default([]),
  TURN_SECRET: plain.optional(),
  DEMO: yesOrNo.prefault('true'),
  LOG_LEVEL: z.enum(LEVELS, { error: `one of ${LEVELS.join(', ')}` }).default('info'),
  ...sipShape,
});

const isAnyHost = (host: string): boolean => host === '0.0.0.0' || host === '::';

const schema = settings.superRefine((data, context) => {
  const { TLS_CERT, TLS_KEY, SIP_TRANSPORTS } = data;
  const wrong = (name: string, message: string) => {
    context.addIssue({ code: 'custom', path: [name], message });
  };
  if (TLS_CERT === undefined && TLS_KEY !== undefined) {
    wrong('TLS_CERT', 'a file, as the other one is set');
  } else if (TLS_CERT !== undefined && TLS_KEY === undefined) {
    wrong('TLS_KEY', 'a file, as the other one is set');
  } else if (TLS_CERT === undefined && SIP_TRANSPORTS.includes('tls')) {
    wrong('TLS_CERT', 'a file, and TLS_KEY too, as SIP_TRANSPORTS has tls');
  }
  if (data.TURN_SECRET === undefined && data.ICE_SERVERS.some((uri) => uri.startsWith('turn'))) {
    wrong('TURN_SECRET', 'what the TURN servers of ICE_SERVERS share with the service');
  }
  const { PROCESS_SECRET, PROCESS_URL, DATABASE_URL } = data;
  if (PROCESS_SECRET !== undefined && DATABASE_URL === undefined) {
    wrong('DATABASE_URL', 'a database that the processes share, as PROCESS_SECRET is set');
  }
  if (PROCESS_SECRET === undefined && PROCESS_URL !== undefined) {
    wrong('PROCESS_SECRET', 'a secret, as PROCESS_URL is set');
  } else if (PROCESS_SECRET !== undefined && PROCESS_URL === undefined && isAnyHost(data.HOST)) {
    wrong('PROCESS_URL', 'where other processes reach this one, as HOST is any address');
  }
  if (!areApart(data)) wrong('SIP_TLS_PORT', 'another port than SIP_PORT');
});

/** The environment variables that the service reads. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape);

/** The settings of the service. */
export interface Config {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly databasePath: string;
  /** Of PostgreSQL, with its password; null: records are in SQLite. */
  readonly databaseUrl: string | null;
  /** How processes on one database pass requests on to the one that does the work; null: they do not. */
  readonly passing: {
    /** Known to them alone. */
    readonly secret: string;
    /** Where this one is reached; null: where it listens. */
    readonly url: string | null;
  } | null;
  /** From which room on the disk counts as nearly full, and as full. */
  readonly disk: { readonly lowBytes: number; readonly reserveBytes: number };
  /** Folder with the call centers' own prompts, a folder each; null: there are none. */
  readonly soundsPath: string | null;
  readonly logLevel: z.infer<typeof schema>['LOG_LEVEL'];
  /** An admin's key; null: one is made if there is none. */
  readonly adminKey: string | null;
  readonly access: {
    readonly limits: {
      readonly perKey: number;
      readonly perAddress: number;
      readonly failedPerAddress: number;
    };
    readonly corsOrigins: readonly string[];
    readonly trustedProxies: number;
    /** Expensive reads of one call center that may wait for those that go on. */
    readonly shares: { readonly waitingReads: number };
  };
  /** Of all addresses together; 0: any number. */
  readonly connections: number;
  /** Of one call center, for requests with an Idempotency-Key; the newest stay. */
  readonly keptAnswers: { readonly requests: number; readonly bytes: number };
  /** At a time; 0: any number, as where all come from a proxy. */
  readonly connectionsPerAddress: number;
  /** Files in PEM; null: requests come unencrypted. */
  readonly tls: { readonly certPath: string; readonly keyPath: string } | null;
  readonly webhooks: {
    /** Receivers may be on this machine and in its networks. */
    readonly allowPrivate: boolean;
    readonly followRedirects: boolean;
  };
  /** Whether agents' phones may transfer calls by SIP. */
  readonly transferKey: boolean;
  /** Whether gateways of extensions may be on this machine. */
  readonly gateways: { readonly allowLocal: boolean };
  /** The desk, the wallboard and the administration; null: they are not served. */
  readonly pages: {
    /** Origins that may show the desk inside a page of theirs. */
    readonly frameAncestors: readonly string[];
  } | null;
  /** Whether a fresh service that only this machine reaches makes a call center to try. */
  readonly demo: boolean;
  readonly sip: SipSettings;
  /** By which browsers find a way for voice. */
  readonly ice: IceSettings;
  readonly ari: {
    readonly url: string;
    readonly username: string;
    readonly password: string;
    readonly app: string;
  };
}

/** A setting is wrong; the message names each that is, and what is expected, but no value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const describe = ({ path, message }: z.core.$ZodIssue): string =>
  `${path.join('.')}: expected ${message}`;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads what a schema asks for. Empty variables are as good as unset. @throws ConfigError */
export const readFrom = <Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
): z.output<Schema> => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new ConfigError(`wrong settings\n  ${read.error.issues.map(describe).join('\n  ')}`);
};

type Settings = z.output<typeof schema>;

const accessIn = (data: Settings): Config['access'] => ({
  limits: {
    perKey: data.RATE_LIMIT_KEY,
    perAddress: data.RATE_LIMIT_ADDRESS,
    failedPerAddress: data.RATE_LIMIT_FAILED,
  },
  corsOrigins: data.CORS_ORIGINS,
  trustedProxies: data.TRUSTED_PROXIES,
  shares: { waitingReads: data.WAITING_READS },
});

const passingIn = ({ PROCESS_SECRET: secret, PROCESS_URL: url }: Settings): Config['passing'] =>
  secret === undefined ? null : { secret, url: url ?? null };

const tlsIn = ({ TLS_CERT: certPath, TLS_KEY: keyPath }: Settings): Config['tls'] =>
  certPath === undefined || keyPath === undefined ? null : { certPath, keyPath };

/**
 * Reads the settings.
 * @throws ConfigError
 */
export const readConfig = (environment: Environment = process.env): Config => {
  const data = readFrom(schema, environment);
  return Object.freeze({
    host: data.HOST,
    port: data.PORT,
    databasePath: data.DATABASE_PATH,
    databaseUrl: data.DATABASE_URL ?? null,
    passing: passingIn(data),
    disk: {
      lowBytes: data.DISK_WARNING_MB * 1_000_000,
      reserveBytes: data.DISK_RESERVE_MB * 1_000_000,
    },
    soundsPath: data.SOUNDS_PATH ?? null,
    logLevel: data.LOG_LEVEL,
    adminKey: data.ADMIN_KEY ?? null,
    access: accessIn(data),
    connections: data.CONNECTIONS,
    keptAnswers: { requests: data.KEPT_ANSWERS, bytes: data.KEPT_ANSWER_BYTES },
    connectionsPerAddress: data.TRUSTED_PROXIES > 0 ? 0 : data.CONNECTIONS_PER_ADDRESS,
    tls: tlsIn(data),
    webhooks: {
      allowPrivate: data.WEBHOOK_ALLOW_PRIVATE,
      followRedirects: data.WEBHOOK_FOLLOW_REDIRECTS,
    },
    transferKey: data.TRANSFER_KEY,
    demo: data.DEMO,
    gateways: { allowLocal: data.GATEWAYS_ALLOW_LOCAL },
    pages: data.PAGES ? { frameAncestors: data.PAGES_FRAME_ANCESTORS } : null,
    sip: Object.freeze(sipIn(data)),
    ice: { servers: data.ICE_SERVERS, turnSecret: data.TURN_SECRET ?? null },
    ari: Object.freeze({
      url: data.ARI_URL,
      username: data.ARI_USERNAME,
      password: data.ARI_PASSWORD,
      app: data.ARI_APP,
    }),
  });
};
