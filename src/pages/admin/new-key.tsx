import { type ReactNode, useState } from 'react';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';

const ROLES = ['callcenter', 'supervisor', 'agent', 'read'] as const;
type MadeRole = (typeof ROLES)[number];

interface Fields {
  readonly role: MadeRole;
  readonly name: string;
  readonly agent: string;
}

const bodyOf = ({ role, name, agent }: Fields, callcenter_id: string) =>
  role === 'agent'
    ? { role, callcenter_id, name, agent_name: agent }
    : { role, callcenter_id, name };

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

/** Makes a key, which is shown once. */
export const NewKey = ({ made }: { readonly made: () => void }): ReactNode => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const { isWanted, run } = useAction();
  const [fields, setFields] = useState<Fields>({ role: 'agent', name: '', agent: '' });
  const [secret, setSecret] = useState<string | null>(null);
  const change = (part: keyof Fields) => (value: string) => {
    setFields({ ...fields, [part]: value });
  };
  const make = (): void =>
    void run(async () => {
      const { key } = await api().call('POST', '/key', { body: bodyOf(fields, callcenter) });
      setSecret(key);
      made();
    });
  return (
    <form className="form" onSubmit={onSubmit(make)}>
      <div className="form-row">
        <RolePicker role={fields.role} pick={change('role')} />
        <Field label={say('key-name')} value={fields.name} change={change('name')} />
        {fields.role === 'agent' && (
          <Field label={say('agent-name')} value={fields.agent} change={change('agent')} />
        )}
        <Button kind="first" disabled={isWanted || fields.name === ''}>
          {say('make-key')}
        </Button>
      </div>
      {secret !== null && (
        <p className="secret" role="status">
          {say('key-once')} <code className="code">{secret}</code>
        </p>
      )}
    </form>
  );
};
