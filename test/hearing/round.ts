import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestAgent } from '../helpers/callcenter.ts';
import { enqueueFor, enter, type Talk } from '../helpers/conversation.ts';
import type { Line } from '../helpers/phone-line.ts';
import type { Cast } from './cast.ts';
import type { Hearings } from './hearings.ts';

/** The answer may come while this much is on its way still: two packets. */
const IN_FLIGHT_MS = 40;
/** For how long nothing may come. */
const QUIET_MS = 100;
/** A phone's own hold goes by SIP, and the service hears of it by an event: nobody answers. */
const HOLD_MS = 150;
/** As long as a machine may be held up that plays many phones: what is late is not astray. */
const PATIENCE_MS = 20_000;

/** One voice that may not be heard on one phone. */
type Forbidden = readonly [by: Line, voice: Line];

/** A change that two who only talk do not make, and what takes it back. */
interface Change {
  readonly what: string;
  readonly make: () => Promise<unknown>;
  readonly forbids: readonly Forbidden[];
  readonly undo: () => Promise<unknown>;
}

const asked = async (agent: TestAgent, operation: string, body: object): Promise<void> => {
  const { status, msg } = await agent.post(operation, body);
  if (status !== 200) throw new Error(`${operation}: ${msg}`);
};

const changesOf = (cast: Cast, { conversationId, agentCall, callerCall }: Talk): Change[] => {
  const { ana, bob, cleo, sue } = cast;
  const of = { conversation_id: conversationId };
  const [anaHears, cleoHears] = [
    [ana.phone, cleo.phone],
    [cleo.phone, ana.phone],
  ] as const;
  const resume = () => asked(ana, 'resume', of);
  const mode = (number: number, forbids: readonly Forbidden[]): Change => ({
    ...{ what: `lsm ${number}`, forbids, undo: resume },
    make: () => asked(ana, 'lsm', { ...of, mode: number }),
  });
  const held = async (call: Talk['agentCall']): Promise<void> => {
    call.hold();
    await wait(HOLD_MS);
  };
  const unheld = (call: Talk['agentCall']) => (): Promise<void> => {
    call.unhold();
    return Promise.resolve();
  };
  return [
    { ...mode(4, [anaHears, cleoHears]), what: 'pause' },
    mode(2, [cleoHears]),
    mode(3, [anaHears]),
    {
      ...{
        what: 'a silent listener',
        forbids: [
          [ana.phone, sue.phone],
          [cleo.phone, sue.phone],
        ],
      },
      make: () => enter(sue, conversationId, { mode: 2 }),
      undo: () => asked(sue, 'exit', of),
    },
    {
      ...{ what: 'the agent’s phone holds', forbids: [anaHears, cleoHears] },
      make: () => held(agentCall),
      undo: unheld(agentCall),
    },
    {
      ...{ what: 'the caller’s phone holds', forbids: [anaHears, cleoHears] },
      make: () => held(callerCall),
      undo: unheld(callerCall),
    },
    {
      what: 'a question to a colleague',
      forbids: [anaHears, cleoHears, [cleo.phone, bob.phone], [bob.phone, cleo.phone]],
      make: async () => {
        await bob.post('state', { state: 'idle' });
        await asked(ana, 'call_agent', { enqueue: enqueueFor(bob.name) });
        await (await bob.phone.nextCall(PATIENCE_MS)).answer();
        await ana.phone.untilHears(bob.phone, PATIENCE_MS);
      },
      undo: resume,
    },
  ];
};

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

const inWords = ([by, voice]: Forbidden): string => `${by.name} hears ${voice.name}`;

const heardAt = ([by, voice]: Forbidden, from: number): number[] =>
  by.recording
    .slice(-200)
    .filter(({ at, tones }) => at >= from && tones.includes(voice.toneHz))
    .map(({ at }) => at);

