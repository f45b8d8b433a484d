/** Milliseconds. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
}

/** What was measured of one way to change who hears whom. Null: there is no such thing in it. */
export interface Measured {
  readonly operation: string;
  readonly samples: number;
  /** From the request to its answer. */
  readonly answer: Timing;
  /** From the answer to the last packet of those who are not to be heard any more; negative: before it. */
  readonly lastPacket: Timing | null;
  /** From the answer to the first packet of those who are to be heard from now on. */
  readonly firstPacket: Timing | null;
}

export const timing = (times: readonly number[]): Timing => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
};

/** Two packets of 20 ms. */
export const GOAL_LAST_PACKET_MS = 40;
/** The answer may take so many times as long as a bare mute. */
export const GOAL_RATIO = 2;

const ms = (value: number): string => value.toFixed(1);
const both = (measured: Timing | null): string[] =>
  measured === null ? ['–', '–'] : [ms(measured.p50), ms(measured.p95)];

const HEAD = [
  '',
  'n',
  'answer p50',
  'p95',
  '× bare',
  '×',
  'last packet p50',
  'p95',
  'first p50',
  'p95',
];

const row = (measured: Measured, bare: Measured): string[] => [
  measured.operation,
  String(measured.samples),
  ...both(measured.answer),
  (measured.answer.p50 / bare.answer.p50).toFixed(2),
  (measured.answer.p95 / bare.answer.p95).toFixed(2),
  ...both(measured.lastPacket),
  ...both(measured.firstPacket),
];

const verdict = (measured: Measured, bare: Measured): string => {
  const ratio = measured.answer.p50 / bare.answer.p50;
  const last = measured.lastPacket?.p95 ?? null;
  const isInTime = last === null || last <= GOAL_LAST_PACKET_MS;
  return `${measured.operation}: answer ${ratio <= GOAL_RATIO ? 'within' : 'over'} ${GOAL_RATIO}× bare${
    last === null ? '' : `, last packet ${isInTime ? 'within' : 'over'} ${GOAL_LAST_PACKET_MS} ms`
  }`;
};

export const printReport = (bare: Measured, all: readonly Measured[]): void => {
  const rows = [HEAD, ...[bare, ...all].map((measured) => row(measured, bare))];
  const widths = HEAD.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  console.log('Times in ms. Packets: after the answer, negative before it.');
  for (const cells of rows) {
    console.log(
      cells
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    );
  }
  for (const measured of all) console.log(verdict(measured, bare));
};
