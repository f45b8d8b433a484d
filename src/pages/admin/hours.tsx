import { type ReactNode, useState } from 'react';
import type { DataOf } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { onSubmit } from '../ui/submitted.ts';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { CALLCENTER } from './use-settings.ts';

type Settings = DataOf<'GET', typeof CALLCENTER>;
type Schedule = NonNullable<Settings['schedule']>;
type Weekday = Schedule['week'][number]['days'][number];

const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** A Monday, from which the names of days are taken. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

const fresh = (): Schedule => ({
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
  dates: [],
});

type Week = Schedule['week'];

interface WeekProps {
  readonly week: Week;
  readonly change: (week: Week) => void;
}

const useDayName = (): ((day: Weekday) => string) => {
  const { locale } = useWords();
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (day) => format.format(MONDAY + DAYS.indexOf(day) * DAY_MS);
};

interface SpanProps {
  readonly span: Week[number];
  readonly change: (span: Week[number]) => void;
  readonly remove: () => void;
}

const Span = ({ span, change, remove }: SpanProps): ReactNode => {
  const { say } = useWords();
  const dayName = useDayName();
  const toggle = (day: Weekday) => (): void => {
    const days = DAYS.filter((each) => span.days.includes(each) !== (each === day));
    change({ ...span, days });
  };
  return (
    <fieldset className="hours">
      <legend className="unseen">{say('open-hours')}</legend>
      <div className="buttons">
        {DAYS.map((day) => (
          <Button key={day} size="small" pressed={span.days.includes(day)} act={toggle(day)}>
            {dayName(day)}
          </Button>
        ))}
      </div>
      <Field
        {...{ label: say('from'), value: span.from }}
        change={(from) => {
          change({ ...span, from });
        }}
      />
      <Field
        {...{ label: say('to'), value: span.to }}
        change={(to) => {
          change({ ...span, to });
        }}
      />
      <Button act={remove}>{say('remove')}</Button>
    </fieldset>
  );
};

const WeekFields = ({ week, change }: WeekProps): ReactNode => {
  const { say } = useWords();
  return (
    <>
      {week.map((span, index) => (
        <Span
          key={index}
          span={span}
          change={(changed) => {
            change(week.with(index, changed));
          }}
          remove={() => {
            change(week.toSpliced(index, 1));
          }}
        />
      ))}
      <div className="buttons">
        <Button
          act={() => {
            change([...week, { days: ['sat'], from: '10:00', to: '14:00' }]);
          }}
        >
          {say('more-hours')}
        </Button>
      </div>
    </>
  );
};

interface DatesProps {
  readonly dates: Schedule['dates'];
  readonly change: (dates: Schedule['dates']) => void;
}

/** Days on which it is closed. Days with hours of their own stay as they are. */
const ClosedDays = ({ dates, change }: DatesProps): ReactNode => {
  const { say } = useWords();
  const [date, setDate] = useState('');
  return (
    <div className="form-row">
      <Field {...{ label: say('closed-on'), type: 'date', value: date, change: setDate }} />
      <Button
        disabled={date === ''}
        act={() => {
          const others = dates.filter((day) => day.date !== date);
          const all = [...others, { date, hours: [] }];
          change(all.toSorted((one, other) => one.date.localeCompare(other.date)));
          setDate('');
        }}
      >
        {say('add')}
      </Button>
      <ul className="buttons">
        {dates.map((day) => (
          <li key={day.date}>
            <Button
              {...{ size: 'small', name: say('remove-that', { name: day.date }) }}
              act={() => {
                change(dates.filter((other) => other !== day));
              }}
            >
              {day.date} {day.hours.map(({ from, to }) => `${from}–${to}`).join(', ')} ✕
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
};

interface TimesProps {
  readonly schedule: Schedule;
  readonly change: (schedule: Schedule) => void;
}

const Times = ({ schedule, change }: TimesProps): ReactNode => {
  const { say } = useWords();
  return (
    <>
      <Field
        {...{ label: say('time-zone'), value: schedule.time_zone }}
        change={(time_zone) => {
          change({ ...schedule, time_zone });
        }}
      />
      <WeekFields
        week={schedule.week}
        change={(week) => {
          change({ ...schedule, week });
        }}
      />
      <ClosedDays
        dates={schedule.dates}
        change={(dates) => {
          change({ ...schedule, dates });
        }}
      />
    </>
  );
};

interface HoursProps {
  readonly settings: Settings;
  readonly stored: () => Promise<unknown>;
}

/** When the call center is open. */
export const Hours = ({ settings, stored }: HoursProps): ReactNode => {
  const { say } = useWords();
  const { isWanted, run } = useAction();
  const [edited, setEdited] = useState<Schedule | null | undefined>();
  const schedule = edited === undefined ? settings.schedule : edited;
  const path = { callcenter_id: settings.id };
  const store = async (): Promise<void> => {
    const isDone = await run(async () => {
      await api().call('PUT', CALLCENTER, { path, body: { schedule } });
      await stored();
    }, say('stored'));
    if (isDone) setEdited(undefined);
  };
  return (
    <form className="card form" onSubmit={onSubmit(store)}>
      <h2>{say('open-hours')}</h2>
      <label className="check">
        <input
          type="checkbox"
          checked={schedule === null}
          onChange={({ target }) => {
            setEdited(target.checked ? null : (settings.schedule ?? fresh()));
          }}
        />
        {say('always-open')}
      </label>
      {schedule !== null && <Times schedule={schedule} change={setEdited} />}
      <div className="buttons">
        <Button kind="first" disabled={isWanted || edited === undefined}>
          {say('store')}
        </Button>
      </div>
    </form>
  );
};
