import { type ReactNode, useState } from 'react';
import type { Waiting } from '../live/board.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { ActionMenu } from '../ui/action-menu.tsx';
import { AgentDialog } from '../ui/agent-dialog.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';

const HIGHEST = 99;

/** What can be done for somebody who waits. */
export const WaitingMenu = ({ task }: { readonly task: Waiting }): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const { isWanted, run } = useAction();
  const [picking, setPicking] = useState(false);
  const path = { callcenter_id: callcenter, queue_task_id: task.id };
  const TASK = '/callcenter/{callcenter_id}/queue_task/{queue_task_id}';
  const move = (body: { priority: number } | { agent: string }) =>
    run(() => api().call('POST', TASK, { path, body }), say('moved'));
  const choices = [
    { key: 'first', label: say('raise'), choose: () => void move({ priority: HIGHEST }) },
    {
      ...{ key: 'agent', label: say('give-to-agent') },
      choose: () => {
        setPicking(true);
      },
    },
    {
      ...{ key: 'cancel', label: say('cancel-waiting') },
      choose: () => void run(() => api().call('DELETE', TASK, { path }), say('cancelled')),
    },
  ];
  return (
    <>
      <ActionMenu
        label="⋯"
        name={say('do-with-caller')}
        kind="quiet"
        disabled={isWanted}
        choices={choices}
      />
      <AgentDialog
        title={say('give-to-agent')}
        open={picking}
        close={() => {
          setPicking(false);
        }}
        picked={(agent) => void move({ agent })}
      />
    </>
  );
};
