import { z } from 'zod';

const PORT = 'a port from 0 to 65535';
const APP = '1 to 64 letters, digits, "_" or "-"';
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** What Asterisk's files can hold without being taken for something else. */
const PLAIN = '1 to 128 letters, digits and . _ ~ + / = @ % -';
const plain = z.string({ error: PLAIN }).regex(/^[A-Za-z0-9._~+/=@%-]{1,128}$/, { error: PLAIN });

/** Each setting by the name of its environment variable. The messages complete "expected …". */
const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: PORT })
    .int({ error: PORT })
    .min(0, { error: PORT })
    .max(65_535, { error: PORT })
    .default(8080),
  DATABASE_PATH: z.string().min(1).default('data/callcenter.sqlite'),
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
  LOG_LEVEL: z.enum(LEVELS, { error: `one of ${LEVELS.join(', ')}` }).default('info'),
});

/** The settings of the service. */
export interface Config {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly databasePath: string;
  /** Folder with the call centers' own prompts, a folder each; null: there are none. */
  readonly soundsPath: string | null;
  readonly logLevel: z.infer<typeof schema>['LOG_LEVEL'];
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

/**
 * Reads the settings.
 * @throws ConfigError
 */
export const readConfig = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(given);
  if (!read.success) {
    throw new ConfigError(`wrong settings\n  ${read.error.issues.map(describe).join('\n  ')}`);
  }
  const { data } = read;
  return Object.freeze({
    host: data.HOST,
    port: data.PORT,
    databasePath: data.DATABASE_PATH,
    soundsPath: data.SOUNDS_PATH ?? null,
    logLevel: data.LOG_LEVEL,
    ari: Object.freeze({
      url: data.ARI_URL,
      username: data.ARI_USERNAME,
      password: data.ARI_PASSWORD,
      app: data.ARI_APP,
    }),
  });
};
