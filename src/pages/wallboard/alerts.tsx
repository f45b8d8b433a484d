import type { ReactNode } from 'react';
import type { AlertNow, Figures } from '../live/use-stats.ts';
import { useSession } from '../session/with-session.tsx';
import { Clock, durationText } from '../ui/clock.tsx';
import { useWords } from '../words/words.ts';
import { IS_TV } from './wall.ts';

const useAlertText = (): ((alert: AlertNow) => string) => {
  const { say } = useWords();
  return ({ figure, channel, condition, limit }) => {
    const where = condition ?? channel;
    const text = {
      waiting: () => say('alert-waiting', { limit: limit ?? 0 }),
      longest_wait: () => say('alert-longest', { time: durationText((limit ?? 0) * 1000) }),
      service_level: () => say('alert-level', { level: Math.round((limit ?? 0) * 100) }),
      no_agent_idle: () => say('alert-nobody-ready'),
      trunk_down: () => say('alert-trunk-down'),
    }[figure]();
    return where === null ? text : `${where}: ${text}`;
  };
};

/** Who may say where alerts begin. */
const maySet = (role: string): boolean => role === 'admin' || role === 'callcenter';

const SetThem = (): ReactNode => {
  const { say } = useWords();
  const { callcenter, session } = useSession();
  if (IS_TV || !maySet(session.role)) return null;
  return (
    <a href={`./admin?callcenter=${encodeURIComponent(callcenter)}#alerts`}>{say('set-alerts')}</a>
  );
};

/** What is beyond its threshold, since when; read aloud when it begins. Its place is kept where nothing is. */
export const Alerts = ({ figures }: { readonly figures: Figures | null }): ReactNode => {
  const { say } = useWords();
  const alertText = useAlertText();
  const alerts = figures?.alerts ?? [];
  return (
    <section className="alerts" aria-label={say('thresholds')} data-alert={alerts.length > 0}>
      <div role="alert">
        <ul>
          {alerts.map((alert) => (
            <li key={`${alert.figure} ${alert.channel ?? ''} ${alert.condition ?? ''}`}>
              <span aria-hidden="true">▲</span> {alertText(alert)}{' '}
              <span aria-hidden="true">
                <Clock since={alert.begin_time} />
              </span>
            </li>
          ))}
        </ul>
      </div>
      {alerts.length === 0 && <span className="quiet">{say('no-alerts')}</span>}
      <SetThem />
    </section>
  );
};
