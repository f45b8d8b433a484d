import type { IvrVariables } from '../../src/domain/call.ts';
import type { OutwardEvent } from '../../src/domain/engine/world/outward-event.ts';
import type { CallId } from '../../src/domain/ids.ts';
import { type ToldMode, checkModes } from './checks-of-modes.ts';
import { checkEvent } from './checks-of-events.ts';
import { must, Violation } from './violation.ts';

type Body = OutwardEvent['body'];

interface TaskStory {
  phase: 'waiting' | 'fetching' | 'over';
  agentCallId: string | null;
  /** Of a callback: how far it is, as told last; empty: who waits is on the line. */
  callback: string;
  /** `success`, or why it failed. */
  result: string | null;
}

interface ConversationStory {
  readonly agents: Set<string>;
  /** Calls in it, as told last. */
  calls: ReadonlySet<string>;
  /** How its members were there, as told last. */
  modes: ReadonlyMap<string, ToldMode>;
  hasBegun: boolean;
  endReason: string | null;
}

const ONE_END = 'a task ends once, with one cause, after all its other events';

const text = (body: Body, key: string): string => {
  const value = body[key];
  if (typeof value === 'string') return value;
  throw new Violation('events are complete', `${key} is missing in ${JSON.stringify(body)}`);
};

/** How far a callback is, and whether its number is on the line. */
const callbackIn = ({ callback, origin_call_id: line }: Body): string =>
  callback === undefined ? '' : JSON.stringify([callback, line]);

const callIdsIn = ({ members }: Body): string[] =>
  (members as readonly { readonly call_id: string }[]).map(({ call_id }) => call_id);

/** All that was told to those who integrate, in order, and whether it makes sense to them. */
export class History {
  readonly #tasks = new Map<string, TaskStory>();
  readonly #agents = new Map<string, string>();
  readonly #conversations = new Map<string, ConversationStory>();
  readonly #endedCalls = new Set<string>();

  note(told: OutwardEvent): void {
    checkEvent(told);
    const { event, body } = told;
    switch (event) {
      case 'callcenter.queue.moved':
        this.count(`moved to ${text(body, 'to')}`);
        return;
      case 'callcenter.queue.wait':
      case 'callcenter.queue.select':
      case 'callcenter.queue.success':
      case 'callcenter.queue.fail':
        this.#noteTask(event, body);
        return;
      case 'callcenter.agent.state_changed':
        this.#noteState(text(body, 'name'), text(body, 'previous_state'), body);
        return;
      case 'callcenter.agent.next_state_changed':
        this.count('told of a next state');
        return;
      case 'callcenter.agent.conversation_changed':
        this.#noteMembership(body);
        return;
      case 'callcenter.conversation.begin':
      case 'callcenter.conversation.parts_changed':
      case 'callcenter.conversation.end':
        this.#noteConversation(event, body);
        return;
      case 'callcenter.trunk.state_changed':
        this.count('told of a trunk');
        return;
      case 'callcenter.call.end':
        this.#noteCallEnd(text(body, 'call_id'), body);
        return;
      case 'callcenter.conversation.recording_changed':
        this.count(`recording ${text(body, 'recording')}`);
        return;
      case 'callcenter.conversation.noted':
        this.count('a note was written');
        return;
      case 'callcenter.extension.registration_changed':
        this.count(`a phone is ${text(body, 'registration')}`);
        return;
      case 'callcenter.alert':
        this.count(`told that an alert ${text(body, 'type')}s`);
        return;
      case 'callcenter.sound.failed':
        this.count(`a prompt failed: ${text(body, 'instead')}`);
        return;
      case 'callcenter.disk.level_changed':
        this.count(`the disk is ${text(body, 'latest_level')}`);
        return;
    }
  }

  /** How often each end of tasks and conversations was told. */
  readonly ends = new Map<string, number>();

  /** The state that was told last of an agent; `none`: they are not logged in. */
  stateOf(agent: string): string {
    return this.#agents.get(agent) ?? 'none';
  }

