/** Times in microseconds. */
export interface Timing {
  readonly samples: number;
  readonly mean: number;
  readonly p50: number;
  readonly p99: number;
}

/** Until someone is chosen, and with what it takes afterwards to put the index right. */
export interface Decision {
  readonly choice: Timing;
  readonly whole: Timing;
}

interface Compared {
  readonly index: Decision;
  readonly scan: Decision;
}

/** What was measured with so many agents logged in and tasks waiting. */
export interface Cell {
  readonly agents: number;
  readonly tasks: number;
  readonly bytesPerTask: number;
  readonly idle: Compared;
  readonly arrival: Compared;
  readonly changes: {
    readonly login: Timing;
    /** The agent takes their new place among those who wait for the next task. */
    readonly conversationEnd: Timing;
    readonly skillChange: Timing;
    readonly conditionChange: Timing;
  };
}

/** Median time with ten times more of one, other things equal, divided by the time before. */
export interface Growth {
  readonly of: 'agents' | 'tasks';
  readonly from: string;
  readonly to: string;
  readonly idle: Record<keyof Decision, number>;
  readonly arrival: Record<keyof Decision, number>;
}

const place = ({ agents, tasks }: Cell): string =>
  `${agents.toLocaleString('en')} × ${tasks.toLocaleString('en')}`;

const times = (from: Compared, to: Compared): Record<keyof Decision, number> => ({
  choice: to.index.choice.p50 / from.index.choice.p50,
  whole: to.index.whole.p50 / from.index.whole.p50,
});

const grown = (of: Growth['of'], from: Cell, to: Cell): Growth => ({
  of,
  from: place(from),
  to: place(to),
  idle: times(from.idle, to.idle),
  arrival: times(from.arrival, to.arrival),
});

export const growth = (cells: readonly Cell[]): readonly Growth[] =>
  cells.flatMap((from) => [
    ...cells
      .filter((to) => to.tasks === from.tasks && to.agents === from.agents * 10)
      .map((to) => grown('agents', from, to)),
    ...cells
      .filter((to) => to.agents === from.agents && to.tasks === from.tasks * 10)
      .map((to) => grown('tasks', from, to)),
  ]);

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const short = (value: number): string => (value < 100 ? value.toFixed(1) : whole(value));

const printTable = (
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void => {
  const widths = head.map((text, column) =>
    Math.max(text.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row.map((text, column) => text.padStart(widths[column] ?? 0)).join('  ');
  console.log(['', title, line(head), ...rows.map(line)].join('\n'));
};

const decisionRow = (cell: Cell, { index, scan }: Compared): readonly string[] => [
  place(cell),
  whole(1e6 / index.whole.mean),
  short(index.choice.p50),
  short(index.choice.p99),
  short(index.whole.p50),
  short(index.whole.p99),
  whole(1e6 / scan.whole.mean),
  short(scan.choice.p50),
  `${whole(scan.whole.mean / index.whole.mean)}×`,
];

const DECISION_HEAD = [
  'agents × tasks',
  'decisions/s',
  'chosen p50',
  'p99',
  'settled p50',
  'p99',
  'scan/s',
  'scan p50',
  'gain',
];

export const printReport = (cells: readonly Cell[], machine: Timing): void => {
  console.log('Times in µs. Chosen: until the choice is made. Settled: and the index put right.');
  printTable(
    'An agent becomes idle → task chosen',
    DECISION_HEAD,
    cells.map((cell) => decisionRow(cell, cell.idle)),
  );
  printTable(
    'A task arrives → agent chosen',
    DECISION_HEAD,
    cells.map((cell) => decisionRow(cell, cell.arrival)),
  );
  printTable(
    'Changes and memory',
    [
      'agents × tasks',
      'login p50',
      'p99',
      'talk ends',
      'p99',
      'skills',
      'p99',
      'condition',
      'p99',
      'bytes/task',
    ],
    cells.map((cell) => [
      place(cell),
      ...Object.values(cell.changes).flatMap(({ p50, p99 }) => [short(p50), short(p99)]),
      whole(cell.bytesPerTask),
    ]),
  );
  printTable(
    'Ten times more: the median multiplied by',
    ['of', 'from', 'to', 'idle: chosen', 'settled', 'arrival: chosen', 'settled'],
    growth(cells).map(({ of, from, to, idle, arrival }) => [
      of,
      from,
      to,
      ...[idle.choice, idle.whole, arrival.choice, arrival.whole].map((n) => n.toFixed(2)),
    ]),
  );
  const [p50, p99] = [short(machine.p50), short(machine.p99)];
  console.log(`\nThe machine: work that is always the same takes ${p50} (p50) and ${p99} (p99).`);
};
