import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useSyncExternalStore,
} from 'react';
import { CallQueueButton } from './call-queue-button.tsx';
import { type Role } from '../session/session.ts';
import { useSession } from '../session/with-session.tsx';
import { Frame } from '../ui/frame.tsx';
import { useWords } from '../words/words.ts';

const NAMES = [
  ...(['extensions', 'trunks', 'numbers', 'conditions', 'checker', 'prompts'] as const),
  ...(['settings', 'reasons', 'alerts', 'reports', 'recordings'] as const),
  ...(['stories', 'audit', 'webhooks', 'links', 'keys'] as const),
];
type Name = (typeof NAMES)[number];

/** Loaded when it is looked at first. */
const SECTIONS: Readonly<Record<Name, ComponentType>> = {
  extensions: lazy(() => import('./extensions.tsx')),
  trunks: lazy(() => import('./trunks.tsx')),
  numbers: lazy(() => import('./numbers.tsx')),
  conditions: lazy(() => import('./conditions.tsx')),
  checker: lazy(() => import('./checker.tsx')),
  prompts: lazy(() => import('./prompts.tsx')),
  settings: lazy(() => import('./settings.tsx')),
  reasons: lazy(() => import('./reasons.tsx')),
  alerts: lazy(() => import('./alerts.tsx')),
  reports: lazy(() => import('./reports.tsx')),
  recordings: lazy(() => import('./recordings.tsx')),
  stories: lazy(() => import('./story.tsx')),
  audit: lazy(() => import('./audit.tsx')),
  webhooks: lazy(() => import('./webhooks.tsx')),
  links: lazy(() => import('./links.tsx')),
  keys: lazy(() => import('./keys.tsx')),
};

/** What only administrators may. */
const FOR_ADMINS: ReadonlySet<Name> = new Set<Name>(['trunks', 'links', 'keys']);

const maySee = (name: Name, role: Role): boolean => role === 'admin' || !FOR_ADMINS.has(name);

const mayCall = (role: Role): boolean => role === 'admin' || role === 'callcenter';

const hashName = (): Name => NAMES.find((name) => `#${name}` === location.hash) ?? 'extensions';

const onHash = (changed: () => void): (() => void) => {
  addEventListener('hashchange', changed);
  return () => {
    removeEventListener('hashchange', changed);
  };
};

/** All that administrators do, a part at a time; which one stands in the address. */
export const Admin = (): ReactNode => {
  const { say } = useWords();
  const { callcenter, session } = useSession();
  const name = useSyncExternalStore(onHash, hashName);
  const Section = SECTIONS[name];
  useEffect(() => {
    document.title = `${say(`admin-${name}`)} · ${callcenter}`;
  }, [say, name, callcenter]);
  return (
    <Frame title={say('admin')} line={null} tools={mayCall(session.role) && <CallQueueButton />}>
      <div className="admin">
        <nav aria-label={say('admin')}>
          <ul className="admin-nav">
            {NAMES.filter((each) => maySee(each, session.role)).map((each) => (
              <li key={each}>
                <a href={`#${each}`} aria-current={each === name ? 'page' : undefined}>
                  {say(`admin-${each}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="stack">
          <Suspense fallback={<p className="quiet">{say('loading')}</p>}>
            <Section />
          </Suspense>
        </div>
      </div>
    </Frame>
  );
};
