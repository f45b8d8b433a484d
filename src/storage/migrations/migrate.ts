import type { Knex } from 'knex';
import { records } from './001-records.ts';
import { workChannels } from './002-work-channels.ts';
import { answeredRequests } from './003-answered-requests.ts';
import { recordings } from './004-recordings.ts';
import { webhookPosition } from './005-webhook-position.ts';
import { apiKeys } from './006-api-keys.ts';
import { figures } from './007-figures.ts';
import { callers } from './008-callers.ts';
import { plans } from './009-plans.ts';
import { lostPhones } from './010-lost-phones.ts';
import { holds } from './011-holds.ts';
import { outsideCalls } from './012-outside-calls.ts';
import { keptAnswers } from './014-kept-answers.ts';
import { conversationAgents } from './013-conversation-agents.ts';
import { names } from './015-names.ts';
import { ringPause } from './021-ring-pause.ts';
import { wrapUp } from './019-wrap-up.ts';
import { openingHours } from './016-opening-hours.ts';
import { keysWhileWaiting } from './017-keys-while-waiting.ts';
import { notes } from './022-notes.ts';
import { whoCalls } from './023-who-calls.ts';
import { callback } from './018-callback.ts';
import { conversationNumbers } from './024-conversation-numbers.ts';
import { recordingsPaused } from './020-recordings-paused.ts';
import { recordingsListed } from './025-recordings-listed.ts';
import { lastTalks } from './029-last-talks.ts';
import { lastAgentCounted } from './041-last-agent-counted.ts';
import { failuresCounted } from './026-failures-counted.ts';
import { spansByActivity } from './042-spans-by-activity.ts';
import { callbackFrom } from './036-callback-from.ts';
import { webhookDeliveries } from './037-webhook-deliveries.ts';
import { browserPhones } from './034-browser-phones.ts';
import { sessions } from './027-sessions.ts';
import { keptRoom } from './039-kept-room.ts';
import { trunks } from './030-trunks.ts';
import { routes } from './031-routes.ts';
import { alerts } from './038-alerts.ts';
import { audit } from './028-audit.ts';
import type { Migration, Note } from './migration.ts';

/**
 * All migrations, oldest first; new ones are added at the end.
 *
 * Records are JSON that is trusted when it is read, so they always have the shape that the code
 * expects. Whoever changes the shape of a record adds a migration that rewrites those stored before:
 * with `UPDATE … SET record = json_set(record, …)` where SQL can say it, row by row otherwise.
 * History counts too. Settings of call centers alone need none: what is missing has its default.
 * Migrations run in one transaction before anything is read, so a row needs no version of its own:
 * what has run is in the table `knex_migrations`.
 */
const MIGRATIONS: readonly Migration[] = [
  records,
  workChannels,
  answeredRequests,
  recordings,
  webhookPosition,
  apiKeys,
  figures,
  callers,
  plans,
  holds,
  outsideCalls,
  keptAnswers,
  conversationAgents,
  lostPhones,
  openingHours,
  names,
  keysWhileWaiting,
  notes,
  wrapUp,
  whoCalls,
  ringPause,
  callback,
  conversationNumbers,
  recordingsListed,
  failuresCounted,
  spansByActivity,
  callbackFrom,
  webhookDeliveries,
  browserPhones,
  sessions,
  keptRoom,
  trunks,
  routes,
  alerts,
  audit,
  recordingsPaused,
  lastTalks,
  lastAgentCounted,
];

/** By the names that a database keeps of those that it had. */
export const KNOWN_MIGRATIONS: readonly string[] = MIGRATIONS.map(({ name }) => name);

/** knex asks for it. History would be lost: to go back, restore a copy of the file. */
const down = (): Promise<void> => Promise.reject(new Error('migrations are not undone'));

/** In code and not in a folder, so that it is the same from TypeScript and when built. */
const sourceOf = (note: (note: Note) => void): Knex.MigrationSource<Migration> => ({
  getMigrations: () => Promise.resolve([...MIGRATIONS]),
  getMigrationName: ({ name }) => name,
  getMigration: ({ up }) => Promise.resolve({ up: (knex) => up(knex, note), down }),
});

const refuseNewer = async (knex: Knex): Promise<void> => {
  if (!(await knex.schema.hasTable('knex_migrations'))) return;
  const unknown = await knex<{ name: string }>('knex_migrations')
    .whereNotIn('name', KNOWN_MIGRATIONS)
    .first();
  if (unknown !== undefined) {
    throw new Error(`it was written by a newer version of this service (${unknown.name})`);
  }
};

/**
 * Brings the database up to date; harmless when it is. Answers what is to be known of what it did.
 * @throws Error if a newer version of this service wrote it
 */
export const migrate = async (knex: Knex): Promise<readonly Note[]> => {
  await refuseNewer(knex);
  const told: Note[] = [];
  const source = sourceOf((note) => {
    told.push(note);
  });
  // A process that is killed while it migrates leaves knex's lock behind, but nothing half done.
  await knex.migrate.forceFreeMigrationsLock({ migrationSource: source });
  await knex.migrate.latest({ migrationSource: source });
  return told;
};
