import { createInterface } from 'node:readline';
import { FarCarrier } from '../helpers/far-carrier.ts';

/*
 * A carrier in a network of its own, for test/first-call.ts: `node carrier.ts ADDRESS:PORT ASTERISK USER PASSWORD`. It calls
 * what a line on standard input says, and tells how it is, a line of JSON each 100 ms.
 */

const [, , own = '', asterisk = '', user = '', password = ''] = process.argv;
const [address = '', port = ''] = own.split(':');
const customer = { user, password };
const far = await FarCarrier.open({ address, port: Number(port), asterisk, customer });

/** How the carrier is. */
export interface CarrierNow {
  readonly registered: boolean;
  readonly asked: readonly string[];
  readonly calls: readonly string[];
  /** Packets of voice. */
  readonly heard: number;
}

const tell = (): void => {
  const now: CarrierNow = {
    registered: far.registered !== null,
    asked: far.asked.map(({ number }) => number),
    calls: far.calls.map(({ state }) => state),
    heard: far.heard,
  };
  process.stdout.write(`${JSON.stringify(now)}\n`);
};

const timer = setInterval(tell, 100);
createInterface({ input: process.stdin })
  .on('line', (number) => {
    far.call(number, '13900139001');
  })
  .on('close', () => {
    clearInterval(timer);
    void far.close();
  });
