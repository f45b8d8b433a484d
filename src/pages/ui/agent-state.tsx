import type { ReactNode } from 'react';
import { useWords, type Words } from '../words/words.ts';

/** What states begin with; what follows a slash is a note. */
export type StateKind = 'online' | 'idle' | 'fetching' | 'talking' | 'busy' | 'away' | 'offline';

const KINDS: readonly StateKind[] = [
  ...(['talking', 'fetching', 'idle', 'busy', 'away', 'online', 'offline'] as const),
];

/** In the order in which they matter to who supervises. */
export const STATE_KINDS = KINDS;

/** Which kind of state it is. A kind that this page does not know takes no calls. */
export const kindOf = (state: string): StateKind => {
  const slash = state.indexOf('/');
  const kind = slash === -1 ? state : state.slice(0, slash);
  return KINDS.find((known) => known === kind) ?? 'away';
};

/** A sign for each, so that colour alone tells nothing. */
const SHAPES: Readonly<Record<StateKind, ReactNode>> = {
  idle: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  talking: <path d="M1 2h14v10H8l-4 4v-4H1z" fill="currentColor" />,
  fetching: <path d="M8 0 10 6l6 2-6 2-2 6-2-6-6-2 6-2z" fill="currentColor" />,
  busy: <rect x="1" y="1" width="14" height="14" rx="2" fill="currentColor" />,
  away: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="3" />,
  online: <path d="M2 13 8 3l6 10z" fill="none" stroke="currentColor" strokeWidth="2.5" />,
  offline: <path d="m2 2 12 12M14 2 2 14" stroke="currentColor" strokeWidth="3" />,
};

const KNOWN_NOTES = {
  'busy/wrap-up': 'state-wrap-up',
  'away/no-answer': 'state-no-answer',
  'away/phone-gone': 'state-phone-gone',
} as const;

const isKnown = (state: string): state is keyof typeof KNOWN_NOTES => state in KNOWN_NOTES;

/** What a state is called: by the call center's own list of reasons, if it is there. */
export const stateText = (
  state: string,
  { say }: Words,
  reasons: readonly { readonly state: string; readonly name: string }[] = [],
): string => {
  const named = reasons.find((reason) => reason.state === state)?.name;
  if (named !== undefined) return named;
  if (isKnown(state)) return say(KNOWN_NOTES[state]);
  const note = state.split('/').slice(1).join(' / ');
  const kind = say(`state-${kindOf(state)}`);
  return note === '' ? kind : `${kind} · ${note}`;
};

interface StateProps {
  readonly state: string;
  readonly reasons?: readonly { readonly state: string; readonly name: string }[];
}

/** A state: its sign, its name, its colour. */
export const AgentState = ({ state, reasons }: StateProps): ReactNode => {
  const words = useWords();
  const kind = kindOf(state);
  return (
    <span className="state" data-state={kind}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[kind]}
      </svg>
      {stateText(state, words, reasons)}
    </span>
  );
};
