import { type ReactNode, useState } from 'react';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useWords } from '../words/words.ts';

const ROLES = ['agent', 'supervisor', 'callcenter', 'read'] as const;
type MadeRole = (typeof ROLES)[number];

/** What somebody is to be allowed. */
export type MadeAccess =
  | { readonly role: 'agent'; readonly callcenter_id: string; readonly agent_name: string }
  | { readonly role: Exclude<MadeRole, 'agent'>; readonly callcenter_id: string };

interface RolePickerProps {
  readonly role: MadeRole;
  readonly pick: (role: MadeRole) => void;
}

const RolePicker = ({ role, pick }: RolePickerProps): ReactNode => {
  const { say } = useWords();
  return (
    <label className="field">
      <span>{say('role')}</span>
      <select
        className="input"
        value={role}
        onChange={({ target }) => {
          pick(ROLES.find((each) => each === target.value) ?? role);
        }}
      >
        {ROLES.map((each) => (
          <option key={each} value={each}>
            {say(`role-${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
};

interface NewAccessProps {
  /** What the button says. */
  readonly label: string;
  /** A further field, which must not be empty. */
  readonly more?: {
    readonly label: string;
    readonly value: string;
    readonly change: (value: string) => void;
  };
  readonly make: (access: MadeAccess) => Promise<unknown>;
}

/** Asks whom a key or a link is for. */
export const NewAccess = ({ label, more, make }: NewAccessProps): ReactNode => {
  const { say } = useWords();
  const { callcenter: callcenter_id } = useSession();
  const [role, setRole] = useState<MadeRole>('agent');
  const [agent_name, setAgent] = useState('');
  const isReady = (role !== 'agent' || agent_name !== '') && more?.value !== '';
  const submit = (): void =>
    void make(role === 'agent' ? { role, callcenter_id, agent_name } : { role, callcenter_id });
  return (
    <form className="form-row no-print" onSubmit={onSubmit(submit)}>
      <RolePicker role={role} pick={setRole} />
      {role === 'agent' && <Field label={say('agent-name')} value={agent_name} change={setAgent} />}
      {more !== undefined && <Field {...more} />}
      <Button kind="first" disabled={!isReady}>
        {label}
      </Button>
    </form>
  );
};
