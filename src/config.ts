import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

/** Each setting by the name of its environment variable. */
const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(8080),
  DATABASE_PATH: z.string().min(1).default('data/callcenter.sqlite'),
  ARI_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8088'),
  ARI_USERNAME: z.string().min(1),
  ARI_PASSWORD: z.string().min(1),
  ARI_APP: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'expected 1 to 64 letters, digits, "_" or "-"')
    .default('callcenter'),
  /** Unset: call centers have no prompts of their own. */
  SOUNDS_PATH: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
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

const describe = (issue: z.core.$ZodIssue): string => `${issue.path.join('.')}: ${issue.message}`;

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
