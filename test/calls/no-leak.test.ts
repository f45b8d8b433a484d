import { monitorEventLoopDelay } from 'node:perf_hooks';
import test from 'ava';
import type { TestAgent } from '../helpers/callcenter.ts';
import { enqueueFor } from '../helpers/conversation.ts';
import type { HeardFrame } from '../helpers/phone-hearing.ts';
import type { Line } from '../helpers/phone-line.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { describeTone } from '../helpers/tone.ts';
import { enter, type Talking, talkingScene } from '../helpers/talking-scene.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const scene = talkingScene(() => service);

const SWITCHES = 24;

/** Frames of two phones compare no closer: their sockets are read one after the other. */
const SAME_MOMENT_MS = 20;

/** A pause may be answered while this much is on its way still: two packets. */
const IN_FLIGHT_MS = 40;

/** Time for an answer's own way here, and for a process that is held up on a loaded machine. */
const LATE_MS = 60;

/** For messages, which are no place for audio. */
const inWords = ({ at, sequence, tones }: HeardFrame): string =>
  `${at.toFixed(1)} ms, packet ${sequence}: ${tones.map(describeTone).join(' and ')}`;

const holds = (frame: HeardFrame, { toneHz }: Line): boolean => frame.tones.includes(toneHz);

const post = async (agent: TestAgent, operation: string, id: string): Promise<void> => {
  const answer = await agent.post(operation, { conversation_id: id });
  if (answer.status !== 200) throw new Error(`${operation}: ${answer.msg}`);
};

/** One of the conversations that Ana goes to and fro between: who else is in it. */
interface Side {
  readonly id: string;
  readonly others: readonly Line[];
}

interface Switch {
  readonly to: Side;
  readonly from: Side;
  readonly askedAt: number;
  readonly settledAt: number;
  /** How long this process was held up meanwhile, at the worst. */
  readonly heldUpMs: number;
}

const settle = async (ana: Line, { others }: Side): Promise<void> => {
  await Promise.all(others.flatMap((line) => [ana.untilHears(line), line.untilHears(ana)]));
};

const goToAndFro = async (ana: TestAgent, sides: readonly [Side, Side]): Promise<Switch[]> => {
  const switches: Switch[] = [];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  for (let turn = 0; turn < SWITCHES; turn += 1) {
    const [from, to] = turn % 2 === 0 ? sides : ([sides[1], sides[0]] as const);
    delay.reset();
    const askedAt = performance.now();
    await post(ana, turn % 3 === 0 ? 'lsm' : 'resume', to.id);
    await settle(ana.phone, to);
    const heldUpMs = delay.max / 1e6;
    switches.push({ to, from, askedAt, settledAt: performance.now(), heldUpMs });
  }
  delay.disable();
  return switches;
};

/** Frames of a line in the order in which they were sent to it, from a request to its settling. */
const framesOf = (line: Line, { askedAt, settledAt }: Switch): HeardFrame[] =>
  line.recording.filter(({ at }) => at >= askedAt && at < settledAt);

/** After the first frame of the new conversation there is none of the old one, and never both. */
const oldAfterNew = (ana: Line, change: Switch): HeardFrame[] => {
  const frames = framesOf(ana, change);
  const first = frames.findIndex((frame) => change.to.others.some((line) => holds(frame, line)));
  return frames
    .slice(first)
    .filter((frame) => change.from.others.some((line) => holds(frame, line)));
};

/** Once they are heard in the new conversation they are not heard in the old one any more. */
const heardInBoth = (ana: Line, change: Switch): HeardFrame[] => {
  const first = (line: Line): number =>
    framesOf(line, change).find((frame) => holds(frame, ana))?.at ?? Infinity;
  const since = Math.min(...change.to.others.map(first)) + SAME_MOMENT_MS + change.heldUpMs;
  return change.from.others.flatMap((line) =>
    framesOf(line, change).filter((frame) => frame.at > since && holds(frame, ana)),
  );
};

