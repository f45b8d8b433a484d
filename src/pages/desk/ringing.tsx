import { type ReactNode, useState } from 'react';
import type { BoardState, Waiting } from '../live/board.ts';
import { api } from '../session/api.ts';
import { AgentDialog } from '../ui/agent-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Clock } from '../ui/clock.tsx';
import { Field } from '../ui/field.tsx';
import { firstKnown } from '../ui/first-known.ts';
import { useAction } from '../ui/use-action.ts';
import { useSwitch } from '../ui/use-switch.ts';
import { useWords } from '../words/words.ts';
import { CrmLink } from './crm-link.tsx';
import { enqueueText } from './enqueue-text.ts';
import { usePhone } from './phone-context.ts';
import { AGENT, useMe } from './use-me.ts';
import { UserData } from './user-data.tsx';

const Facts = ({ task }: { readonly task: Waiting }): ReactNode => {
  const { say } = useWords();
  const facts = [
    [say('number'), task.origin_number],
    [say('dialled'), task.dialled_number],
    [say('condition'), task.condition],
  ] as const;
  return (
    <dl className="fields">
      {facts.map(([name, value]) =>
        firstKnown(value) === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
      <div>
        <dt>{say('waited')}</dt>
        <dd>
          <Clock since={task.create_time} />
        </dd>
      </div>
    </dl>
  );
};

/** Refuses a caller, with a word to the IVR, or gives them to somebody else. */
const Refusing = ({ task }: { readonly task: Waiting }): ReactNode => {
  const { say } = useWords();
  const { name: mine, path } = useMe();
  const { isWanted, run } = useAction();
  const [data, setData] = useState('');
  const list = useSwitch();
  const queue_task_id = task.id;
  const reject = (): void => {
    const body = { queue_task_id, ...(data !== '' && { data }) };
    void run(() => api().call('POST', `${AGENT}/reject`, { path, body }));
  };
  const forward = (name: string): void => {
    const body = { queue_task_id, enqueue: enqueueText({ kind: 'agent', name }) };
    void run(() => api().call('POST', `${AGENT}/forward_agent`, { path, body }));
  };
  return (
    <>
      <div className="form-row">
        <Field label={say('reject-data')} value={data} change={setData} />
        <div className="buttons">
          <Button kind="danger" disabled={isWanted} act={reject}>
            {say('reject')}
          </Button>
          <Button disabled={isWanted} act={list.open}>
            {say('forward')}
          </Button>
        </div>
      </div>
      <AgentDialog
        {...{ title: say('forward'), open: list.isOpen, close: list.close }}
        without={mine}
        picked={forward}
      />
    </>
  );
};

/** Answers in the browser, or says where to. */
const Answering = (): ReactNode => {
  const { say } = useWords();
  const { phone, view } = usePhone();
  const call = view.calls.find(({ state }) => state === 'ringing');
  if (call === undefined) return <p className="hint">{say('answer-on-phone')}</p>;
  return (
    <div className="buttons">
      <Button kind="first" size="large" act={() => phone.call(call.id)?.answer()}>
        {say('answer-call')}
      </Button>
    </div>
  );
};

/** The task for which the phone of an agent rings, if one does. */
export const ringsFor = (name: string, { tasks }: BoardState): Waiting | undefined =>
  [...tasks.values()].find(({ agent, state }) => agent === name && state === 'fetching');

/** Who rings the agent's phone for the queue: who they are, what they want, how long they waited. */
export const Ringing = (): ReactNode => {
  const { say } = useWords();
  const { name, board } = useMe();
  const task = ringsFor(name, board);
  if (task === undefined) return null;
  const caller = firstKnown(task.origin_name, task.origin_number) ?? say('caller-unknown');
  return (
    <section className="card ringing" role="alert" aria-label={say('call-for-you')}>
      <p className="ringing-title">
        <span aria-hidden="true">☎</span> {say('call-for-you')}
      </p>
      <h2 className="caller">{caller}</h2>
      {task.type === 'callback' && <p>{say('callback-for-you')}</p>}
      <Facts task={task} />
      <UserData data={task.data} />
      <CrmLink
        task={task.id}
        caller={{
          number: task.origin_number ?? '',
          name: task.origin_name ?? '',
          data: task.data ?? '',
        }}
      />
      <Answering />
      <Refusing task={task} />
    </section>
  );
};
