import type { SettableState } from '../../src/domain/agent-state.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { Extension } from '../../src/domain/extension.ts';
import type {
  AgentName,
  CallId,
  ConditionName,
  ConversationId,
  ExtensionId,
  QueueTaskId,
  WorkChannelName,
} from '../../src/domain/ids.ts';
import type { ListenSpeakMode } from '../../src/domain/listen-speak-mode.ts';
import type { DialOut } from '../../src/domain/engine/lifecycle/dial-out.ts';
import type { NotableConversation } from '../../src/domain/note.ts';
import type { RequestOf } from '../../src/domain/requests/request.ts';
import type { Skill, SkillChange } from '../../src/domain/skill.ts';
import type { StoredCondition } from '../../src/domain/stored-condition.ts';
import type { Chance } from './chance.ts';
import type { Names } from './names.ts';
import { randomEnqueue } from './random-enqueue.ts';

type MeantMember = RequestOf<'set-member-mode'>['member'];

const WHERE = [
  'true',
  "'s1' in skills",
  "skills['s1'] > 40",
  'has("s2") || get("s3") > 60',
  "not 's3' in skills",
  'skills[',
  'agents',
];
const SORT = ['0', "skills['s1']", "-skills['s2']", "skills['s1'] / skills['s2']", '1 +'];

const agentsIn = (conversation: Conversation | undefined): AgentName[] =>
  (conversation?.members ?? []).flatMap(({ party }): AgentName[] =>
    party.kind === 'agent' ? [party.name] : [],
  );

/** Draws the parts of requests: mostly what there is, now and then what there is not. */
export class Draw {
  readonly chance: Chance;
  readonly world: World;
  readonly #names: Names;

  constructor(chance: Chance, world: World, names: Names) {
    this.chance = chance;
    this.world = world;
    this.#names = names;
  }

  /** Mostly one who is logged in. */
  agent(): AgentName {
    const there = [...this.world.agents.keys()];
    if (there.length > 0 && !this.chance.oneIn(4)) return this.chance.pick(there);
    return this.newcomer();
  }

