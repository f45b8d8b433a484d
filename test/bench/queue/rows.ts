import type { SystemName } from './systems.ts';

/** A figure of the table. Titles go on in units of `unit`. */
export interface Row {
  readonly id: string;
  /** What has to be run for it: the word that `--only` takes. */
  readonly block: string;
  readonly title: string;
  readonly unit: 'ms' | 'KiB' | 'calls/s';
  /** Which way is better. */
  readonly better: 'less' | 'more';
  /** What issue and README promise; null: shown only. */
  readonly goal: Goal | null;
}

/** At most so many times what app_queue has, and, or, so much at most. */
export interface Goal {
  readonly ratio?: number;
  readonly most?: number;
}

/** What one round found: of each system each row that was run. */
export type Round = Partial<Record<SystemName, Readonly<Record<string, number>>>>;

const row = (
  block: string,
  id: string,
  title: string,
  goal: Goal | null = null,
  unit: Row['unit'] = 'ms',
): Row => ({ id, block, title, unit, better: unit === 'calls/s' ? 'more' : 'less', goal });

const loadRows = (rate: number): Row[] => [
  row('load', `asterisk-${rate}`, `processor time a call, Asterisk's, ${rate} calls/s`, {
    ratio: 1.4,
  }),
  row('load', `own-${rate}`, `… its own process's`, { most: 8 }),
  row('load', `both-${rate}`, '… both together', { ratio: 2 }),
];

/** The table, in its order. */
export const ROWS: readonly Row[] = [
  row('load', 'arrival', "arrival → INVITE on an idle agent's phone, median", { ratio: 1.5 }),
  row('load', 'arrival-p95', '… 95 of 100', { ratio: 1.5 }),
  row('busy', 'free', 'agent free → INVITE, 10 wait for 10 agents, median', {
    ratio: 0.025,
    most: 10,
  }),
  row('busy', 'free-p95', '… 95 of 100'),
  ...loadRows(10),
  ...loadRows(30),
];
