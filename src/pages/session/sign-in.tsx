import { type ReactNode, useState } from 'react';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { Field } from '../ui/field.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useWords } from '../words/words.ts';
import { type Session, signInByKey } from './session.ts';

interface KeyFormProps {
  readonly signedIn: (session: Session) => void;
  readonly failed: (error: unknown) => void;
}

const KeyForm = ({ signedIn, failed }: KeyFormProps): ReactNode => {
  const { say } = useWords();
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const signIn = async (): Promise<void> => {
    setBusy(true);
    try {
      signedIn(await signInByKey(key.trim()));
    } catch (error) {
      failed(error);
      setBusy(false);
    }
  };
  return (
    <form className="form" onSubmit={onSubmit(signIn)}>
      <Field
        {...{ label: say('key'), hint: say('key-hint'), type: 'password', value: key }}
        change={setKey}
      />
      <Button kind="first" disabled={busy || key.trim() === ''}>
        {busy ? say('signing-in') : say('sign-in')}
      </Button>
    </form>
  );
};

interface SignInProps {
  /** Why the link did not work; null: there was none. */
  readonly failure: unknown;
  readonly signedIn: (session: Session) => void;
}

/** What somebody sees whom the service does not know. */
export const SignIn = ({ failure, signedIn }: SignInProps): ReactNode => {
  const { say } = useWords();
  const [error, setError] = useState(failure);
  return (
    <main className="sign-in">
      <div className="card">
        <div className="card-head">
          <h1>{say('sign-in-title')}</h1>
          <Choices />
        </div>
        {error === null ? <p className="quiet">{say('sign-in-how')}</p> : <Alert error={error} />}
        <KeyForm signedIn={signedIn} failed={setError} />
      </div>
    </main>
  );
};
