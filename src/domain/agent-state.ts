import { phrase } from '../messages/phrase.ts';
import type { Instant } from './ids.ts';
import { canonicalName } from './names.ts';

/** A state that a login or the API may ask for. An empty note means that none was given. */
export type SettableState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly note: string }
  | { readonly kind: 'away'; readonly note: string };

/** A state that lasts until something happens. `offline`: the agent's keep-alive lease lapsed. */
export type LastingState =
  SettableState | { readonly kind: 'online' } | { readonly kind: 'offline'; readonly note: string };

/** The agent wraps up what they talked about. Shown as `busy/wrap-up`; it ends by itself. */
export interface WrappingUp {
  readonly kind: 'wrap-up';
  readonly until: Instant;
  /** The state that follows. */
  readonly next: LastingState;
}

/** A state of an agent whose phone the platform has no call with. */
export type RestingState = LastingState | WrappingUp;

/**
 * What an agent is doing. Only an idle one is given queue tasks. `fetching`: the platform rings their
 * phone. An agent who is not logged in has no state.
 */
export type AgentState =
  RestingState | { readonly kind: 'fetching' } | { readonly kind: 'talking' };

/** The rule for states that may be set, for messages. */
export const SETTABLE_STATE_RULE = phrase('settable-state');

const MAX_NOTE_CHARACTERS = 256;
const SETTABLE = /^(?:idle|(busy|away)(?:\/(.+))?)$/u;
/** Segments divided by single slashes, without control characters, line ends or broken surrogates. */
const NOTE = /^[^/\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+(?:\/[^/\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+)*$/u;

const isNote = (note: string): boolean =>
  NOTE.test(note) && Array.from(note).length <= MAX_NOTE_CHARACTERS;

/** Reads `idle`, `busy[/note]` or `away[/note]`; null for anything else. Exact: no trimming, no other case. */
export const parseSettableState = (text: string): SettableState | null => {
  const match = SETTABLE.exec(text);
  if (match === null) return null;
  const [, kind, written = ''] = match;
  const note = canonicalName(written);
  if (kind === undefined) return { kind: 'idle' };
  if (note !== '' && !isNote(note)) return null;
  return kind === 'busy' ? { kind, note } : { kind: 'away', note };
};

/** The kind of a state as it is shown and counted: a wrap-up is a way to be busy. */
export const shownKind = <Kind extends AgentState['kind']>({
  kind,
}: {
  readonly kind: Kind;
}): Exclude<Kind, 'wrap-up'> | 'busy' =>
  kind === 'wrap-up' ? 'busy' : (kind as Exclude<Kind, 'wrap-up'>);

/** The written form, as parsed above and as shown by the API and in events. */
export const formatState = (state: AgentState): string => {
  switch (state.kind) {
    case 'wrap-up':
      return 'busy/wrap-up';
    case 'busy':
    case 'away':
    case 'offline':
      return state.note === '' ? state.kind : `${state.kind}/${state.note}`;
    case 'idle':
    case 'online':
    case 'fetching':
    case 'talking':
      return state.kind;
  }
};
