import type { OutwardEvent } from '../domain/engine/world/outward-event.ts';
import type { Member } from '../domain/conversation.ts';
import { type QueueTask, selectionOf } from '../domain/queue-task.ts';
import { type KeptHistory, membersIn } from '../domain/kept-history.ts';

export const agentCalled = (name: string): string => `agent ${name}`;

const callerOf = ({ origin }: QueueTask): string => {
  if (origin.kind !== 'call' || origin.number + origin.name === '') return 'the caller';
  return ['caller', origin.number, origin.name && `(${origin.name})`].filter(Boolean).join(' ');
};

/** What calls are called in the story, by their ids. */
export class WhoIsWho {
  readonly #names = new Map<string, string>();
  readonly #callers = new Set<string>();

  constructor({ tasks, calls, conversations, events }: KeptHistory) {
    for (const { members } of conversations) {
      for (const { callId, party } of members) this.#name(callId, nameOfParty(party));
    }
    for (const event of events) this.#learnFrom(event);
    for (const call of calls) {
      if (call.kind === 'agent') this.#name(call.id, agentCalled(call.agent));
      if (call.kind === 'outside') this.#name(call.id, `number ${call.number}`);
    }
    for (const task of tasks) {
      if (task.origin.kind === 'call') {
        this.#name(task.origin.callId, callerOf(task));
        this.#callers.add(task.origin.callId);
      }
      const selection = selectionOf(task);
      if (selection !== null) this.#name(selection.callId, agentCalled(selection.agent));
    }
  }

  of(callId: string): string {
    return this.#names.get(callId) ?? `call ${callId}`;
  }

  /** From the IVR: whom the platform never hangs up. */
  isCaller(callId: string): boolean {
    return this.#callers.has(callId);
  }

  isAgent(callId: string): boolean {
    return this.of(callId).startsWith(agentCalled(''));
  }

  knows(callId: string): boolean {
    return this.#names.has(callId);
  }

  #learnFrom({ body }: OutwardEvent): void {
    const { agent_name, agent_call_id } = body;
    if (typeof agent_name === 'string' && typeof agent_call_id === 'string') {
      this.#name(agent_call_id, agentCalled(agent_name));
    }
    if (typeof body['number'] === 'string' && typeof body['call_id'] === 'string') {
      this.#name(body['call_id'], `number ${body['number']}`);
    }
    for (const { call_id, agent_name: agent, number } of membersIn({ body })) {
      this.#name(call_id, agent === undefined ? `number ${number ?? ''}` : agentCalled(agent));
    }
  }

  #name(callId: string, name: string): void {
    this.#names.set(callId, name);
  }
}

const nameOfParty = (party: Member['party']): string =>
  party.kind === 'agent' ? agentCalled(party.name) : `number ${party.number}`;