  /** Whoever there may be. */
  newcomer(): AgentName {
    return (this.chance.oneIn(20) ? 'nobody' : this.chance.pick(this.#names.agents)) as AgentName;
  }

  /** Mostly an extension that there is. */
  phone(): ExtensionId {
    const there = [...this.world.extensions.keys()];
    return there.length > 0 && !this.chance.oneIn(8) ? this.chance.pick(there) : this.extensionId();
  }

  extensionId(): ExtensionId {
    return (
      this.chance.oneIn(20) ? 'no-phone' : this.chance.pick(this.#names.users)
    ) as ExtensionId;
  }

  extension(): Extension {
    const id = this.extensionId();
    const passwordDigest = `digest-${this.chance.below(1000)}`;
    if (this.chance.oneIn(5)) return { id, kind: 'telephone', number: `0${id.slice(1)}` };
    if (this.chance.oneIn(5)) return { id, kind: 'sip-gateway', user: id, address: '10.0.0.1' };
    return { id, kind: 'sip-terminal', user: id, passwordDigest, webrtc: this.chance.oneIn(2) };
  }

  /** Mostly of an agent whose phone is a browser. */
  takenPhone(): Omit<RequestOf<'take-phone'>, 'kind'> {
    const agents = [...this.world.agents.values()].filter(({ extension }) => {
      const phone = this.world.extensions.get(extension);
      return phone?.kind === 'sip-terminal' && phone.webrtc;
    });
    const passwordDigest = `taken-${this.chance.below(1000)}`;
    if (agents.length === 0 || this.chance.oneIn(10)) {
      return { agent: this.agent(), extension: this.extensionId(), passwordDigest };
    }
    if (this.chance.oneIn(4)) {
      return { agent: null, extension: this.extensionId(), passwordDigest };
    }
    const { name: agent, extension } = this.chance.pick(agents);
    return { agent, extension, passwordDigest };
  }

  workChannel(): WorkChannelName {
    if (this.chance.oneIn(30)) return 'nowhere' as WorkChannelName;
    const { workChannels } = this.#names;
    return (this.chance.oneIn(5) ? this.chance.pick(workChannels) : 'default') as WorkChannelName;
  }

  /** Mostly without limit. */
  limit(): number | null {
    return this.chance.oneIn(6) ? this.chance.between(1, 8) : null;
  }

  condition(): ConditionName {
    const { conditions } = this.#names;
    return (this.chance.oneIn(10) ? 'nothing' : this.chance.pick(conditions)) as ConditionName;
  }

  state(): SettableState {
    if (!this.chance.oneIn(4)) return { kind: 'idle' };
    return { kind: this.chance.pick(['busy', 'away'] as const), note: '' };
  }

  skill(): Skill {
    return {
      name: this.chance.pick(this.#names.skills),
      score: this.chance.below(5) * 25,
      enabled: !this.chance.oneIn(5),
    };
  }

  skillChange(): SkillChange {
    if (this.chance.oneIn(8)) return { kind: 'remove-all' };
    const skill = this.skill();
    return this.chance.oneIn(3) ? { kind: 'remove', name: skill.name } : { kind: 'put', skill };
  }

  milliseconds(): number | null {
    return this.chance.oneIn(2) ? null : this.chance.between(1, 60) * 1000;
  }

  storedCondition(): StoredCondition {
    return {
      name: this.condition(),
      workChannel: this.workChannel(),
      where: this.chance.pick(WHERE),
      sort: this.chance.pick(SORT),
      priority: this.chance.below(4) * 25,
      timeoutMs: this.milliseconds(),
      queueTimeoutMs: this.milliseconds(),
      fetchTimeoutMs: this.milliseconds(),
    };
  }

  enqueue(): string {
    return randomEnqueue(this.chance, this.#names);
  }

  data(): string | null {
    return this.chance.oneIn(2) ? null : `r${this.chance.below(100)}`;
  }

  line(): DialOut {
    return {
      to: this.chance.pick(this.#names.numbers),
      from: this.chance.pick(this.#names.numbers),
      maxDialMs: this.chance.between(1, 60) * 1000,
      maxAnswerMs: this.chance.between(1, 120) * 1000,
    };
  }

  mode(): ListenSpeakMode {
    return this.chance.pick([1, 1, 2, 3, 4] as const);
  }

  task(): QueueTaskId {
    const tasks = [...this.world.tasks.values()].map(({ id }) => id);
    return tasks.length === 0 ? ('no-task' as QueueTaskId) : this.chance.pick(tasks);
  }

  /** Mostly a task that rings, with the agent whom it rings. */
  rungTask(): { agent: AgentName; taskId: QueueTaskId } {
    const tasks = [...this.world.tasks.values()];
    if (tasks.length === 0) return { agent: this.agent(), taskId: 'no-task' as QueueTaskId };
    const rung = tasks.filter(({ phase }) => phase.kind === 'fetching');
    const isRung = rung.length > 0 && !this.chance.oneIn(6);
    const { id, phase } = this.chance.pick(isRung ? rung : tasks);
    const isHis = phase.kind === 'fetching' && !this.chance.oneIn(6);
    return { taskId: id, agent: isHis ? phase.selection.agent : this.agent() };
  }

  #conversation(): Conversation | undefined {
    const conversations = [...this.world.conversations.values()];
    if (conversations.length === 0 || this.chance.oneIn(30)) return undefined;
    return this.chance.pick(conversations);
  }

  conversation(): ConversationId {
    return this.#conversation()?.id ?? ('no-conversation' as ConversationId);
  }

  /** Mostly an agent with a conversation of theirs. */
  membership(): { agent: AgentName; conversationId: ConversationId } {
    const conversation = this.#conversation();
    const conversationId = conversation?.id ?? ('no-conversation' as ConversationId);
    const agents = agentsIn(conversation);
    const isHis = agents.length > 0 && !this.chance.oneIn(10);
    return { agent: isHis ? this.chance.pick(agents) : this.agent(), conversationId };
  }

  /** By an agent who is there mostly, else from outside. */
  askedForConversation(): { agent: AgentName | null; conversationId: ConversationId } {
    const { agent, conversationId } = this.membership();
    return { agent: this.chance.oneIn(3) ? null : agent, conversationId };
  }

  /** Mostly nobody, else an agent who is there. */
  whisperTo(id: ConversationId): AgentName | null {
    const agents = agentsIn(this.world.conversations.get(id));
    if (!this.chance.oneIn(agents.length > 1 ? 2 : 8)) return null;
    return agents.length === 0 ? this.agent() : this.chance.pick(agents);
  }

  /** Mostly an agent with two of their conversations. */
  twoConversations(): { agent: AgentName; source: ConversationId; other: ConversationId } {
    const conversations = [...this.world.conversations.values()];
    const several = [...this.world.calls.values()]
      .filter((call) => call.kind === 'agent')
      .map(({ id, agent }) => ({ agent, own: this.world.memberships.of(id) }))
      .filter(({ own }) => own.length > 1);
    if (several.length === 0 || conversations.length === 0 || this.chance.oneIn(20)) {
      return { agent: this.agent(), source: this.conversation(), other: this.conversation() };
    }
    const { agent, own } = this.chance.pick(several);
    return { agent, source: this.chance.pick(own), other: this.chance.pick(own) };
  }

  /** By an agent who is there mostly, else from outside; for all, or for one who may be anywhere. */
  typedKeys(): Omit<RequestOf<'send-keys'>, 'kind'> {
    const { agent, conversationId } = this.askedForConversation();
    const members = this.world.conversations.get(conversationId)?.members ?? [];
    const named = members.length > 0 && this.chance.oneIn(3);
    const call = this.chance.oneIn(10) ? ('no-call' as CallId) : null;
    return {
      conversationId,
      agent,
      to: named ? this.chance.pick(members).callId : call,
      keys: '123456789*0#'.repeat(3).slice(0, this.chance.between(1, 32)),
    };
  }

  /** Of a conversation that goes on, is over and stored, or never was. */
  note(): Omit<RequestOf<'note-conversation'>, 'kind'> {
    const { agent, conversationId } = this.membership();
    const given = this.world.conversations.get(conversationId);
    const stored = given ?? (this.chance.oneIn(2) ? this.#overConversation(agent) : null);
    return {
      conversationId: stored?.id ?? conversationId,
      agent: this.chance.oneIn(4) ? null : agent,
      text: this.data() ?? '',
      outcome: this.chance.pick([null, 'sold', 'not sold', 'unheard of']),
      stored,
    };
  }

  #overConversation(agent: AgentName): NotableConversation {
    const endedAt = this.world.now - this.chance.between(0, 48) * 3_600_000;
    return {
      id: 'over-conversation' as ConversationId,
      agents: this.chance.oneIn(4) ? [] : [agent],
      createdAt: endedAt - 60_000,
      begunAt: this.chance.oneIn(2) ? null : endedAt - 50_000,
      userData: this.data(),
      phase: { kind: 'over', endedAt, reason: 'agent-hangup' },
    };
  }

  member(): { conversationId: ConversationId; member: MeantMember } {
    const conversation = this.#conversation();
    const members = conversation?.members ?? [];
    const conversationId = conversation?.id ?? ('no-conversation' as ConversationId);
    const nobody = { kind: 'agent', agent: this.agent() } as const;
    if (members.length === 0 || this.chance.oneIn(20)) return { conversationId, member: nobody };
    const { callId, party } = this.chance.pick(members);
    const isAgent = party.kind === 'agent' && this.chance.oneIn(2);
    return {
      conversationId,
      member: isAgent ? { kind: 'agent', agent: party.name } : { kind: 'call', callId },
    };
  }
}
