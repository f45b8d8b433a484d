import test, { type ExecutionContext } from 'ava';
import type { AriSettings } from '../../src/ari/client.ts';
import { SoundPlayer } from '../../src/ari/sound-player.ts';
import { eventually } from '../helpers/eventually.ts';
import type { Misbehaviour } from './misbehaving-asterisk.ts';
import { ariErrorOf, connectedToServer } from './watched-client.ts';

const BRIDGE = { kind: 'bridge', id: 'b', at: 'b' } as const;
const LOOP = { kind: 'loop', voice: 'x' } as const;
const SILENCE = { kind: 'silence' } as const;

const answer = (status: number): Misbehaviour => ({ kind: 'answer', status, body: '{}' });

const playerOf = async (
  t: ExecutionContext,
  lostAfterMs = 60_000,
  settings: Partial<AriSettings> = {},
) => {
  const { client, asterisk } = await connectedToServer(t, settings);
  const unplayable: string[] = [];
  const player = new SoundPlayer(
    client,
    (_target, voice) => {
      unplayable.push(voice);
    },
    lostAfterMs,
  );
  const asked = (method: string, part: string): readonly string[] =>
    asterisk.requests
      .filter((request) => request.method.includes(method) && request.path.includes(part))
      .map(({ path }) => new URL(path, asterisk.url).pathname.split('/').at(-1) ?? '');
  const refuse = (method: string, part: string, statuses: number[]): void => {
    asterisk.onRequest = (path, itsMethod) => {
      const status = itsMethod === method && path.includes(part) ? statuses.shift() : undefined;
      return status === undefined ? null : answer(status);
    };
  };
  const played = () => asked('POST', '/play/');
  const stopped = () => asked('DELETE', '/playbacks/');
  return { player, asterisk, refuse, asked, played, stopped, unplayable };
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
  const { player, played, asked } = await playerOf(t, 20);
  await player.play(BRIDGE, LOOP, SILENCE);
  // On a busy machine the second may be taken for lost, too, before we can say that it plays.
  await eventually(() => played().length >= 2, { awaited: 'it to be played again' });
  const [lost = '', name = ''] = played();
  player.begun(played().at(-1) ?? '');
  t.not(lost, name);
  t.deepEqual(
    asked('', '-playback').slice(0, 3),
    [lost, lost, name],
    'it is stopped before the next one begins, lest it be heard twice',
  );
});

test('a sound that Asterisk is slow to take on is not taken for lost', async (t) => {
  const { player, asterisk, played, stopped } = await playerOf(t, 20, { requestTimeoutMs: 300 });
  asterisk.onRequest = (path) => (path.includes('/play/') ? { kind: 'hang' } : null);
  await ariErrorOf(t, player.play(BRIDGE, LOOP, SILENCE));
  t.deepEqual([played().length, stopped()], [1, []]);
});

test('a prompt that is over at once is begun no more than five times a second', async (t) => {
  const { player, asterisk, played } = await playerOf(t);
  const begun: number[] = [];
  asterisk.onRequest = (path) => {
    begun.push(performance.now());
    setImmediate(() => player.finished(path.split('/').at(-1)?.split('?')[0] ?? '', 'done'));
    return null;
  };
  await player.play(BRIDGE, LOOP, SILENCE);
  await eventually(() => played().length >= 4, { awaited: 'the prompt to be begun four times' });
  const [first = 0, , , fourth = 0] = begun;
  t.true(fourth - first > 3 * 190, `${String(fourth - first)} ms from the first to the fourth`);
});

test('music takes the place of a prompt that cannot be played, and ends like the prompt', async (t) => {
  const { player, played, asked, unplayable } = await playerOf(t);
  await player.play(BRIDGE, LOOP, SILENCE);
  const [name = ''] = played();
  player.finished(name, 'failed');
  await eventually(() => unplayable.length > 0, { awaited: 'the failure to be told' });
  t.deepEqual([asked('POST', '/moh').length, unplayable], [1, ['x']]);
  await player.play(BRIDGE, { kind: 'music' }, LOOP);
  t.deepEqual([asked('POST', '/moh').length, asked('DELETE', '/moh').length], [1, 0]);
  await player.play(BRIDGE, SILENCE, { kind: 'music' });
  t.deepEqual([played().length, asked('DELETE', '/moh').length], [1, 1]);
});

test('an event of an older sound says nothing of the one that plays', async (t) => {
  const { player, played } = await playerOf(t);
  await player.play(BRIDGE, LOOP, SILENCE);
  await player.play(BRIDGE, SILENCE, LOOP);
  await player.play(BRIDGE, LOOP, SILENCE);
  await player.play(BRIDGE, LOOP, LOOP);
  const [first = ''] = played();
  t.is(player.finished(first, 'done'), null);
  t.is(played().length, 3);
});

test('after a restart whatever may play is stopped, also where there is no music', async (t) => {
  const { player, refuse, played, stopped } = await playerOf(t);
  refuse('DELETE', '/moh', [409]);
  await player.play(BRIDGE, LOOP, null);
  t.true(stopped().includes(played()[0] ?? ''));
});

test('a loop that Asterisk refuses to begin anew is replaced by music, and told', async (t) => {
  const { player, refuse, asked, played, unplayable } = await playerOf(t);
  await player.play(BRIDGE, LOOP, SILENCE);
  refuse('POST', '/play/', Array<number>(1000).fill(500));
  player.finished(played()[0] ?? '', 'done');
  await eventually(() => unplayable.length > 0, {
    ...{ awaited: 'music in place of the prompt', withinMs: 15_000 },
  });
  t.deepEqual(unplayable, ['x']);
  t.is(asked('POST', '/moh').length, 1);
});

test('a loop whose bridge is gone is begun anew for nobody', async (t) => {
  const { player, refuse, asked, played, unplayable } = await playerOf(t);
  await player.play(BRIDGE, LOOP, SILENCE);
  refuse('POST', '/play/', [404]);
  player.finished(played()[0] ?? '', 'done');
  await eventually(() => played().length === 2, { awaited: 'the loop to be begun anew' });
  // Whatever followed the refusal comes before the answer to what is asked for now.
  await player.play({ kind: 'bridge', id: 'other', at: 'other' }, SILENCE, null);
  t.deepEqual(unplayable, []);
  t.is(asked('POST', '/moh').length, 0);
});
