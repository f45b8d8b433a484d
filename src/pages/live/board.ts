import type { components, Event, EventName } from '../../client/index.ts';

type Schemas = components['schemas'];
export type QueueTask = Schemas['QueueTask'];
export type Conversation = Schemas['Conversation'];
export type Member = Conversation['members'][number];

/** An agent, of whom colleagues know the name and the state alone. */
export interface BoardAgent extends Partial<Omit<Schemas['Agent'], 'name' | 'state'>> {
  readonly name: string;
  readonly state: string;
}

/** Who waits, with the condition by which an agent was found last. */
export interface Waiting extends QueueTask {
  readonly condition?: string | null;
}

/** All that goes on in a call center, as far as whoever looks may see it. By name or id. */
export interface BoardState {
  readonly agents: ReadonlyMap<string, BoardAgent>;
  readonly tasks: ReadonlyMap<string, Waiting>;
  readonly conversations: ReadonlyMap<string, Conversation>;
}

export const EMPTY_BOARD: BoardState = {
  agents: new Map(),
  tasks: new Map(),
  conversations: new Map(),
};

/** What an event names that is not on the board: to be read. */
export type Missing =
  | { readonly kind: 'agent'; readonly name: string }
  | { readonly kind: 'conversation'; readonly id: string }
  | { readonly kind: 'task'; readonly id: string };

export interface Applied {
  readonly state: BoardState;
  readonly missing: Missing | null;
}

type Of<Name extends Event['event']> = Extract<Event, { event: Name }>;
type TaskEvent = Of<'callcenter.queue.wait' | 'callcenter.queue.moved' | 'callcenter.queue.select'>;

/** What changes a board. */
export const BOARD_EVENTS: readonly EventName[] = [
  'callcenter.agent.state_changed',
  'callcenter.agent.next_state_changed',
  'callcenter.agent.conversation_changed',
  'callcenter.queue.wait',
  'callcenter.queue.moved',
  'callcenter.queue.select',
  'callcenter.queue.success',
  'callcenter.queue.fail',
  'callcenter.conversation.begin',
  'callcenter.conversation.parts_changed',
  'callcenter.conversation.end',
];

const put = <Value>(map: ReadonlyMap<string, Value>, key: string, value: Value) =>
  new Map(map).set(key, value);

const without = <Value>(map: ReadonlyMap<string, Value>, key: string) => {
  const left = new Map(map);
  left.delete(key);
  return left;
};

const done = (state: BoardState): Applied => ({ state, missing: null });

const agentChanged = (
  state: BoardState,
  event: Of<'callcenter.agent.state_changed' | 'callcenter.agent.next_state_changed'>,
): Applied => {
  const { name, next_state, wrap_up_until, wrap_up_seconds } = event;
  const isChange = event.event === 'callcenter.agent.state_changed';
  const latest = isChange ? event.latest_state : event.state;
  if (latest === 'none') return done({ ...state, agents: without(state.agents, name) });
  const agent = state.agents.get(name);
  if (agent === undefined) return { state, missing: { kind: 'agent', name } };
  const changed = {
    ...{ ...agent, state: latest, next_state, wrap_up_until, wrap_up_seconds },
    ...(isChange && { state_since: event.current_time }),
  };
  const tasks = isChange && isRungNoMore(event) ? tasksWithout(state.tasks, name) : state.tasks;
  return done({ ...state, tasks, agents: put(state.agents, name, changed) });
};

/** Somebody did not answer, or was not to any more. */
const isRungNoMore = ({
  previous_state,
  latest_state,
}: Of<'callcenter.agent.state_changed'>): boolean =>
  previous_state === 'fetching' && latest_state !== 'fetching' && latest_state !== 'talking';

/** Agents are not told how it goes on with a caller for whom they are rung no more. */
const tasksWithout = (tasks: BoardState['tasks'], agent: string): BoardState['tasks'] =>
  new Map(
    [...tasks].map(([id, task]) =>
      task.state === 'fetching' && task.agent === agent
        ? [id, { ...task, state: 'waiting', agent: null, agent_call_id: null }]
        : [id, task],
    ),
  );

/** Nor are they told of a conversation that they have left, but for their leaving. */
const agentLeft = (
  state: BoardState,
  { type, name, conversation_id }: Of<'callcenter.agent.conversation_changed'>,
): Applied => {
  const left = state.conversations.get(conversation_id);
  if (type === 'enter' || left === undefined) return done(state);
  const members = left.members.filter(({ agent_name }) => agent_name !== name);
  return done({
    ...state,
    conversations: put(state.conversations, conversation_id, { ...left, members }),
  });
};

const taskChanged = (state: BoardState, event: TaskEvent): Applied => {
  const task = state.tasks.get(event.id);
  if (task === undefined) return { state, missing: { kind: 'task', id: event.id } };
  const isSelected = event.event === 'callcenter.queue.select';
  const changed: Waiting = isSelected
    ? {
        ...{ ...task, state: 'fetching', agent: event.agent_name },
        ...{ agent_call_id: event.agent_call_id, condition: event.condition },
      }
    : { ...task, state: 'waiting' };
  return done({ ...state, tasks: put(state.tasks, event.id, changed) });
};

const conversationChanged = (
  state: BoardState,
  id: string,
  change: (conversation: Conversation) => Conversation,
): Applied => {
  const conversation = state.conversations.get(id);
  if (conversation === undefined) return { state, missing: { kind: 'conversation', id } };
  return done({
    ...state,
    conversations: put(state.conversations, id, change(conversation)),
  });
};

/** What an event makes of the board. Pure; an event that comes twice, or late, does no harm that the next does not mend. */
export const applyEvent = (state: BoardState, event: Event): Applied => {
  switch (event.event) {
    case 'callcenter.agent.state_changed':
    case 'callcenter.agent.next_state_changed':
      return agentChanged(state, event);
    case 'callcenter.agent.conversation_changed':
      return agentLeft(state, event);
    case 'callcenter.queue.wait':
    case 'callcenter.queue.moved':
    case 'callcenter.queue.select':
      return taskChanged(state, event);
    case 'callcenter.queue.success':
    case 'callcenter.queue.fail':
      return done({ ...state, tasks: without(state.tasks, event.id) });
    case 'callcenter.conversation.begin':
      return conversationChanged(state, event.id, (before) => ({
        ...{ ...before, begin_time: event.current_time },
      }));
    case 'callcenter.conversation.parts_changed':
      return conversationChanged(state, event.id, (before) => ({
        ...{ ...before, members: event.members, waits_for: event.waits_for },
      }));
    case 'callcenter.conversation.end':
      return done({ ...state, conversations: without(state.conversations, event.id) });
    default:
      return done(state);
  }
};

/** Whether a task is one of those who wait, be it for an agent or for a phone that rings. */
export const goesOn = ({ state }: Pick<QueueTask, 'state'>): boolean =>
  state !== 'success' && state !== 'fail';