/** Whatever one side hears of people who are in the other alone. */
const leaks = ([a, b]: readonly [Side, Side]): HeardFrame[] =>
  [
    ...a.others.map((line) => ({ line, strangers: b.others })),
    ...b.others.map((line) => ({ line, strangers: a.others })),
  ].flatMap(({ line, strangers }) =>
    line.recording.filter((frame) => strangers.some((stranger) => holds(frame, stranger))),
  );

/** Ana's second conversation, with Bob and perhaps a supervisor. */
const consult = async (
  { callcenter, ana, sue }: Talking,
  withSupervisor: boolean,
): Promise<Side> => {
  const bob = await callcenter.agent('bob');
  const { data } = await ana.post('call_agent', { enqueue: enqueueFor('bob') });
  const { conversation_id: id } = data as { conversation_id: string };
  await (await bob.phone.nextCall()).answer();
  await ana.phone.untilHears(bob.phone);
  if (!withSupervisor) return { id, others: [bob.phone] };
  await enter(sue, id);
  return { id, others: [bob.phone, sue.phone] };
};

for (const { people, withSupervisor } of [
  { people: 'two', withSupervisor: false },
  { people: 'three', withSupervisor: true },
]) {
  scene(
    `between conversations of two and of ${people} not one frame goes astray when the agent changes`,
    async (talking, t) => {
      const { ana, cleo, conversationId } = talking;
      const second = await consult(talking, withSupervisor);
      const sides = [{ id: conversationId, others: [cleo.phone] }, second] as const;
      const switches = await goToAndFro(ana, sides);
      t.is(switches.length, SWITCHES);
      for (const [turn, change] of switches.entries()) {
        t.deepEqual(
          oldAfterNew(ana.phone, change).map(inWords),
          [],
          `switch ${turn}: they hear the old one`,
        );
        t.deepEqual(
          heardInBoth(ana.phone, change).map(inWords),
          [],
          `switch ${turn}: they are heard in both`,
        );
      }
      t.deepEqual(leaks(sides).map(inWords), [], 'nobody hears the other conversation');
      const heard = ana.phone.recording.filter(({ at }) => at >= (switches[0]?.askedAt ?? 0));
      t.true(heard.length > SWITCHES * 3, `${heard.length} frames were looked at`);
    },
  );
}

const PAUSES = 24;

scene('nothing reaches a phone that is paused, nor anybody from it', async (talking, t) => {
  const { ana, cleo, conversationId } = talking;
  const second = await consult(talking, false);
  const sides = [second, { id: conversationId, others: [cleo.phone] }] as const;
  // What queued while this process was held up is read after it.
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  for (let turn = 0; turn < PAUSES; turn += 1) {
    const [from, to] = turn % 2 === 0 ? sides : ([sides[1], sides[0]] as const);
    delay.reset();
    await post(ana, 'pause', from.id);
    await ana.phone.heardDuring(IN_FLIGHT_MS + LATE_MS);
    const askedAt = performance.now() + delay.max / 1e6;
    const pausedUntil = askedAt + 60;
    await ana.phone.heardDuring(pausedUntil - performance.now());
    const { packets } = ana.phone.heardBetween(askedAt, pausedUntil);
    t.is(packets, 0, `pause ${turn}: their phone is sent nothing`);
    await post(ana, 'resume', to.id);
    await settle(ana.phone, to);
    // The phone was in the bridge of the old conversation, muted, and hears nothing of it on the way.
    const change = { from, to, askedAt, settledAt: performance.now(), heldUpMs: 0 };
    const old = framesOf(ana.phone, change).filter((frame) =>
      from.others.some((line) => holds(frame, line)),
    );
    t.deepEqual(old.map(inWords), [], `resume ${turn}: they hear the old one`);
    const astray = from.others.flatMap((line) =>
      framesOf(line, change).filter((frame) => holds(frame, ana.phone)),
    );
    t.deepEqual(astray.map(inWords), [], `resume ${turn}: the old one hears them`);
  }
  delay.disable();
  t.deepEqual(leaks(sides).map(inWords), []);
});
