import type { SystemName } from './systems.ts';

/** A figure of the table. */
export interface Row {
  readonly id: string;
  /** What has to be run for it: the word that `--only` takes. */
  readonly block: string;
  readonly title: string;
  readonly unit: Unit;
  /** What is promised; null: shown only. */
  readonly goal: Goal | null;
}

export type Unit = 'ms' | 'KiB' | 'calls/s' | '% of voice' | 'calls';

/** At most so many times what app_queue has, and, or, so much at most. */
export interface Goal {
  readonly ratio?: number;
  readonly most?: number;
}

/** What one round found: of each system each row that was run. */
export type Round = Partial<Record<SystemName, Readonly<Record<string, number>>>>;

/** Whether a larger value is the better one. */
export const moreIsBetter = ({ unit }: Pick<Row, 'unit'>): boolean =>
  unit === 'calls/s' || unit === '% of voice';

const row = (
  block: string,
  id: string,
  title: string,
  goal: Goal | null = null,
  unit: Unit = 'ms',
): Row => ({ id, block, title, unit, goal });

const costRows = (block: string, id: string, of: string, both: Goal, own: Goal | null): Row[] => [
  row(block, `asterisk-${id}`, `processor time a call, Asterisk's: ${of}`, own && { ratio: 1.4 }),
  row(block, `own-${id}`, '… its own process', own),
  row(block, `both-${id}`, '… both together', both),
];

const freeRows = (block: string, id: string, of: string, goal: Goal | null): Row[] => [
  row(block, id, `agent free → INVITE, ${of}: median`, goal),
  row(block, `${id}-p95`, '… 95 of 100'),
];

const arrivalRows = (block: string, id: string, of: string, goal: Goal | null): Row[] => [
  row(block, id, `arrival → INVITE on an idle agent's phone, ${of}: median`, goal),
  row(block, `${id}-p95`, '… 95 of 100', goal),
];

/** The table, in its order. */
export const ROWS: readonly Row[] = [
  ...arrivalRows('load', 'arrival', '60 agents, 10 calls/s', { ratio: 1.5 }),
  ...arrivalRows('sizes', 'arrival-10', '10 agents, 5 calls/s', null),
  ...arrivalRows('sizes', 'arrival-100', '100 agents, 5 calls/s', null),
  ...freeRows('busy', 'free', '10 agents, 10 waiting', { ratio: 0.025, most: 10 }),
  ...freeRows('sizes', 'free-1', '1 agent, 1 waiting', null),
  ...freeRows('sizes', 'free-100', '10 agents, 100 waiting', null),
  ...costRows('load', '10', '10 calls/s', { ratio: 2 }, { most: 8 }),
  ...costRows('load', '30', '30 calls/s', { ratio: 2 }, { most: 8 }),
  ...costRows('voice', 'voice', 'RTP both ways, 10 s of talk', { ratio: 1 }, null),
  row('voice', 'heard', 'packets of voice that arrived', null, '% of voice'),
  row('most', 'most', 'sustained until 95 of 100 arrivals take twice as long', null, 'calls/s'),
  row('memory', 'memory-100', 'memory for each waiting caller: 100 wait', null, 'KiB'),
  row('memory', 'memory-1000', '… 1,000 wait', null, 'KiB'),
  row('', 'lost', 'calls that were lost, in all', { most: 0 }, 'calls'),
];
