import { randomInt } from 'node:crypto';
import { type Answered, type Asked, Asker } from './asking.ts';
import { CALLCENTER_B } from './scene.ts';

/** How call center B was served for a while. */
export interface Served {
  readonly reads: readonly Answered[];
  readonly changes: readonly Answered[];
  readonly figures: readonly Answered[];
  /** How long phones were not dialled, in milliseconds; null: none was. */
  readonly calls: readonly (number | null)[];
}

const B = `/callcenter/${CALLCENTER_B}`;
const ASK_EVERY_MS = 50;
const FIGURES_EVERY_MS = 500;
const CALL_EVERY_MS = 5000;
const HOUR_MS = 3_600_000;

/** B, as one call center is used all day: reads and changes, figures for a wall, a call now and then. */
export class Tenant {
  readonly #asker: Asker;
  readonly #call: () => Promise<number>;

  /** @param call lets somebody call; answers after how many milliseconds a phone was dialled */
  constructor(port: number, key: string, call: () => Promise<number>) {
    this.#asker = new Asker({ port, keys: [key], localAddress: '127.0.0.1', connections: 50 });
    this.#call = call;
  }

  /** Goes on until `ended` does. */
  async live(ended: Promise<unknown>): Promise<Served> {
    const [reads, changes, figures]: Promise<Answered>[][] = [[], [], []];
    const calls: Promise<number | null>[] = [];
    let turn = 0;
    const ask = (list: Promise<Answered>[] | undefined, asked: Asked) =>
      list?.push(this.#asker.ask(asked));
    const timers = [
      setInterval(() => {
        turn += 1;
        const state = turn % 2 === 0 ? 'busy' : 'busy/lunch';
        ask(reads, { method: 'GET', path: `${B}/agent/ben` });
        ask(changes, { method: 'POST', path: `${B}/agent/ben/state`, body: { state } });
      }, ASK_EVERY_MS),
      setInterval(() => {
        const report = `${B}/report?by=hour&from=${Date.now() - HOUR_MS * randomInt(1, 24)}`;
        ask(figures, { method: 'GET', path: `${B}/stats` });
        ask(figures, { method: 'GET', path: report });
      }, FIGURES_EVERY_MS),
      setInterval(() => {
        calls.push(this.#call().catch(() => null));
      }, CALL_EVERY_MS),
    ];
    await ended;
    for (const timer of timers) clearInterval(timer);
    return {
      reads: await Promise.all(reads ?? []),
      changes: await Promise.all(changes ?? []),
      figures: await Promise.all(figures ?? []),
      calls: await Promise.all(calls),
    };
  }
}