  /** Tasks that were told of and have no end. */
  openTasks(): string[] {
    return [...this.#tasks].filter(([, { phase }]) => phase !== 'over').map(([id]) => id);
  }

  /** Conversations that were told of and have no end. */
  openConversations(): string[] {
    return [...this.#conversations]
      .filter(([, { endReason }]) => endReason === null)
      .map(([id]) => id);
  }

  /** What a caller takes back is what was told of their task and their conversation. */
  checkVariables(callId: CallId, variables: IvrVariables): void {
    const taskId = variables['QUEUE_TASK_ID'] ?? '';
    const result = variables['QUEUE_RESULT'];
    const rule = 'a caller takes back how their task ended';
    if (taskId === '') {
      must(rule, result === 'error', () => JSON.stringify(variables));
      return;
    }
    const told = this.#tasks.get(taskId);
    if (result === 'callback') {
      must(rule, told !== undefined && told.callback !== '', () => JSON.stringify(variables));
      return;
    }
    must(rule, told?.result === result, () => JSON.stringify(variables));
    if (result !== 'success') return;
    const talk = this.#conversations.get(variables['CONVERSATION_ID'] ?? '');
    const reason = variables['CONVERSATION_END_REASON'];
    // Who was taken out of a conversation that went on without them has a reason of their own, such as
    // that Asterisk refused something for them, be it in the moment in which it ended.
    const isHisOwn = talk?.calls.has(callId) === false || reason === 'error';
    const isTrue = reason !== '' && talk !== undefined && (isHisOwn || reason === talk.endReason);
    must(rule, isTrue, () => JSON.stringify({ variables, talk }));
  }

  #noteTask(event: string, body: Body): void {
    const id = text(body, 'id');
    const known = this.#tasks.get(id);
    const found = (): string => `${event} after ${JSON.stringify(known)}: ${JSON.stringify(body)}`;
    must(ONE_END, known?.phase !== 'over', found);
    must(
      'a task is told of by its wait first',
      known !== undefined || event.endsWith('wait'),
      found,
    );
    const story = known ?? { phase: 'waiting', agentCallId: null, callback: '', result: null };
    this.#tasks.set(id, story);
    if (event === 'callcenter.queue.wait') {
      const callback = callbackIn(body);
      const isNews = known?.phase !== 'waiting' || callback !== known.callback;
      must('a task waits once', isNews, found);
      if (callback !== '') this.count('saw a callback wait');
      story.phase = 'waiting';
    } else if (event === 'callcenter.queue.select') {
      must('an agent is chosen once', story.agentCallId !== body['agent_call_id'], found);
      story.phase = 'fetching';
      story.agentCallId = text(body, 'agent_call_id');
    } else this.#noteTaskEnd(event, body, story, found);
    story.callback = callbackIn(body);
  }

  #noteTaskEnd(event: string, body: Body, story: TaskStory, found: () => string): void {
    if (event === 'callcenter.queue.success') {
      const isHis = story.phase === 'fetching' && story.agentCallId === body['agent_call_id'];
      must('only the agent chosen answers', isHis, found);
      story.result = 'success';
    } else story.result = text(body, 'cause');
    story.phase = 'over';
    this.count(`task ${story.result}`);
    if (story.callback !== '') this.count(`a callback ended: ${story.result}`);
  }

  #noteState(name: string, previous: string, body: Body): void {
    must(
      'states are told without a gap',
      this.stateOf(name) === previous,
      () => `${this.stateOf(name)} was told last, now ${JSON.stringify(body)}`,
    );
    this.#agents.set(name, text(body, 'latest_state'));
  }

  #noteMembership(body: Body): void {
    const { agents } = this.#conversation(text(body, 'conversation_id'));
    const name = text(body, 'name');
    const enters = body['type'] === 'enter';
    must('agents enter and leave in turn', agents.has(name) !== enters, () => JSON.stringify(body));
    if (enters) agents.add(name);
    else agents.delete(name);
  }

  #noteConversation(event: string, body: Body): void {
    const id = text(body, 'id');
    const story = this.#conversation(id);
    must(
      'a conversation ends once, after all its other events',
      story.endReason === null,
      () => `${event} ${JSON.stringify(body)}`,
    );
    if (event === 'callcenter.conversation.begin') {
      must('a conversation begins once', !story.hasBegun, () => id);
      story.hasBegun = true;
    } else if (event === 'callcenter.conversation.parts_changed') {
      story.calls = new Set(callIdsIn(body));
      story.modes = checkModes(body, story.modes);
    } else if (event === 'callcenter.conversation.end') {
      must('agents leave a conversation that ends', story.agents.size === 0, () => id);
      story.endReason = text(body, 'end_reason');
      this.count(`conversation ${story.endReason}`);
    }
  }

  /** Notes that something came to pass. */
  count(end: string): void {
    this.ends.set(end, (this.ends.get(end) ?? 0) + 1);
  }

  #conversation(id: string): ConversationStory {
    const known = this.#conversations.get(id);
    if (known !== undefined) return known;
    const story: ConversationStory = {
      agents: new Set(),
      calls: new Set(),
      modes: new Map(),
      hasBegun: false,
      endReason: null,
    };
    this.#conversations.set(id, story);
    return story;
  }

  /** The number is called anew over another trunk: for who waits for it this is the same phone. */
  #noteNextCall(id: string, next: string): void {
    this.count('went on over the next trunk');
    must('the next call is another', next !== id && !this.#endedCalls.has(next), () => next);
    for (const story of this.#tasks.values()) {
      if (story.phase === 'fetching' && story.agentCallId === id) story.agentCallId = next;
    }
  }

  #noteCallEnd(id: string, body: Body): void {
    must('a call ends once', !this.#endedCalls.has(id), () => id);
    this.#endedCalls.add(id);
    if (body['next_call_id'] !== undefined) this.#noteNextCall(id, text(body, 'next_call_id'));
    must('no call lasts less than nothing', Number(body['duration']) >= 0, () =>
      JSON.stringify(body),
    );
  }
}
