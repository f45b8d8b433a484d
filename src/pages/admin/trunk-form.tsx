import { type ReactNode, useState } from 'react';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { tellDone } from '../ui/notices.tsx';
import { Select } from '../ui/select.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useWords } from '../words/words.ts';

export type Trunk = components['schemas']['Trunk'];
type Kind = Trunk['kind'];
type Transport = Trunk['transport'];

const KINDS: readonly Kind[] = ['register', 'accept', 'peer'];
const TRANSPORTS: readonly Transport[] = ['udp', 'tcp', 'tls'];

const EMPTY = {
  ...{ name: '', host: '', port: '', username: '', password: '' },
  ...{ maxCalls: '', priority: '50', prefixes: '' },
};
type Texts = typeof EMPTY;

/** `00,2,+`: what a number begins with, how much of it is taken away, what is put in front; a line each. */
const prefixesIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [prefix = '', strip = '0', add = ''] = line.split(',').map((part) => part.trim());
      return { prefix, strip: Number(strip), add };
    });

const textsOf = (trunk: Trunk | null): Texts =>
  trunk === null
    ? EMPTY
    : {
        ...{ name: trunk.name, host: trunk.host ?? '', port: String(trunk.port ?? '') },
        ...{ username: trunk.kind === 'accept' ? '' : (trunk.username ?? ''), password: '' },
        ...{ maxCalls: String(trunk.max_calls ?? ''), priority: String(trunk.priority) },
        prefixes: trunk.prefixes
          .filter(({ prefix, strip, add }) => prefix !== '' || strip > 0 || add !== '')
          .map(({ prefix, strip, add }) => `${prefix},${strip},${add}`)
          .join('\n'),
      };

const ANY_NUMBER = [{ prefix: '', strip: 0, add: '' }];

const bodyOf = (texts: Texts, kind: Kind, transport: Transport) => ({
  transport,
  ...(kind !== 'accept' && {
    host: texts.host.trim(),
    port: texts.port === '' ? null : Number(texts.port),
    ...(texts.username !== '' && { username: texts.username.trim() }),
  }),
  ...(texts.password !== '' && { password: texts.password }),
  max_calls: texts.maxCalls === '' ? null : Number(texts.maxCalls),
  priority: Number(texts.priority),
  prefixes: texts.prefixes.trim() === '' ? ANY_NUMBER : prefixesIn(texts.prefixes),
});

/** What is done with a trunk. What is refused stays in its fields. */
const useTrunk = (trunk: Trunk | null, stored: () => void) => {
  const { say } = useWords();
  const [texts, setTexts] = useState(() => textsOf(trunk));
  const [kind, setKind] = useState<Kind>(trunk?.kind ?? 'register');
  const [transport, setTransport] = useState<Transport>(trunk?.transport ?? 'udp');
  const [error, setError] = useState<unknown>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    const body = { name: texts.name.trim(), kind, ...bodyOf(texts, kind, transport) };
    const made = await api().call('POST', '/trunk', { body });
    setSecret(made.password ?? null);
    setTexts(EMPTY);
  };
  const change = async (trunk_name: string): Promise<void> => {
    const body = bodyOf(texts, kind, transport);
    await api().call('POST', '/trunk/{trunk_name}', { path: { trunk_name }, body });
  };
  const store = async (): Promise<void> => {
    setError(null);
    try {
      if (trunk === null) await make();
      else await change(trunk.name);
      tellDone(say('stored'));
      stored();
    } catch (reason) {
      setError(reason);
    }
  };
  const text = (part: keyof Texts) => ({
    value: texts[part],
    change: (value: string) => {
      setTexts({ ...texts, [part]: value });
    },
  });
  return { kind, setKind, transport, setTransport, text, error, secret, store };
};

type Fields = ReturnType<typeof useTrunk>;

const Choices = ({ fields, isNew }: { readonly fields: Fields; readonly isNew: boolean }) => {
  const { say } = useWords();
  const { kind, setKind, transport, setTransport, text } = fields;
  return (
    <div className="form-row">
      <Field label={say('name')} disabled={!isNew} {...text('name')} />
      {isNew && (
        <Select
          {...{ label: say('kind'), value: kind, change: setKind }}
          choices={KINDS.map((value) => ({ value, text: say(`trunk-${value}`) }))}
        />
      )}
      <Select
        {...{ label: say('transport'), value: transport, change: setTransport }}
        choices={TRANSPORTS.map((value) => ({ value, text: value.toUpperCase() }))}
      />
    </div>
  );
};

const Carrier = ({ fields: { kind, text } }: { readonly fields: Fields }): ReactNode => {
  const { say } = useWords();
  return (
    <div className="form-row">
      {kind !== 'accept' && (
        <>
          <Field label={say('trunk-host')} {...text('host')} />
          <Field label={say('trunk-port')} type="number" {...text('port')} />
          <Field label={say('trunk-user')} {...text('username')} />
        </>
      )}
      <Field label={say('password')} type="password" {...text('password')} />
    </div>
  );
};

interface TrunkFormProps {
  /** null: a new one. */
  readonly trunk: Trunk | null;
  readonly stored: () => void;
  /** The next one is a new one. */
  readonly close: () => void;
}

/** Makes or changes a trunk. It works at once. */
export const TrunkForm = ({ trunk, stored, close }: TrunkFormProps): ReactNode => {
  const { say } = useWords();
  const fields = useTrunk(trunk, () => {
    stored();
    close();
  });
  const { text, error, secret, store } = fields;
  return (
    <form className="card form" onSubmit={onSubmit(store)}>
      <h2>{trunk === null ? say('new-trunk') : say('change-that', { name: trunk.name })}</h2>
      <Choices fields={fields} isNew={trunk === null} />
      <Carrier fields={fields} />
      <div className="form-row">
        <Field label={say('trunk-calls')} type="number" {...text('maxCalls')} />
        <Field label={say('priority')} type="number" {...text('priority')} />
      </div>
      <Field
        {...{ label: say('trunk-prefixes'), hint: say('trunk-prefixes-hint'), code: true, rows: 3 }}
        {...text('prefixes')}
      />
      {error !== null && <Alert error={error} />}
      {secret !== null && (
        <p className="secret" role="status">
          {say('trunk-password-once')} <code className="code">{secret}</code>
        </p>
      )}
      <div className="buttons">
        <Button kind="first" disabled={text('name').value.trim() === ''}>
          {say('store')}
        </Button>
        {trunk !== null && <Button act={close}>{say('cancel')}</Button>}
      </div>
    </form>
  );
};
