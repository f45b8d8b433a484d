import { memo, type ReactNode, useMemo, useState } from 'react';
import type { BoardAgent, BoardState, Conversation } from '../live/board.ts';
import { AgentState, kindOf, STATE_KINDS, type StateKind } from '../ui/agent-state.tsx';
import { Button } from '../ui/button.tsx';
import { Clock } from '../ui/clock.tsx';
import { type Reason, useReasons } from '../ui/use-reasons.ts';
import { useWords } from '../words/words.ts';
import { AgentMenu } from './agent-menu.tsx';
import { Rows } from './rows.tsx';
import { IS_TV } from './wall.ts';
import { firstKnown } from '../ui/first-known.ts';

type Kind = StateKind | 'all';

/** Those who talk first, of each kind those who are so longest. Each one's kind is looked at once. */
const inOrder = (agents: Iterable<BoardAgent>): readonly BoardAgent[] =>
  Array.from(agents, (agent) => ({ agent, rank: STATE_KINDS.indexOf(kindOf(agent.state)) }))
    .sort(
      (one, other) =>
        one.rank - other.rank || (one.agent.state_since ?? 0) - (other.agent.state_since ?? 0),
    )
    .map(({ agent }) => agent);

/** The conversation of each agent in which they are active, else any of theirs. */
const conversationsByAgent = (board: BoardState | null): ReadonlyMap<string, Conversation> => {
  const found = new Map<string, Conversation>();
  for (const conversation of board?.conversations.values() ?? []) {
    for (const { agent_name: name, mode } of conversation.members) {
      if (name !== undefined && (mode !== 4 || !found.has(name))) found.set(name, conversation);
    }
  }
  return found;
};

const withWhom = (name: string, conversation: Conversation | null): string =>
  (conversation?.members ?? [])
    .filter(({ agent_name }) => agent_name !== name)
    .map(({ agent_name, name: caller, number }) => firstKnown(agent_name, caller, number) ?? '?')
    .join(', ');

interface FilterProps {
  /** null: they are not known yet. */
  readonly agents: readonly BoardAgent[] | null;
  readonly kind: Kind;
  readonly pick: (kind: Kind) => void;
}

const Filter = ({ agents, kind, pick }: FilterProps): ReactNode => {
  const { say } = useWords();
  const counts = new Map<StateKind, number>();
  for (const { state } of agents ?? []) {
    const each = kindOf(state);
    counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  const button = (each: Kind, text: ReactNode): ReactNode =>
    // On a wall it tells how many there are.
    IS_TV ? (
      <span key={each}>{text}</span>
    ) : (
      <Button
        key={each}
        size="small"
        pressed={kind === each}
        act={() => {
          pick(each);
        }}
      >
        {text}
      </Button>
    );
  return (
    <div className="buttons" role="group" aria-label={say(IS_TV ? 'agents' : 'filter-states')}>
      {button('all', `${say('all')} ${agents?.length ?? '–'}`)}
      {STATE_KINDS.map((each) => {
        const count = counts.get(each) ?? 0;
        if (count === 0 && kind !== each) return null;
        return button(
          each,
          <>
            <AgentState state={each} /> {count}
          </>,
        );
      })}
    </div>
  );
};

interface RowProps {
  readonly agent: BoardAgent;
  /** What they are in; null: nothing. */
  readonly talk: Conversation | null;
  readonly acts: boolean;
  readonly reasons: readonly Reason[];
}

/** Drawn anew where something of it changed alone: others of hundreds did not. */
const Cells = memo(({ agent, talk, acts, reasons }: RowProps): ReactNode => (
  <>
    <span role="cell" className="cell-first">
      {agent.name}
      <small className="quiet">{withWhom(agent.name, talk)}</small>
    </span>
    <span role="cell">
      <AgentState state={agent.state} reasons={reasons} />
    </span>
    <span role="cell" className="number">
      {agent.state_since !== undefined && <Clock since={agent.state_since} />}
    </span>
    {acts && (
      <span role="cell" className="cell-end">
        <AgentMenu agent={agent} talk={talk} />
      </span>
    )}
  </>
));

interface AgentsNowProps {
  readonly board: BoardState | null;
  readonly acts: boolean;
}

/** The agents who are logged in, those who talk first. */
export const AgentsNow = ({ board, acts }: AgentsNowProps): ReactNode => {
  const { say } = useWords();
  const [kind, setKind] = useState<Kind>('all');
  const reasons = useReasons();
  const agents = useMemo(() => inOrder(board?.agents.values() ?? []), [board?.agents]);
  const talks = useMemo(() => conversationsByAgent(board), [board]);
  const shown = kind === 'all' ? agents : agents.filter(({ state }) => kindOf(state) === kind);
  return (
    <section className="card agents-card">
      <div className="card-head">
        <h2>{say('agents')}</h2>
        <Filter agents={board === null ? null : agents} kind={kind} pick={setKind} />
      </div>
      {board !== null && agents.length === 0 ? (
        <div className="empty">
          <strong>{say('no-agents')}</strong>
          <span>{say('no-agents-hint')}</span>
        </div>
      ) : (
        <Rows
          label={say('agents')}
          acts={acts}
          count={shown.length}
          keyOf={(index) => shown[index]?.name ?? ''}
          cellsOf={(index) => {
            const agent = shown[index];
            if (agent === undefined) return null;
            return <Cells {...{ agent, talk: talks.get(agent.name) ?? null, acts, reasons }} />;
          }}
        />
      )}
    </section>
  );
};
