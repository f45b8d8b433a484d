import test from 'ava';
import { untilTaken } from '../../src/ari/until-taken.ts';
import { createLog } from '../../src/log.ts';
import { ariErrorOf, connectedToServer } from './watched-client.ts';

const LOG = createLog('silent');
const ABOUT = { call_id: 'ana', what: 'hang-up' } as const;

test('a phone that Asterisk refuses to hang up is not taken for gone, but hung up in the end', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  const refusals = [500, 400];
  asterisk.onRequest = (_path, method) => {
    const status = method === 'DELETE' ? refusals.shift() : undefined;
    return status === undefined ? null : { kind: 'answer', status, body: '{}' };
  };
  const tools = { ari: client, log: LOG, logContext: {}, isReady: () => true };
  await untilTaken(tools, ABOUT, () => client.hangupChannel('ana', 'normal'));
  t.is(asterisk.requests.filter(({ method }) => method === 'DELETE').length, 3);
});

test('of a phone that is gone nothing is asked again, nor when Asterisk is looked at anew', async (t) => {
  const { client, asterisk } = await connectedToServer(t);
  const asked = () => asterisk.requests.filter(({ method }) => method === 'DELETE').length;
  const refuse = (status: number) => {
    asterisk.onRequest = (_path, method) =>
      method === 'DELETE' ? { kind: 'answer', status, body: '{}' } : null;
  };
  const tools = { ari: client, log: LOG, logContext: {} };
  const hangUp = () => client.hangupChannel('ana', 'normal');
  refuse(404);
  const gone = await ariErrorOf(t, untilTaken({ ...tools, isReady: () => true }, ABOUT, hangUp));
  t.is(gone.status, 404);
  t.is(asked(), 1);
  refuse(500);
  const away = await ariErrorOf(t, untilTaken({ ...tools, isReady: () => false }, ABOUT, hangUp));
  t.is(away.kind, 'unavailable');
  t.is(asked(), 2);
});
