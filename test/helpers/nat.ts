import { spawnSync } from 'node:child_process';

/** A network of its own with a phone's address in it, reached through a router that masks it. */
export interface Nat {
  /** The network namespace where the phone runs. */
  readonly namespace: string;
  /** The phone's, which nobody outside knows a way to. */
  readonly address: string;
  /** This machine's, as the router sees it. */
  readonly outside: string;
  remove(): void;
}

const PHONE = { namespace: 'cc-phone', address: '10.77.1.2' };
const ROUTER = { namespace: 'cc-router', inside: '10.77.1.1', outside: '10.77.2.2' };
const HERE = '10.77.2.1';

const run = (line: string): boolean => {
  const [command = '', ...args] = line.split(' ');
  return spawnSync(command, args).status === 0;
};

const remove = (): void => {
  for (const { namespace } of [PHONE, ROUTER]) run(`ip netns del ${namespace}`);
};

const inRouter = `ip netns exec ${ROUTER.namespace}`;
const inPhone = `ip netns exec ${PHONE.namespace}`;
const LINES = [
  `ip netns add ${PHONE.namespace}`,
  `ip netns add ${ROUTER.namespace}`,
  `ip link add cc-host type veth peer name cc-up netns ${ROUTER.namespace}`,
  `ip link add cc-in netns ${PHONE.namespace} type veth peer name cc-down netns ${ROUTER.namespace}`,
  `ip addr add ${HERE}/24 dev cc-host`,
  'ip link set cc-host up',
  `${inRouter} ip addr add ${ROUTER.outside}/24 dev cc-up`,
  `${inRouter} ip addr add ${ROUTER.inside}/24 dev cc-down`,
  `${inRouter} ip link set cc-up up`,
  `${inRouter} ip link set cc-down up`,
  `${inRouter} sysctl -qw net.ipv4.ip_forward=1`,
  `${inRouter} iptables -t nat -A POSTROUTING -o cc-up -j MASQUERADE`,
  `${inPhone} ip addr add ${PHONE.address}/24 dev cc-in`,
  `${inPhone} ip link set cc-in up`,
  `${inPhone} ip link set lo up`,
  `${inPhone} ip route add default via ${ROUTER.inside}`,
];

/** Makes them. @throws Error if this machine does not let us */
export const makeNat = (): Nat => {
  remove();
  const failed = LINES.find((line) => !run(line));
  if (failed !== undefined) {
    remove();
    throw new Error(`this machine lets us make no network: ${failed}`);
  }
  return { ...PHONE, outside: HERE, remove };
};
