import type { LoadResult } from './http-load.ts';

/** The same requests to the service and to a bare Koa route. */
export interface Compared {
  readonly name: string;
  readonly service: LoadResult;
  readonly bare: LoadResult;
}

/** Reads are to reach this share of the bare route's requests a second. */
export const GOAL_SHARE = 0.6;
/** From here on the one who asks may have been too slow. */
const BUSY = 0.95;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** The middle of several rounds. */
export const summedUp = (results: readonly LoadResult[]): LoadResult => ({
  perSecond: median(results.map(({ perSecond }) => perSecond)),
  cpuMicroseconds: median(results.map(({ cpuMicroseconds }) => cpuMicroseconds)),
  clientBusy: Math.max(...results.map(({ clientBusy }) => clientBusy)),
});

const HEAD = ['', 'requests/s', 'bare', 'share', 'CPU µs', 'bare', 'share', 'client busy'];

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const row = ({ name, service, bare }: Compared): string[] => [
  name,
  Math.round(service.perSecond).toLocaleString('en'),
  Math.round(bare.perSecond).toLocaleString('en'),
  percent(service.perSecond / bare.perSecond),
  service.cpuMicroseconds.toFixed(0),
  bare.cpuMicroseconds.toFixed(0),
  percent(bare.cpuMicroseconds / service.cpuMicroseconds),
  percent(Math.max(service.clientBusy, bare.clientBusy)),
];

export const printReport = (all: readonly Compared[]): void => {
  const rows = [HEAD, ...all.map(row)];
  const widths = HEAD.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  for (const cells of rows) console.log(cells.map(pad).join('  '));
  if (all.some(({ bare }) => bare.clientBusy > BUSY)) {
    console.log(
      'The client was busy all the time: the bare route may be faster than it could ask.',
    );
  }
};
