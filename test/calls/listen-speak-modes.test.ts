import test from 'ava';
import { type TestAgent, type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import type { CallerAccount } from '../helpers/caller.ts';
import { conversation, putThrough, untilMembers } from '../helpers/conversation.ts';
import {
  after,
  allTalk,
  everyChange,
  everyCombination,
  type Mode,
  type ModeStep,
} from '../helpers/mode-walk.ts';
import type { Line } from '../helpers/phone-line.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { at, enter, type Talking, talkingScene } from '../helpers/talking-scene.ts';
import { eventually } from '../helpers/eventually.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const scene = talkingScene(() => service);

/** Begins at once, which the default music does not. */
const HOLD_VOICE = 'hold_voice="demo-congrats"';

/** Sets a member's mode by one of the requests that can, with the conversation in the body. */
type SetMode = (mode: Mode) => Promise<void>;

interface Walker {
  readonly line: Line;
  /** All the ways to set their mode; they take turns. */
  readonly ways: readonly SetMode[];
}

const post =
  (callcenter: TestCallcenter, path: string, more: object = {}): SetMode =>
  async (mode) => {
    await callcenter.api.do('POST', path, { ...more, mode });
  };

const waysToSet = async (
  callcenter: TestCallcenter,
  id: string,
  who: TestAgent | CallerAccount,
): Promise<readonly SetMode[]> => {
  const { members } = await conversation(callcenter, id);
  const name = 'name' in who ? who.name : undefined;
  const member = members.find(({ agent_name }) => agent_name === name);
  const byCall = post(callcenter, `conversation/${id}/call/${member?.call_id ?? ''}/lsm`);
  if (name === undefined) return [byCall];
  const byHimself = post(callcenter, `agent/${name}/lsm`, { conversation_id: id });
  return [byHimself, byCall, post(callcenter, `conversation/${id}/agent/${name}/lsm`)];
};

const walker = async (
  callcenter: TestCallcenter,
  id: string,
  who: TestAgent | CallerAccount,
): Promise<Walker> => ({ line: who.phone, ways: await waysToSet(callcenter, id, who) });

/** After each step exactly the right people hear each other, or music. */
const walk = async (walkers: readonly Walker[], steps: readonly ModeStep[]): Promise<void> => {
  let modes = allTalk(walkers.length);
  let before = modes.join('-');
  for (const [turn, step] of steps.entries()) {
    modes = after(modes, step);
    const { ways } = walkers[step.who] ?? { ways: [] };
    await ways[turn % ways.length]?.(step.mode);
    const people = walkers.map(({ line }, who) => ({ line, mode: modes[who] ?? 4 }));
    await untilAllHear(`step ${turn}: modes ${before} to ${modes.join('-')}`, byTheRule(people));
    before = modes.join('-');
  }
};

test.serial('two members hear each other as their modes say, whichever mode is set', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const ben = await callcenter.caller('ben');
    const { conversationId } = await putThrough(callcenter, ana, ben, HOLD_VOICE);
    const walkers = [
      await walker(callcenter, conversationId, ana),
      await walker(callcenter, conversationId, ben),
    ];
    await walk(walkers, everyChange(2));
  }),
);

test.serial('three members hear each other as their modes say, in every combination', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const ben = await callcenter.caller('ben');
    const cleo = await callcenter.agent('cleo', { state: 'busy' });
    const { conversationId } = await putThrough(callcenter, ana, ben, HOLD_VOICE);
    await cleo.post('enter', { conversation_id: conversationId });
    const cleosCall = await cleo.phone.nextCall();
    await cleosCall.answer();
    await cleo.phone.untilHears(ben.phone);
    const walkers = [
      await walker(callcenter, conversationId, ana),
      await walker(callcenter, conversationId, ben),
      await walker(callcenter, conversationId, cleo),
    ];
    await walk(walkers, everyCombination(3));
  }),
);

scene('a member who is not there cannot be given a mode', async (talking, t) => {
  const { callcenter, sue, cleo, ana, conversationId } = talking;
  const path = `conversation/${conversationId}`;
  const byName = await callcenter.api.call('POST', `${path}/agent/${sue.name}/lsm`, { mode: 2 });
  t.like(byName, { status: 404, code: '040504', errorId: 'member-not-found' });
  const byCall = await callcenter.api.call('POST', `${path}/call/none/lsm`, { mode: 2 });
  t.like(byCall, { status: 404, errorId: 'member-not-found' });
  const gone = await callcenter.api.call('POST', 'conversation/none/call/none/lsm', { mode: 2 });
  t.like(gone, { status: 404, errorId: 'conversation-not-found' });
  await untilAllHear('as before', byTheRule([at(1, ana), at(1, cleo)]));
});

scene('monitoring becomes taking part by lsm, and the other way round', async (talking) => {
  const { ana, cleo, sue, conversationId: conversation_id } = talking;
  await enter(sue, conversation_id, { mode: 2 });
  for (const mode of [2, 1, 3, 2]) {
    await sue.post('lsm', { conversation_id, mode });
    await untilAllHear(`at ${mode}`, byTheRule([at(1, ana), at(1, cleo), at(mode, sue)]));
  }
});

/** How Asterisk passes on what is said in the only conversation of the call center. */
const technologyIn = async ({ id }: TestCallcenter): Promise<string | undefined> => {
  const bridges = await service.ari.listBridges();
  return bridges.find(({ name }) => name === `${service.app}/${id}`)?.technology;
};

/** Asterisk may show it a moment after it can be heard. */
const untilTechnology = async (callcenter: TestCallcenter, wanted: string): Promise<void> => {
  let seen: string | undefined;
  await eventually(
    async () => {
      seen = await technologyIn(callcenter);
      return seen === wanted;
    },
    { awaited: `the bridge to be ${wanted}`, observed: () => seen ?? 'no bridge' },
  );
};

for (const [first, happens] of [
  [
    'a third came',
    async ({ callcenter, conversationId, ana, cleo, sue }: Talking) => {
      await enter(sue, conversationId, { mode: 2 });
      await untilMembers(callcenter, conversationId, ['ana', cleo.user, 'sue']);
      await untilAllHear('a third', byTheRule([at(1, ana), at(1, cleo), at(2, sue)]));
    },
  ],
  [
    'one was paused',
    async ({ conversationId, ana, cleo }: Talking) => {
      await ana.post('pause', { conversation_id: conversationId });
      await cleo.phone.untilHearsMusic();
    },
  ],
] as const) {
  scene(
    `two who talk are passed on to each other, and mixed for good once ${first}`,
    async (talking, t) => {
      const { callcenter, ana, cleo, sue, conversationId } = talking;
      await untilTechnology(callcenter, 'native_rtp');
      await happens(talking);
      await untilTechnology(callcenter, 'softmix');
      await sue.post('exit', { conversation_id: conversationId });
      await ana.post('resume', { conversation_id: conversationId });
      await untilMembers(callcenter, conversationId, ['ana', cleo.user]);
      await untilAllHear('two again', byTheRule([at(1, ana), at(1, cleo)]));
      t.is(await technologyIn(callcenter), 'softmix', 'two again');
      await ana.post('pause', { conversation_id: conversationId });
      await cleo.phone.untilHearsMusic();
      t.is(await technologyIn(callcenter), 'softmix', 'music');
    },
  );
}
