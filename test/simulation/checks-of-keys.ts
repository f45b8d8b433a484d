import type { Event, Outcome } from '../../src/domain/step.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { AgentName, CallId, ConversationId, Instant } from '../../src/domain/ids.ts';
import { earlyPhones, hears, listenerOf, modeOf, shouldHear, speakerOf } from './hearing.ts';
import { must } from './violation.ts';

/** Receivers have to tell two keys from each other. */
const LEAST_APART_MS = 200;

interface Typed {
  readonly key: string;
  readonly by: AgentName | null;
  readonly to: CallId | null;
}

interface TypedInto {
  readonly waiting: Typed[];
  lastAt: Instant;
}

/** What desktops typed, beside what the engine keeps of it, and whom keys have to reach in each step. */
export class CheckedKeys {
  #world: World | null = null;
  readonly #typed = new Map<ConversationId, TypedInto>();

  /**
   * A key goes to all who hear whom it came from, whisperers apart, and to nobody else; typed keys go in
   * their order, each by the modes of its own moment, and not too fast.
   * @returns whether any key was sent
   */
  check(world: World, at: Instant, event: Event, outcome: Outcome): boolean {
    // A service that starts anew has forgotten what was typed.
    if (world !== this.#world) this.#typed.clear();
    this.#world = world;
    this.#note(at, event, outcome);
    const sent = outcome.commands.flatMap((command) =>
      command.kind === 'send-key' ? wayOf(command.callId, command.press.key) : [],
    );
    const meant = [...pressed(world, event), ...this.#due(world, at)];
    must(
      'a key reaches exactly those who hear whom it came from',
      sent.toSorted().join() === meant.toSorted().join(),
      () => `sent ${sent.join()}; meant ${meant.join()}`,
    );
    return sent.length > 0;
  }

  #note(at: Instant, event: Event, { answer }: Outcome): void {
    if (event.kind !== 'request' || event.request.kind !== 'send-keys') return;
    if (answer.kind !== 'done') return;
    const { conversationId, agent: by, to, keys } = event.request;
    const into = this.#typed.get(conversationId) ?? { waiting: [], lastAt: at - LEAST_APART_MS };
    // The clock was put back since the last key.
    if (into.lastAt > at) into.lastAt = at - LEAST_APART_MS;
    into.waiting.push(...Array.from(keys, (key) => ({ key, by, to })));
    this.#typed.set(conversationId, into);
  }

  #due(world: World, at: Instant): string[] {
    return [...this.#typed].flatMap(([id, into]) => {
      const conversation = world.conversations.get(id);
      if (conversation === undefined) {
        this.#typed.delete(id);
        return [];
      }
      const taken = into.waiting.splice(0, into.waiting.length - world.typedKeys.waitingIn(id));
      if (taken.length === 0) return [];
      const isInTime = taken.length === 1 && at - into.lastAt >= LEAST_APART_MS;
      must('keys that are typed are sent one after the other', isInTime, () =>
        JSON.stringify(into),
      );
      into.lastAt = at;
      return taken.flatMap((typed) => receivers(world, conversation, typed));
    });
  }
}

const wayOf = (callId: CallId, key: string): string => `${key} to ${callId}`;

/** A phone that is heard while it rings answered while the connection was lost: until that is known its keys go nowhere. */
const pressed = (world: World, event: Event): string[] => {
  if (event.kind !== 'fact' || event.fact.kind !== 'key-pressed') return [];
  const { callId, press } = event.fact;
  const rings = earlyPhones(world).some((phone) => phone.callId === callId);
  return rings ? [] : listenersOf(world, callId).map((listener) => wayOf(listener, press.key));
};

const listenersOf = (world: World, sender: CallId): CallId[] =>
  shouldHear(world)
    .filter((pair) => speakerOf(pair) === sender)
    .map(listenerOf)
    .filter((callId) => !isWhisperer(world, callId));

const isWhisperer = (world: World, callId: CallId): boolean =>
  [...world.conversations.values()].some(({ members }) =>
    members.some((member) => member.callId === callId && member.whisperTo !== null),
  );

const receivers = (world: World, conversation: Conversation, { key, by, to }: Typed): string[] => {
  const heard =
    by === null ? heardFromOutside(conversation, to) : heardFrom(world, conversation, by);
  return heard.filter((callId) => to === null || callId === to).map((callId) => wayOf(callId, key));
};

/** Of all who hear the agent's phone, those who do so in this conversation. */
const heardFrom = (world: World, { members }: Conversation, by: AgentName): CallId[] => {
  const sender = members.find(({ party }) => party.kind === 'agent' && party.name === by);
  if (sender === undefined || sender.mode === 4) return [];
  const here = members.map(({ callId }) => callId);
  return listenersOf(world, sender.callId).filter((callId) => here.includes(callId));
};

const heardFromOutside = ({ members, opening }: Conversation, to: CallId | null): CallId[] =>
  members
    .filter(({ party }) => to !== null || party.kind === 'outside')
    .filter((member) => opening === null && member.whisperTo === null && hears(modeOf(member)))
    .map(({ callId }) => callId);
