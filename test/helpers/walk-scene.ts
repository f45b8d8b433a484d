import type { CallerAccount } from './caller.ts';
import type { TestAgent, TestCallcenter } from './callcenter.ts';
import type { Carrier, OutsideLine } from './carrier.ts';
import type { ConversationView, MemberView } from './conversation.ts';
import { eventually } from './eventually.ts';
import type { Line } from './phone-line.ts';
import { byTheRule, type Expected } from './who-hears-whom.ts';

/** Whom an agent meets on a random walk through conversations. Phones answer by themselves. */
export interface WalkScene {
  readonly callcenter: TestCallcenter;
  /** Who walks. They are never a candidate of the queue. */
  readonly ana: TestAgent;
  readonly others: readonly TestAgent[];
  readonly callers: readonly CallerAccount[];
  readonly lines: readonly OutsideLine[];
}

const NUMBERS = ['13700137001', '13700137002', '13700137003'];

export const makeScene = async (
  callcenter: TestCallcenter,
  carrier: Carrier,
): Promise<WalkScene> => {
  const ana = await callcenter.agent('ana', { state: 'away/walking' });
  const others = [await callcenter.agent('bob'), await callcenter.agent('sue')];
  for (const { phone } of [ana, ...others]) phone.whenCalled = (call) => call.answer();
  const callers = [await callcenter.caller('ben'), await callcenter.caller('cleo')];
  const lines = NUMBERS.map((number) => carrier.line(number).takesCalls('answers'));
  return { callcenter, ana, others, callers, lines };
};

/** All conversations that go on. */
export const liveConversations = async ({
  callcenter,
}: WalkScene): Promise<readonly ConversationView[]> => {
  const query = 'conversation?state=live&page_size=100';
  const { result } = await callcenter.api.do<{ result: readonly ConversationView[] }>('GET', query);
  return result;
};

export const isIn = ({ members }: ConversationView, name: string): boolean =>
  members.some(({ agent_name, number }) => (agent_name ?? number) === name);

interface AgentList {
  readonly result: readonly { readonly name: string; readonly state: string }[];
}

/** Nobody is being rung or dialled, and who is in no conversation has hung up. */
const isSettled = (
  live: readonly ConversationView[],
  agents: AgentList['result'],
  { callers, lines }: WalkScene,
): boolean =>
  live.every(({ members }) => members.length >= 2) &&
  agents.every(
    ({ name, state }) => (state === 'talking') === live.some((one) => isIn(one, name)),
  ) &&
  agents.every(({ state }) => state !== 'fetching') &&
  [
    ...callers.map(({ phone, user }) => ({ line: phone, name: user })),
    ...lines.map((line) => ({ line, name: line.number })),
  ].every(({ line, name }) => isBusy(line) === live.some((one) => isIn(one, name)));

/** Whether a call of theirs goes on. */
export const isBusy = ({ calls }: Line): boolean => calls.some(({ state }) => state.is !== 'ended');

/** Callers who are back in the IVR have nothing to do there. */
const hangUpReturned = async ({ callers }: WalkScene): Promise<void> => {
  for (const caller of callers) {
    if (!isBusy(caller.phone)) continue;
    const channel = await caller.channel();
    if (channel?.dialplan.context === 'test-result') await caller.phone.calls.at(-1)?.hangUp();
  }
};

/** Waits until what was asked for has come about, and gives the conversations that there are. */
export const untilSettled = async (scene: WalkScene): Promise<readonly ConversationView[]> => {
  let seen = '';
  return eventually(
    async () => {
      await hangUpReturned(scene);
      const live = await liveConversations(scene);
      const { result: agents } = await scene.callcenter.api.do<AgentList>('GET', 'agent');
      seen = JSON.stringify({ live, agents: agents.map(({ name, state }) => `${name} ${state}`) });
      return isSettled(live, agents, scene) && live;
    },
    { awaited: 'all calls to be settled', withinMs: 5000, everyMs: 20, observed: () => seen },
  );
};

const lineOf = (
  { ana, others, callers, lines }: WalkScene,
  { agent_name, number }: MemberView,
): Line => {
  const found =
    [ana, ...others].find(({ name }) => name === agent_name)?.phone ??
    callers.find(({ user }) => user === number)?.phone ??
    lines.find((line) => line.number === number);
  if (found === undefined) throw new Error(`whose phone is ${agent_name ?? number ?? ''}?`);
  return found;
};

const NOTHING = { voices: [], music: false } as const;

/** What everyone is to hear by what the API says of members and modes: in the active one alone. */
export const expectedBy = (
  scene: WalkScene,
  live: readonly ConversationView[],
): readonly Expected[] => {
  const { ana, others, callers, lines } = scene;
  const everyone = [...[ana, ...others, ...callers].map(({ phone }) => phone), ...lines];
  const heard = live.flatMap(({ members }) =>
    byTheRule(members.map((member) => ({ line: lineOf(scene, member), mode: member.mode }))),
  );
  return everyone.map(
    (line) =>
      heard.find((one) => one.line === line && (one.music || one.voices.length > 0)) ?? {
        line,
        ...NOTHING,
      },
  );
};

/** At most one of anybody's conversations is active. */
export const isActiveTwice = (live: readonly ConversationView[]): readonly string[] => {
  const active = live.flatMap(({ members }) =>
    members.filter(({ mode }) => mode !== 4).map(({ call_id }) => call_id),
  );
  return active.filter((callId, index) => active.indexOf(callId) !== index);
};
