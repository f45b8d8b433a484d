import type { ReactNode } from 'react';
import type { Stats } from '../live/use-stats.ts';
import { durationText } from '../ui/clock.tsx';
import { useWords } from '../words/words.ts';
import { useThresholds } from './thresholds.tsx';

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly more?: string | undefined;
  /** It is beyond its threshold. */
  readonly alert?: boolean;
}

const Figure = ({ label, value, more, alert = false }: FigureProps): ReactNode => {
  const { say } = useWords();
  return (
    <div className="figure" data-alert={alert}>
      <dt>
        {label}
        {alert && <span className="figure-alert">▲ {say('over-threshold')}</span>}
      </dt>
      <dd>
        <strong>{value}</strong>
        {more !== undefined && <small>{more}</small>}
      </dd>
    </div>
  );
};

const NONE = '–';
const percent = (part: number | null | undefined): string =>
  part === null || part === undefined ? NONE : `${Math.round(part * 100)} %`;
const seconds = (value: number | null | undefined): string =>
  value === null || value === undefined ? NONE : durationText(value * 1000);

/** Says aloud what went beyond its threshold, once. */
const Announcement = ({ texts }: { readonly texts: readonly string[] }): ReactNode => (
  <p className="unseen" role="alert">
    {texts.join('. ')}
  </p>
);

const useAlerts = (stats: Stats | null) => {
  const { waiting, longestWaitSeconds, serviceLevel } = useThresholds();
  const level = stats?.today.service_level ?? null;
  return {
    waiting: waiting > 0 && (stats?.waiting ?? 0) >= waiting,
    longest: longestWaitSeconds > 0 && (stats?.longest_wait_seconds ?? 0) >= longestWaitSeconds,
    level: level !== null && serviceLevel > 0 && level * 100 < serviceLevel,
  };
};

const count = (value: number | undefined): string => (value === undefined ? NONE : String(value));

/** Nothing where there is nothing to say. */
const useAverage = () => {
  const { say } = useWords();
  return (
    key: 'average-today' | 'talk-average' | 'after-average',
    value: number | null | undefined,
  ): string | undefined =>
    value === null || value === undefined ? undefined : say(key, { time: seconds(value) });
};

type Alerts = ReturnType<typeof useAlerts>;

interface PartProps {
  readonly stats: Stats | null;
  readonly alerts: Alerts;
}

const Now = ({ stats, alerts }: PartProps): ReactNode => {
  const { say } = useWords();
  const average = useAverage();
  const today = stats?.today;
  return (
    <>
      <Figure
        {...{ label: say('waiting'), value: count(stats?.waiting), alert: alerts.waiting }}
        more={say('ringing-count', { count: stats?.ringing ?? 0 })}
      />
      <Figure
        {...{ label: say('longest-wait'), alert: alerts.longest }}
        value={seconds(stats?.longest_wait_seconds)}
        more={average('average-today', today?.average_wait_seconds)}
      />
      <Figure
        {...{ label: say('conversations'), value: count(stats?.conversations) }}
        more={average('talk-average', today?.average_talk_seconds)}
      />
    </>
  );
};

const Today = ({ stats, alerts }: PartProps): ReactNode => {
  const { say } = useWords();
  const average = useAverage();
  const today = stats?.today;
  return (
    <>
      <Figure
        {...{ label: say('service-level'), value: percent(today?.service_level) }}
        more={say('within-seconds', { seconds: stats?.service_level_seconds ?? 0 })}
        alert={alerts.level}
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
export const Figures = ({ stats }: { readonly stats: Stats | null }): ReactNode => {
  const { say } = useWords();
  const alerts = useAlerts(stats);
  const loud = [
    alerts.waiting ? say('alert-waiting', { count: stats?.waiting ?? 0 }) : '',
    alerts.longest ? say('alert-longest', { time: seconds(stats?.longest_wait_seconds) }) : '',
    alerts.level ? say('alert-level', { level: percent(stats?.today.service_level) }) : '',
  ].filter((text) => text !== '');
  return (
    <section aria-label={say('figures')}>
      <Announcement texts={loud} />
      <dl className="figures">
        <Now stats={stats} alerts={alerts} />
        <Today stats={stats} alerts={alerts} />
      </dl>
    </section>
  );
};
