import type { CallerAccount } from './caller.ts';
import type { TestAgent, TestCallcenter } from './callcenter.ts';
import { eventually } from './eventually.ts';
import type { PhoneCall } from './phone-call.ts';
import type { Speaker } from './speaker.ts';
import { untilHearEachOther } from './who-hears-whom.ts';

/** A member of a conversation as the API shows them: an agent has a name, an outside line a number. */
export interface MemberView {
  readonly call_id: string;
  readonly agent_name?: string;
  readonly number?: string;
  readonly mode: 1 | 2 | 3 | 4;
  readonly on_hold: boolean;
}

/** A conversation as the API shows it. */
export interface ConversationView {
  readonly id: string;
  readonly type: string;
  readonly state: 'live' | 'over';
  readonly end_reason: string | null;
  readonly queue_task_id: string | null;
  readonly data: string | null;
  readonly members: readonly MemberView[];
}

/** What the API shows of a conversation now. */
export const conversation = (callcenter: TestCallcenter, id: string): Promise<ConversationView> =>
  callcenter.api.do('GET', `conversation/${id}`);

/** XML that looks for one agent by name. */
export const enqueueFor = (agent: string, attributes = ''): string =>
  `<enqueue ${attributes}><route><target name="${agent}"/></route></enqueue>`;

/** A caller and an agent who talk with each other. */
export interface Talk<Call = PhoneCall> {
  readonly conversationId: string;
  readonly taskId: string;
  readonly agentCall: Call;
  readonly callerCall: PhoneCall;
}

interface Answerable {
  answer(): Promise<unknown>;
}

/** An agent, whatever their phone is. */
interface RungAgent<Call> {
  readonly name: string;
  readonly phone: Speaker & { nextCall(): Promise<Call> };
}

/** Puts a caller through to an agent, who is idle, and waits until they hear each other. */
export const putThrough = async <Call extends Answerable>(
  callcenter: TestCallcenter,
  agent: RungAgent<Call>,
  caller: CallerAccount,
  attributes = '',
  heard: (one: Speaker, other: Speaker) => Promise<void> = untilHearEachOther,
): Promise<Talk<Call>> => {
  const callerCall = caller.enqueue(enqueueFor(agent.name, attributes));
  const agentCall = await agent.phone.nextCall();
  await agentCall.answer();
  await heard(agent.phone, caller.phone);
  const task = await callcenter.untilTask({ state: 'success', agent: agent.name });
  const conversationId = task.conversation_id ?? '';
  return { conversationId, taskId: task.id, agentCall, callerCall };
};

/** An agent enters a conversation, and answers their phone. */
export const enter = async (
  agent: TestAgent,
  conversationId: string,
  more: object = {},
): Promise<PhoneCall> => {
  const answer = await agent.post('enter', { conversation_id: conversationId, ...more });
  if (answer.status !== 200) throw new Error(`enter: ${answer.msg}`);
  const call = await agent.phone.nextCall();
  await call.answer();
  return call;
};

/** Waits until a conversation is over, and gives what is left to be seen of it. */
export const untilOver = async (
  callcenter: TestCallcenter,
  id: string,
  withinMs = 3000,
): Promise<ConversationView> => {
  let seen: ConversationView | undefined;
  return eventually(
    async () => {
      seen = await conversation(callcenter, id);
      return seen.state === 'over' && seen;
    },
    {
      awaited: `conversation ${id} to be over`,
      withinMs,
      observed: () => JSON.stringify(seen),
    },
  );
};

/** Waits until the conversation has exactly these members, agents by name and others by number. */
export const untilMembers = async (
  callcenter: TestCallcenter,
  id: string,
  wanted: readonly string[],
): Promise<void> => {
  let seen: readonly string[] = [];
  await eventually(
    async () => {
      const { members } = await conversation(callcenter, id);
      seen = members.map(({ agent_name, number }) => agent_name ?? number ?? '').sort();
      return seen.join() === [...wanted].sort().join();
    },
    { awaited: `the members to be ${wanted.join(', ')}`, observed: () => seen.join(', ') },
  );
};
