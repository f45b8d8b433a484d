/** Call center A of `npm run neighbours`, in a process of its own: its work must not delay B's clock. */
import { setPriority } from 'node:os';
import { Asker } from './asking.ts';
import { ATTACKS } from './attacks.ts';

const CONNECTIONS = 5000;
/** Attackers are on machines of their own: this one takes no processor from the service or from B. */
const NICE = 15;

/** What the attacker is told, one after the other. */
export interface Order {
  readonly attack: number;
  readonly port: number;
  readonly keys: readonly string[];
  /** Another one than B's, and than other attacks'. */
  readonly localAddress: string;
  readonly ms: number;
}

const execute = async ({
  attack,
  port,
  keys,
  localAddress,
  ms,
}: Order): Promise<Record<string, number>> => {
  const counted: Record<string, number> = {};
  const asker = new Asker({ port, keys, localAddress, connections: CONNECTIONS });
  const count = (status: number): void => {
    const name = status === 0 ? 'cut' : String(status);
    counted[name] = (counted[name] ?? 0) + 1;
  };
  const until = performance.now() + ms;
  await ATTACKS[attack]?.run({ asker, keys, port, localAddress, until, count });
  const result = { ...counted };
  asker.close();
  return result;
};

setPriority(NICE);
process.once('disconnect', () => {
  process.exit();
});
process.on('message', (order: Order) => {
  void execute(order).then(
    (counted) => process.send?.(counted),
    (error: unknown) => process.send?.({ [String(error)]: 1 }),
  );
});
