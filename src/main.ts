import { assemble, type Running } from './assembly/assemble.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { exposuresOf } from './exposure.ts';
import { keepForOwner } from './kept-for-owner.ts';
import { pathOfLink } from './http/resources/links/view.ts';
import { createLog } from './log.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { DatabaseInUse } from './storage/own-database.ts';
import { placeOf, UnusableDatabase } from './storage/postgres/database.ts';

interface AboutKey {
  readonly lines: readonly string[];
  /** What stands for it in the calls that are shown. */
  readonly variable: string;
}

const MAKE_LINK = '  npm run -s admin -- link make admin';
const MAKE_ANOTHER = '  KEY=$(npm run -s key -- make admin)';

/** Shown here and nowhere else; not even here where it would be kept in a log. */
const aboutMadeKey = (config: Config, key: string): AboutKey => {
  const variable = '$KEY';
  if (process.stdout.isTTY) {
    const once = "The first admin's key, shown this once and kept only hashed:";
    return { lines: [once, `  KEY=${key}`], variable };
  }
  try {
    const file = keepForOwner(config.databasePath, 'first-admin.key', key);
    const where =
      "The first admin's key is in a file that its owner alone can read. Take it from there, and delete it:";
    return { lines: [where, `  KEY=$(cat ${file})`], variable };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const lost = `The first admin's key is lost, as it could not be written (${why}). This makes another:`;
    return { lines: [lost, MAKE_ANOTHER], variable };
  }
};

/** How the calls below get their key. */
const aboutKey = (config: Config, { adminKey }: Running): AboutKey => {
  switch (adminKey.kind) {
    case 'made':
      return aboutMadeKey(config, adminKey.text);
    case 'given':
      return { lines: ['The key of an admin is the one in ADMIN_KEY.'], variable: '$ADMIN_KEY' };
    case 'kept':
      return { lines: ['No key at hand? This makes one:', MAKE_ANOTHER], variable: '$KEY' };
  }
};

/** How phones reach Asterisk, where it is told; one of somebody else's need not be set as we are. */
const aboutSip = ({ sip }: Config): string[] => {
  if (sip.port === null) return [];
  const ports = sip.transports.map(
    (transport) => `${transport} ${transport === 'tls' ? sip.tlsPort : sip.port}`,
  );
  const outside = sip.externalAddress === null ? '' : `, beyond NAT ${sip.externalAddress}`;
  const voice = `SRTP ${sip.srtp}, codecs ${sip.codecs.join(' ')}`;
  return [`  SIP: ${sip.address} (${ports.join(', ')})${outside} · voice: ${voice}`];
};

/**
 * A name of this machine for each, as a browser keeps one sign-in a name: so that one browser can be all of them. Browsers
 * know that names under localhost are this machine: https://datatracker.ietf.org/doc/html/rfc6761#section-6.3
 */
const originFor = ({ host, tls }: Config, who: string, origin: string): string => {
  if (tls !== null || (host !== '127.0.0.1' && host !== 'localhost')) return origin;
  const name = who.split(' ').at(-1) ?? who;
  return origin.replace(`//${host}:`, `//${name}.localhost:`);
};

/** Links that sign in to a fresh service; kept from logs as the key is. */
const aboutDemo = (config: Config, { demo }: Running, origin: string): string[] => {
  if (demo.length === 0) return [];
  const links = demo.map(
    ({ who, link, secret }) =>
      `  ${who.padEnd(14)} ${originFor(config, who, origin)}${pathOfLink(link, secret)}`,
  );
  const once = 'Call center demo is there to be tried. Each link signs in once, within an hour';
  links.push(
    '  To hear it: open the link of agent ana, log in, press Ready. Then open the administrator’s, and press "Call the queue".',
  );
  if (process.stdout.isTTY) return [`${once}:`, ...links];
  try {
    const file = keepForOwner(config.databasePath, 'first-links.txt', links.join('\n'));
    return [`${once}. They are in a file that its owner alone can read:`, `  ${file}`];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      `The links to try it are lost, as they could not be written (${why}). Make others:`,
      MAKE_LINK,
    ];
  }
};

/** Of several processes on one database. */
const STANDS_BY =
  '  Stands by: another process does the work, and this one takes it over when that ends.';

/** Where the service is and three calls that work, for whoever started it. */
const greet = (config: Config, running: Running): void => {
  const scheme = config.tls === null ? 'http' : 'https';
  const origin = `${scheme}://${config.host}:${running.address.port}`;
  const base = `${origin}/v1`;
  const { lines, variable } = aboutKey(config, running);
  const curl = `curl -s -H "Authorization: Bearer ${variable}"`;
  const put = `-X PUT -H 'content-type: application/json' -d '{}'`;
  process.stdout.write(
    [
      '',
      `ari-callcenter listens on ${base}`,
      ...aboutSip(config),
      `  Asterisk: ${config.ari.url}, application ${config.ari.app} · database: ${config.databaseUrl === null ? config.databasePath : placeOf(config.databaseUrl)}`,
      ...(running.standsBy ? [STANDS_BY] : []),
      ...exposuresOf(config).map((said) => `  Mind: ${said}`),
      ...lines,
      ...aboutDemo(config, running, origin),
      'Try:',
      `  ${curl} ${put} ${base}/callcenter/demo`,
      `  ${curl} ${base}/callcenter/demo/agent`,
      `  ${curl} ${base}/callcenter/demo/queue_task`,
      '',
    ].join('\n'),
  );
};

const run = async (): Promise<void> => {
  const config = readConfig();
  const log = createLog(config.logLevel);
  log.info({ node: process.version }, 'starting');
  const running = await assemble(config, log);
  stopOnSignals(running, log);
  greet(config, running);
};

run().catch((error: unknown) => {
  if (!(
    error instanceof ConfigError ||
    error instanceof DatabaseInUse ||
    error instanceof UnusableDatabase
  ))
    throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
