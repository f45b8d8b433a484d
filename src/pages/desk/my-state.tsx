import type { ReactNode } from 'react';
import type { BoardAgent } from '../live/board.ts';
import { api } from '../session/api.ts';
import { ActionMenu } from '../ui/action-menu.tsx';
import { AgentState, kindOf, stateText } from '../ui/agent-state.tsx';
import { Button } from '../ui/button.tsx';
import { Clock } from '../ui/clock.tsx';
import { useAction } from '../ui/use-action.ts';
import { type Reason, useReasons } from '../ui/use-reasons.ts';
import { useWords } from '../words/words.ts';
import { AGENT, useMe } from './use-me.ts';

const MORE_SECONDS = 60;

/** Time to write things down after a talk. It ends by itself. */
const WrapUp = ({ until }: { readonly until: number }): ReactNode => {
  const { say } = useWords();
  const { path } = useMe();
  const { isWanted, run } = useAction();
  const wrapUp = (seconds: number) => () =>
    void run(() => api().call('POST', `${AGENT}/wrap_up`, { path, body: { seconds } }));
  return (
    <div className="wrap-up">
      <span>
        {say('wrap-up-ends-in')} <Clock until={until} />
      </span>
      <div className="buttons">
        <Button disabled={isWanted} act={wrapUp(MORE_SECONDS)}>
          {say('one-minute-more')}
        </Button>
        <Button disabled={isWanted} act={wrapUp(0)}>
          {say('end-wrap-up')}
        </Button>
      </div>
    </div>
  );
};

const onCall = ({ state }: BoardAgent): boolean =>
  kindOf(state) === 'talking' || kindOf(state) === 'fetching';

interface PickerProps {
  readonly agent: BoardAgent;
  readonly reasons: readonly Reason[];
}

/** What the agent is to be: at once, or after the call. */
const StatePicker = ({ agent, reasons }: PickerProps): ReactNode => {
  const { say } = useWords();
  const { path } = useMe();
  const { isWanted, run } = useAction();
  const isLater = onCall(agent);
  const set = (state: string) => () =>
    void run(() =>
      api().call('POST', `${AGENT}/state`, { path, body: { state, after_call: isLater } }),
    );
  const logOut = (): void =>
    void run(() => api().call('DELETE', AGENT, { path, query: { force: false } }));
  const offered =
    reasons.length > 0 ? reasons.map(({ state }) => state) : ['busy', 'away', 'away/lunch'];
  const choices = offered.map((state) => ({
    ...{ key: state, label: <AgentState state={state} reasons={reasons} />, choose: set(state) },
  }));
  return (
    <div className="buttons">
      <Button kind="first" disabled={isWanted || agent.state === 'idle'} act={set('idle')}>
        {say(isLater ? 'ready-afterwards' : 'ready')}
      </Button>
      <ActionMenu
        label={say(isLater ? 'pause-afterwards' : 'pause')}
        disabled={isWanted}
        choices={choices}
      />
      <Button disabled={isWanted || isLater} act={logOut}>
        {say('log-out')}
      </Button>
    </div>
  );
};

/** The state of the agent, since when, and what it is to be. */
export const MyState = (): ReactNode => {
  const words = useWords();
  const { say } = words;
  const { agent } = useMe();
  const reasons = useReasons();
  if (agent === null) return null;
  const { state, state_since, next_state, wrap_up_until: until } = agent;
  return (
    <section className="card my-state" aria-label={say('my-state')}>
      <div className="my-state-now">
        <span role="status">
          <AgentState state={state} reasons={reasons} />
        </span>
        {state_since !== undefined && <Clock since={state_since} />}
      </div>
      {typeof until === 'number' && <WrapUp until={until} />}
      {typeof next_state === 'string' && (
        <p className="hint">
          {say('then-state', { state: stateText(next_state, words, reasons) })}
        </p>
      )}
      <StatePicker agent={agent} reasons={reasons} />
    </section>
  );
};
