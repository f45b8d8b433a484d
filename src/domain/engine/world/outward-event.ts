import type { CallcenterId, Instant } from '../../ids.ts';

/** Names of the events that are told to those who integrate. */
export const OUTWARD_EVENT_NAMES = [
  'callcenter.queue.wait',
  'callcenter.queue.moved',
  'callcenter.queue.select',
  'callcenter.queue.success',
  'callcenter.queue.fail',
  'callcenter.agent.state_changed',
  'callcenter.agent.next_state_changed',
  'callcenter.agent.conversation_changed',
  'callcenter.conversation.begin',
  'callcenter.conversation.parts_changed',
  'callcenter.conversation.end',
  'callcenter.conversation.recording_changed',
  'callcenter.conversation.noted',
  'callcenter.call.end',
  'callcenter.sound.failed',
  'callcenter.extension.registration_changed',
  'callcenter.disk.level_changed',
  'callcenter.trunk.state_changed',
  'callcenter.alert',
] as const;

export type OutwardEventName = (typeof OUTWARD_EVENT_NAMES)[number];

/** Events that are told in passing and not kept: figures to streams, and what tries a webhook. */
export const PASSING_EVENT_NAMES = ['callcenter.stats', 'callcenter.webhook.test'] as const;

export type PassingEventName = (typeof PASSING_EVENT_NAMES)[number];

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** An event as it is told; the store gives it its rising id. */
export interface OutwardEvent {
  readonly event: OutwardEventName;
  readonly at: Instant;
  readonly body: Readonly<Record<string, JsonValue>>;
}

/** An event with the id that it got when it was stored: rising over all call centers. */
export interface StoredEvent extends OutwardEvent {
  readonly eventId: number;
  /** `body` as JSON, which is stored. */
  readonly bodyText: string;
}

/** An event as far as its text goes. */
export interface ToldEvent {
  readonly event: OutwardEventName | PassingEventName;
  /** 0: it is not kept. */
  readonly eventId: number;
  readonly at: Instant;
  /** Its own members as JSON. */
  readonly bodyText: string;
}

/**
 * An event as JSON, as those who integrate read it, whichever way it reaches them: what every event
 * carries, whatever its kind, and the members of its own, which are not made JSON again.
 */
export const toldText = (
  callcenter: CallcenterId,
  { event, eventId, at, bodyText }: ToldEvent,
): string => {
  const told = { event, event_id: eventId, callcenter_id: callcenter, current_time: at };
  const own = bodyText.slice(1);
  return `${JSON.stringify(told).slice(0, -1)}${own === '}' ? '' : ','}${own}`;
};

/** The agents whom an event names: whom it is about, who was chosen, who takes or took part. */
export const agentsNamed = ({ event, body }: OutwardEvent): readonly string[] => {
  const { name, agent_name: chosen, members, agents } = body;
  if (event.startsWith('callcenter.agent.')) return typeof name === 'string' ? [name] : [];
  const among = Array.isArray(members) ? (members as readonly JsonValue[]).flatMap(agentOf) : [];
  const were = Array.isArray(agents) ? (agents as readonly string[]) : [];
  return [...(typeof chosen === 'string' ? [chosen] : []), ...among, ...were];
};

const agentOf = (member: JsonValue): string[] => {
  if (typeof member !== 'object' || member === null || !('agent_name' in member)) return [];
  const { agent_name: name } = member;
  return typeof name === 'string' ? [name] : [];
};
