/**
 * The least that a mute over REST can be on what this service is made of, in a process of its own: a
 * Koa route that reads a JSON body, stores one row, mutes over ARI and answers. Nothing is checked.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import Router from '@koa/router';
import Koa from 'koa';
import sqlite3 from 'sqlite3';
import { HttpConnection } from '../../src/ari/http-connection.ts';
import type { LeastSetup } from './control-least.ts';

const TIMEOUT_MS = 5000;

const PRAGMAS = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL';

const openTable = (path: string): sqlite3.Statement => {
  const database = new sqlite3.Database(path);
  database.serialize();
  database.exec(`${PRAGMAS}; CREATE TABLE change (body TEXT)`);
  return database.prepare('INSERT INTO change (body) VALUES (?)');
};

const store = (statement: sqlite3.Statement, body: string): Promise<void> =>
  new Promise((resolve, reject) => {
    statement.run([body], (error: Error | null) => {
      if (error === null) resolve();
      else reject(error);
    });
  });

const bodyOf = async (request: AsyncIterable<unknown>): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
};

const [setup] = (await once(process, 'message')) as [LeastSetup];
const statement = openTable(setup.database);
const origin = new URL(setup.ariUrl);
const ari = new HttpConnection(origin, setup.username, setup.password, TIMEOUT_MS);
const path = `/ari/channels/${setup.channel}/mute?direction=both`;
const router = new Router();
router.post('/:operation', async (ctx) => {
  const body = JSON.parse(await bodyOf(ctx.req)) as unknown;
  await store(statement, JSON.stringify(body));
  const method = ctx.params['operation'] === 'mute' ? 'POST' : 'DELETE';
  const { status } = await ari.send('mute', { method, path, body: null, contentType: null });
  ctx.body = { success: status === 204, body };
});
const server = new Koa().use(router.routes()).listen(0, '127.0.0.1');
await once(server, 'listening');
process.send?.((server.address() as AddressInfo).port);
await once(process, 'message');
process.exit(0);
