import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { Alert } from '../ui/alert.tsx';
import { useWords } from '../words/words.ts';
import { CallcenterPicker } from './callcenter-picker.tsx';
import { currentSession, type Session, signInByLink, signOut, takeLink } from './session.ts';
import { SignIn } from './sign-in.tsx';

/** Who is signed in, and in which call center they work. */
export interface SignedIn {
  readonly session: Session;
  readonly callcenter: string;
  /** Shows the page of who is not signed in, as the service does not know this browser any more. */
  readonly forget: () => void;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<SignedIn | null>(null);

/** Who is signed in. Only below {@link WithSession}. */
export const useSession = (): SignedIn => {
  const signedIn = use(SessionContext);
  if (signedIn === null) throw new Error('nobody is signed in here');
  return signedIn;
};

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'nobody'; readonly failure: unknown }
  | { readonly kind: 'unknown'; readonly error: unknown }
  | { readonly kind: 'somebody'; readonly session: Session };

const ask = async (): Promise<State> => {
  const link = takeLink();
  try {
    if (link !== null) return { kind: 'somebody', session: await signInByLink(link) };
    const session = await currentSession();
    return session === null ? { kind: 'nobody', failure: null } : { kind: 'somebody', session };
  } catch (error) {
    return link === null ? { kind: 'unknown', error } : { kind: 'nobody', failure: error };
  }
};

/** Once a page, as a link works once. */
let asked: Promise<State> | null = null;

interface WithCallcenterProps {
  readonly session: Session;
  readonly forget: () => void;
  readonly children: ReactNode;
}

const WithCallcenter = ({ session, forget, children }: WithCallcenterProps): ReactNode => {
  const inAddress = new URLSearchParams(location.search).get('callcenter');
  const [picked, setPicked] = useState(session.callcenter_id ?? inAddress);
  const signedIn = useMemo(
    () =>
      picked === null
        ? null
        : {
            ...{ session, callcenter: picked, forget },
            signOut: async () => {
              await signOut();
              forget();
            },
          },
    [session, picked, forget],
  );
  if (signedIn === null) return <CallcenterPicker picked={setPicked} />;
  return <SessionContext value={signedIn}>{children}</SessionContext>;
};

/** Shows what is below to those who are signed in, and to all others how to. */
export const WithSession = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { say } = useWords();
  const [state, setState] = useState<State>({ kind: 'asking' });
  useEffect(() => {
    asked ??= ask();
    void asked.then(setState);
  }, []);
  const forget = useMemo(
    () => () => {
      setState({ kind: 'nobody', failure: null });
    },
    [],
  );
  const signedIn = (session: Session): void => {
    setState({ kind: 'somebody', session });
  };
  switch (state.kind) {
    case 'asking':
      return <main className="sign-in" aria-busy="true" />;
    case 'nobody':
      return <SignIn failure={state.failure} signedIn={signedIn} />;
    case 'unknown':
      return (
        <main className="sign-in">
          <h1 className="unseen">{say('sign-in-title')}</h1>
          <Alert error={state.error} />
        </main>
      );
    case 'somebody':
      return (
        <WithCallcenter session={state.session} forget={forget}>
          {children}
        </WithCallcenter>
      );
  }
};
