/** Call center A of `npm run neighbours`, in a process of its own: its work must not delay B's clock. */
import { Asker } from './asking.ts';
import { ATTACKS } from './attacks.ts';

/** Others than B's, as strangers have. */
const LOCAL_ADDRESS = '127.0.0.2';
const CONNECTIONS = 5000;

/** What the attacker is told, one after the other. */
export interface Order {
  readonly attack: number;
  readonly port: number;
  readonly key: string;
  readonly ms: number;
}

const carryOut = async ({ attack, port, key, ms }: Order): Promise<Record<string, number>> => {
  const counted: Record<string, number> = {};
  const asker = new Asker({ port, key, localAddress: LOCAL_ADDRESS, connections: CONNECTIONS });
  const count = (status: number): void => {
    const name = status === 0 ? 'cut' : String(status);
    counted[name] = (counted[name] ?? 0) + 1;
  };
  const until = performance.now() + ms;
  await ATTACKS[attack]?.run({ asker, port, localAddress: LOCAL_ADDRESS, until, count });
  const result = { ...counted };
  asker.close();
  return result;
};

process.once('disconnect', () => {
  process.exit();
});
process.on('message', (order: Order) => {
  void carryOut(order).then(
    (counted) => process.send?.(counted),
    (error: unknown) => process.send?.({ [String(error)]: 1 }),
  );
});
