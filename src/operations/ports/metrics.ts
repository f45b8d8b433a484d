import type { AgentState } from '../../domain/agent-state.ts';
import type { Call } from '../../domain/call.ts';
import type { CallcenterId, TrunkName } from '../../domain/ids.ts';
import type { SeenTrunk } from './trunking.ts';

/** How many of what a call center has at this moment. */
export interface LiveCallcenter {
  readonly id: CallcenterId;
  readonly tasks: Readonly<Record<'waiting' | 'fetching', number>>;
  readonly agents: Readonly<Record<Exclude<AgentState['kind'], 'wrap-up'>, number>>;
  readonly calls: Readonly<Record<Call['kind'], number>>;
  readonly conversations: number;
  /** What waits to be stepped. */
  readonly mailbox: number;
}

/** A trunk as it was last seen. */
export interface LiveTrunk extends SeenTrunk {
  readonly name: TrunkName;
}

/** Connections of the API that are open, by what goes on over them. */
export interface OpenConnections {
  /** Nothing. */
  readonly idle: number;
  /** A request is being answered. */
  readonly busy: number;
  /** Events are sent as they happen. */
  readonly streaming: number;
  /** A browser is a phone. */
  readonly phone: number;
}

/** What is measured, for those who watch over the service. */
export interface Metrics {
  /** Something was refused because a limit of that name was reached. */
  limitReached(limit: string): void;
  /** As text with its media type. */
  read(): Promise<{ readonly type: string; readonly text: string }>;
}
