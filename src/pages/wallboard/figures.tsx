import type { ReactNode } from 'react';
import { type AlertNow, type Figures as Now, type Today, useToday } from '../live/use-stats.ts';
import { Clock, durationText } from '../ui/clock.tsx';
import { useWords } from '../words/words.ts';

interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  /** Stands below it; its place is kept where there is nothing to say. */
  readonly more?: string | undefined;
  /** It is beyond its threshold. */
  readonly alert?: boolean;
}

const Figure = ({ label, value, more, alert = false }: FigureProps): ReactNode => (
  <div className="figure" data-alert={alert}>
    <dt>{label}</dt>
    <dd>
      <strong>
        {alert && (
          <span className="figure-alert" aria-hidden="true">
            ▲
          </span>
        )}
        {value}
      </strong>
      <small>{more ?? '\u00a0'}</small>
    </dd>
  </div>
);

const NONE = '–';
const count = (value: number | undefined): string => (value === undefined ? NONE : String(value));
const percent = (part: number | null | undefined): string =>
  part === null || part === undefined ? NONE : `${Math.round(part * 100)} %`;

/** Nothing where there is nothing to say. */
const useAverage = () => {
  const { say } = useWords();
  return (
    key: 'average-today' | 'talk-average' | 'after-average',
    value: number | null | undefined,
  ): string | undefined =>
    value === null || value === undefined
      ? undefined
      : say(key, { time: durationText(value * 1000) });
};

/** How long the one waits who has waited longest. It ticks. */
const LongestWait = ({ now }: { readonly now: Now | null }): ReactNode => {
  if (now === null) return NONE;
  return now.waits_since === null ? durationText(0) : <Clock since={now.waits_since} />;
};

interface PartProps {
  readonly now: Now | null;
  readonly today: Today | undefined;
}

const ofAll = (alerts: readonly AlertNow[], figure: AlertNow['figure']): boolean =>
  alerts.some((alert) => alert.figure === figure && alert.channel === null);

const AtThisMoment = ({ now, today }: PartProps): ReactNode => {
  const { say } = useWords();
  const average = useAverage();
  const alerts = now?.alerts ?? [];
  return (
    <>
      <Figure
        {...{ label: say('waiting'), value: count(now?.waiting), alert: ofAll(alerts, 'waiting') }}
        more={say('ringing-count', { count: now?.ringing ?? 0 })}
      />
      <Figure
        {...{ label: say('longest-wait'), value: <LongestWait now={now} /> }}
        alert={ofAll(alerts, 'longest_wait')}
        more={average('average-today', today?.average_wait_seconds)}
      />
      <Figure
        {...{ label: say('conversations'), value: count(now?.conversations) }}
        more={average('talk-average', today?.average_talk_seconds)}
      />
      <Figure
        {...{ label: say('agents-ready'), value: count(now?.agents.idle) }}
        alert={ofAll(alerts, 'no_agent_idle')}
        more={say('of-logged-in', { count: now?.agents.logged_in ?? 0 })}
      />
    </>
  );
};

const SinceMorning = ({ now, today }: PartProps): ReactNode => {
  const { say } = useWords();
  const average = useAverage();
  return (
    <>
      <Figure
        {...{ label: say('service-level-hour'), value: percent(now?.hour.service_level) }}
        alert={ofAll(now?.alerts ?? [], 'service_level')}
        more={say('level-today', { level: percent(today?.service_level) })}
      />
      <Figure
        {...{ label: say('answered-today'), value: count(today?.answered) }}
        more={say('of-offered', { count: today?.offered ?? 0 })}
      />
      <Figure
        {...{ label: say('abandoned-today'), value: count(today?.abandoned) }}
        more={average('after-average', today?.average_abandon_seconds)}
      />
    </>
  );
};

/** The figures that matter first. A figure that is not known yet keeps its place. */
export const Figures = ({ figures }: { readonly figures: Now | null }): ReactNode => {
  const { say } = useWords();
  const { data: today } = useToday();
  return (
    <section aria-label={say('figures')}>
      <dl className="figures">
        <AtThisMoment now={figures} today={today} />
        <SinceMorning now={figures} today={today} />
      </dl>
    </section>
  );
};
