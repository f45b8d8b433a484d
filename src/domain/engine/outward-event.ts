import type { Instant } from '../ids.ts';

/** Names of the events that are told to those who integrate. */
export type OutwardEventName =
  | 'callcenter.queue.wait'
  | 'callcenter.queue.select'
  | 'callcenter.queue.success'
  | 'callcenter.queue.fail'
  | 'callcenter.agent.state_changed'
  | 'callcenter.agent.conversation_changed'
  | 'callcenter.conversation.begin'
  | 'callcenter.conversation.parts_changed'
  | 'callcenter.conversation.end'
  | 'callcenter.call.end';

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** An event as it is told; the store gives it its rising id. */
export interface OutwardEvent {
  readonly event: OutwardEventName;
  readonly at: Instant;
  readonly body: Readonly<Record<string, JsonValue>>;
}
