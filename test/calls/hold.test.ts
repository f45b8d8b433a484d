import test from 'ava';
import { runningAsterisk } from '../helpers/asterisk.ts';
import { type TestCallcenter, withCallcenter } from '../helpers/callcenter.ts';
import { Carrier } from '../helpers/carrier.ts';
import { conversation, enqueueFor, putThrough } from '../helpers/conversation.ts';
import { eventually } from '../helpers/eventually.ts';
import type { HoldKind } from '../helpers/phone-media.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { at, secondTalk, talkingScene } from '../helpers/talking-scene.ts';
import { ServiceProcess } from '../helpers/service-process.ts';
import { byTheRule, untilAllHear, untilHearEachOther } from '../helpers/who-hears-whom.ts';

let service: RunningService;
let killed: ServiceProcess;
test.before(async () => {
  [service, killed] = await Promise.all([startService(), ServiceProcess.start()]);
});
test.after.always(() => Promise.all([service.stop(), killed.stop()]));

const talking = talkingScene(() => service);

/** Waits until the API shows for each member, agents by name and others by `outside`, who holds. */
const untilShown = async (
  callcenter: TestCallcenter,
  id: string,
  wanted: Readonly<Record<string, string>>,
): Promise<void> => {
  let seen = '';
  await eventually(
    async () => {
      const { members } = await conversation(callcenter, id);
      const shown = members.map(({ agent_name, mode, on_hold }) => [
        agent_name ?? 'outside',
        `${mode}${on_hold ? ' on hold' : ''}`,
      ]);
      seen = JSON.stringify(Object.fromEntries(shown));
      return seen === JSON.stringify(wanted);
    },
    { awaited: `the members to be ${JSON.stringify(wanted)}`, observed: () => seen },
  );
};

interface EventPage {
  readonly result: readonly {
    readonly event: string;
    readonly members?: readonly { readonly agent_name?: string; readonly on_hold: boolean }[];
  }[];
}

/** What `parts_changed` told of whether the agent's phone holds, in its order. */
const toldHolds = async (callcenter: TestCallcenter, agent: string): Promise<boolean[]> => {
  const { result } = await callcenter.api.do<EventPage>('GET', 'event?limit=200');
  return result
    .flatMap(({ members = [] }) => members.filter(({ agent_name }) => agent_name === agent))
    .map(({ on_hold }) => on_hold);
};

const KINDS: readonly HoldKind[] = ['sendonly', 'inactive', 'sendonly with its own sound'];

for (const kind of KINDS) {
  talking(
    `when an agent’s phone holds by itself (${kind}), the caller hears music and the mode stays on record, until the phone takes the call back`,
    async ({ callcenter, ana, cleo, agentCall, conversationId }, t) => {
      agentCall.hold(kind);
      await untilShown(callcenter, conversationId, { outside: '1', ana: '1 on hold' });
      await cleo.phone.untilHearsMusic();
      await cleo.phone.hearsNobodyFor(500);
      await ana.phone.hearsNobodyFor(200);
      agentCall.unhold();
      await untilAllHear('both talk again', byTheRule([at(1, ana), at(1, cleo)]));
      await untilShown(callcenter, conversationId, { outside: '1', ana: '1' });
      const told = await toldHolds(callcenter, 'ana');
      t.deepEqual(told.slice(-2), [true, false], told.join());
    },
  );
}

talking(
  'when the caller’s phone holds, the agent hears music; when both hold, nothing plays',
  async ({ callcenter, ana, cleo, agentCall, callerCall, conversationId }) => {
    callerCall.hold();
    await ana.phone.untilHearsMusic();
    await untilShown(callcenter, conversationId, { outside: '1 on hold', ana: '1' });
    agentCall.hold();
    await untilShown(callcenter, conversationId, { outside: '1 on hold', ana: '1 on hold' });
    callerCall.unhold();
    await cleo.phone.untilHearsMusic();
    agentCall.unhold();
    await untilAllHear('both talk again', byTheRule([at(1, ana), at(1, cleo)]));
  },
);

talking(
  'an agent whose phone holds may be paused and resumed meanwhile; who waits hears music until both are undone',
  async ({ ana, cleo, agentCall, conversationId }) => {
    agentCall.hold();
    await cleo.phone.untilHearsMusic();
    await ana.post('pause', { conversation_id: conversationId });
    agentCall.unhold();
    await untilAllHear('ana is paused', byTheRule([at(4, ana), at(1, cleo)]));
    agentCall.hold();
    await ana.post('resume', { conversation_id: conversationId });
    await cleo.phone.hearsNobodyFor(300);
    agentCall.unhold();
    await untilAllHear('both talk again', byTheRule([at(1, ana), at(1, cleo)]));
  },
);

talking(
  'a phone holds in all conversations of its agent, and an agent who hangs up while it does leaves the caller to the IVR',
  async (scene) => {
    const { callcenter, ana, cleo, agentCall, conversationId } = scene;
    const other = await secondTalk(scene);
    await ana.post('enter', { conversation_id: other.conversationId, mode: 1 });
    await untilShown(callcenter, conversationId, { outside: '1', ana: '4' });
    agentCall.hold();
    await untilShown(callcenter, conversationId, { outside: '1', ana: '4 on hold' });
    await untilAllHear('sue and dave talk on', byTheRule([at(1, scene.sue), at(1, other.dave)]));
    await ana.post('resume', { conversation_id: conversationId });
    await cleo.phone.hearsNobodyFor(300);
    await agentCall.hangUp();
    await cleo.untilBackInIvr();
  },
);

test.serial('a caller who holds while they wait leaves the agent who answers to music', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana', { state: 'busy' });
    const ben = await callcenter.caller('ben');
    const bensCall = ben.enqueue(enqueueFor('ana'));
    await ben.phone.untilHearsMusic();
    bensCall.hold();
    await ana.post('state', { state: 'idle' });
    const anasCall = await ana.phone.nextCall();
    await anasCall.answer();
    await ana.phone.untilHearsMusic();
    bensCall.unhold();
    await untilHearEachOther(ana.phone, ben.phone);
  }),
);

test.serial('a telephone number that holds leaves the agent to music', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const carrier = await Carrier.create({ password: runningAsterisk().trunkPassword });
    t.teardown(() => carrier.stop());
    const ana = await callcenter.agent('ana', { state: 'away/desk' });
    const line = carrier.line('13900009001').takesCalls('answers');
    await ana.post('call_out', { to: line.number, max_answer_seconds: 60 });
    await (await ana.phone.nextCall()).answer();
    const lineCall = await line.nextCall();
    await ana.phone.untilHears(line);
    lineCall.hold();
    await ana.phone.untilHearsMusic();
    lineCall.unhold();
    await untilHearEachOther(ana.phone, line);
  }),
);

test.serial('a phone that holds, or takes back, while the service is away is known after it', (t) =>
  withCallcenter(t, killed, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const ben = await callcenter.caller('ben');
    const { agentCall, conversationId } = await putThrough(callcenter, ana, ben);
    await killed.kill();
    agentCall.hold();
    // In a bridge for two Asterisk itself lets the other one hear music.
    await ben.phone.untilHearsMusic();
    await killed.startAgain();
    await untilShown(callcenter, conversationId, { outside: '1', ana: '1 on hold' });
    await killed.kill();
    agentCall.unhold();
    await killed.startAgain();
    await untilAllHear('both talk again', byTheRule([at(1, ana), at(1, ben)]), 5000);
  }),
);