const makeAndListen = async (change: Change, round: number, hearings: Hearings): Promise<void> => {
  const { what, make, forbids } = change;
  delay.reset();
  const askedAt = performance.now();
  await make();
  const answeredAt = performance.now();
  await wait(IN_FLIGHT_MS + QUIET_MS);
  const heldUpMs = delay.max / 1e6;
  hearings.changes += 1;
  for (const one of forbids) {
    hearings.frames += one[0].recording.slice(-200).filter(({ at }) => at >= askedAt).length;
    const after = heardAt(one, askedAt).map((at) => at - answeredAt);
    hearings.lastAfterMs.push(after.at(-1) ?? askedAt - answeredAt);
    for (const ms of after.filter((late) => late > IN_FLIGHT_MS + heldUpMs)) {
      hearings.astray.push(`round ${round}, ${what}: ${inWords(one)} ${ms.toFixed(1)} ms after it`);
    }
  }
};

/** What Asterisk has of the two phones, and the service of their conversation: whose fault it is. */
const whatIsKnown = async ({ ana, cleo, callcenter }: Cast): Promise<string> => {
  const { ari } = callcenter.service;
  const channels = await ari.listChannels();
  const ofCast = channels.filter(({ name }) => name.includes(cleo.user) || name.includes(ana.name));
  const told = await Promise.all(
    ofCast.map(async ({ id, name }) => {
      const hold = await ari.getChannelVariable(id, 'CHANNEL(rtp,hold)');
      return `${name} rtp,hold=${String(hold)}`;
    }),
  );
  const { result } = await callcenter.api.do<{ result: { state: string; members: unknown[] }[] }>(
    'GET',
    'conversation?page_size=20',
  );
  const live = result.filter(({ state }) => state === 'live').map(({ members }) => members);
  return `${told.join(', ')}; ${JSON.stringify(live)}`;
};

const untilBothHear = async (cast: Cast, what: string, round: number, hearings: Hearings) => {
  const { ana, cleo } = cast;
  const hear = async (by: Line, voice: Line): Promise<void> => {
    try {
      await by.untilHears(voice, PATIENCE_MS);
    } catch (error) {
      const known = await whatIsKnown(cast);
      hearings.deaf.push(`round ${round}, after ${what}: ${(error as Error).message}; ${known}`);
    }
  };
  await Promise.all([hear(ana.phone, cleo.phone), hear(cleo.phone, ana.phone)]);
};

const putThrough = async (cast: Cast, round: number, hearings: Hearings): Promise<Talk> => {
  const { ana, cleo, callcenter } = cast;
  const callerCall = cleo.enqueue(enqueueFor(ana.name));
  const agentCall = await ana.phone.nextCall(PATIENCE_MS);
  await agentCall.answer();
  await untilBothHear(cast, 'they were put through', round, hearings);
  const task = await callcenter.untilTask({ state: 'success', agent: ana.name }, PATIENCE_MS);
  const conversationId = task.conversation_id ?? '';
  return { conversationId, taskId: task.id, agentCall, callerCall };
};

/** A caller is put through, something happens and is undone, twice, and all hang up. */
export const playRound = async (
  cast: Cast,
  round: number,
  hearings: Hearings,
  only: string,
): Promise<void> => {
  const { ana, bob, cleo, sue } = cast;
  const talk = await putThrough(cast, round, hearings);
  const changes = changesOf(cast, talk).filter(({ what }) => what.includes(only));
  // Any two, in any order, and never one twice.
  const further = 1 + (Math.floor(round / changes.length) % Math.max(1, changes.length - 1));
  for (const [place, index] of [round, round + further].entries()) {
    const chosen = changes[index % changes.length];
    if (chosen === undefined) continue;
    // Only the first one finds a bridge for two.
    const change = { ...chosen, what: `${chosen.what} as the ${place === 0 ? 'first' : 'second'}` };
    await makeAndListen(change, round, hearings);
    await change.undo();
    await untilBothHear(cast, change.what, round, hearings);
  }
  hearings.rounds += 1;
  const calls = [ana, bob, sue, cleo].flatMap(({ phone }) => phone.calls);
  await Promise.all(calls.map((call) => call.hangUp()));
  await Promise.all([
    ana.untilState('idle', PATIENCE_MS),
    bob.post('state', { state: 'away/desk' }),
  ]);
  for (const { phone } of [ana, bob, sue, cleo]) phone.recording.length = 0;
};
