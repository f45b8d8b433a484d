/** The phones of a bench, in a process of their own: what they need is neither Asterisk's nor the service's. */
import { eventually } from '../../helpers/eventually.ts';
import type { Credentials } from '../../light-phones/digest.ts';
import { answerAs } from './asked-process.ts';
import { BenchPhones } from './bench-phones.ts';
import { type BusyOrder, keepBusy } from './busy.ts';
import { type LoadOrder, placeLoad } from './load.ts';
import { WaitingCallers } from './waiting-callers.ts';

let opened: BenchPhones | null = null;
let waiting: WaitingCallers | null = null;

const phones = (): BenchPhones => {
  if (opened === null) throw new Error('the phones are not open yet');
  return opened;
};

const answers = {
  open: async (sipPort: number): Promise<void> => {
    opened = await BenchPhones.open(sipPort);
  },
  addAgents: (accounts: readonly Credentials[]) => phones().addAgents(accounts),
  /** Where callers of one system come from, and what they dial. */
  addCaller: (user: string, number: string): Promise<void> => {
    phones().addCaller(user, number);
    return Promise.resolve();
  },
  /** Dials extensions one after the other, each when the one before has ended. */
  dialInTurn: async (caller: string, extensions: readonly string[]): Promise<void> => {
    for (const extension of extensions) {
      const call = phones().dial(caller, extension);
      await eventually(() => call.isOver, { awaited: `${extension} to end` });
    }
  },
  load: (order: LoadOrder) => placeLoad(phones(), order),
  /** With voice both ways. */
  talkingLoad: async (order: LoadOrder) => {
    phones().talking = true;
    try {
      return await placeLoad(phones(), order);
    } finally {
      phones().talking = false;
    }
  },
  busy: (order: BusyOrder) => keepBusy(phones(), order),
  /** Lets so many callers wait, those included who do already. */
  wait: (caller: string, count: number) =>
    (waiting ??= new WaitingCallers(phones(), caller)).grow(count),
  stopWaiting: async (): Promise<void> => {
    await waiting?.end();
    waiting = null;
  },
  close: () => phones().close(),
};

export type PhonesAnswers = typeof answers;

answerAs(answers);
