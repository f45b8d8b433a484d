import test, { type ExecutionContext } from 'ava';
import { SoundPlayer } from '../../src/ari/sound-player.ts';
import { eventually } from '../helpers/eventually.ts';
import type { Misbehaviour } from './misbehaving-asterisk.ts';
import { ariErrorOf, connectedToServer } from './watched-client.ts';

const BRIDGE = { kind: 'bridge', id: 'b' } as const;
const LOOP = { kind: 'loop', voice: 'x' } as const;
const SILENCE = { kind: 'silence' } as const;

const answer = (status: number): Misbehaviour => ({ kind: 'answer', status, body: '{}' });

const playerOf = async (t: ExecutionContext, lostAfterMs = 60_000) => {
  const { client, asterisk } = await connectedToServer(t);
  const player = new SoundPlayer(client, lostAfterMs);
  const asked = (method: string, part: string): readonly string[] =>
    asterisk.requests
      .filter((request) => request.method === method && request.path.includes(part))
      .map(({ path }) => new URL(path, asterisk.url).pathname.split('/').at(-1) ?? '');
  const refuse = (method: string, part: string, statuses: number[]): void => {
    asterisk.onRequest = (path, itsMethod) => {
      const status = itsMethod === method && path.includes(part) ? statuses.shift() : undefined;
      return status === undefined ? null : answer(status);
    };
  };
  const played = () => asked('POST', '/play/');
  const stopped = () => asked('DELETE', '/playbacks/');
  return { player, asterisk, refuse, played, stopped };
};

test('a sound that Asterisk cannot stop at this very moment is stopped in the next', async (t) => {
  const { player, refuse, played, stopped } = await playerOf(t);
  await player.play(BRIDGE, LOOP, SILENCE);
  refuse('DELETE', '/playbacks/', [500, 500]);
  await player.play(BRIDGE, SILENCE, LOOP);
  const [name = ''] = played();
  t.deepEqual(stopped(), [name, name, name]);
});

test('a sound that can never be stopped is told', async (t) => {
  const { player, refuse } = await playerOf(t);
  await player.play(BRIDGE, LOOP, SILENCE);
  refuse('DELETE', '/playbacks/', Array<number>(1000).fill(500));
  const error = await ariErrorOf(t, player.play(BRIDGE, SILENCE, LOOP));
  t.is(error.status, 500);
});

test('a sound that Asterisk could not begin is begun under another name, and that one is stopped', async (t) => {
  const { player, refuse, played, stopped } = await playerOf(t);
  refuse('POST', '/play/', [500]);
  await player.play(BRIDGE, LOOP, SILENCE);
  await player.play(BRIDGE, SILENCE, LOOP);
  const [failed, name, ...more] = played();
  t.not(failed, name);
  t.deepEqual([stopped(), more], [[name], []]);
  for (let turn = 0; turn < 8; turn++) await player.play(BRIDGE, LOOP, SILENCE);
  t.is(played().filter((one) => one === failed).length, 1, 'Asterisk may remember its name');
});

test('a sound that Asterisk took on and never played is played again', async (t) => {
  const { player, played, stopped } = await playerOf(t, 20);
  await player.play(BRIDGE, LOOP, SILENCE);
  await eventually(() => played().length === 2, { awaited: 'it to be played again' });
  const [lost = '', name = ''] = played();
  player.begun(name);
  t.not(lost, name);
  t.deepEqual(stopped(), [lost], 'lest it be heard twice');
});

test('an event of an older sound says nothing of the one that plays', async (t) => {
  const { player, played } = await playerOf(t);
  await player.play(BRIDGE, LOOP, SILENCE);
  await player.play(BRIDGE, SILENCE, LOOP);
  await player.play(BRIDGE, LOOP, SILENCE);
  await player.play(BRIDGE, LOOP, LOOP);
  const [first = ''] = played();
  t.is(player.finished(first, false), null);
  t.is(played().length, 3);
});

test('after a restart whatever may play is stopped, also where there is no music', async (t) => {
  const { player, refuse, played, stopped } = await playerOf(t);
  refuse('DELETE', '/moh', [409]);
  await player.play(BRIDGE, LOOP, null);
  t.true(stopped().includes(played()[0] ?? ''));
});
