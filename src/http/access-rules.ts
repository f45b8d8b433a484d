import type { Access } from '../domain/api-key.ts';
import type { Method } from './route.ts';

/** What a request needs; besides those named, an admin may do everything. */
type Need =
  /** An admin. */
  | 'admin'
  /** Who runs the call center. */
  | 'callcenter'
  /** He too, and the agent who stands in the path. */
  | 'agent'
  /** He too, and the agent who stands in the body. */
  | 'agent-in-body'
  /** Who runs the call center or may look at it, but none of its agents. */
  | 'supervise'
  /** They and its agents. */
  | 'look'
  /** Who may look at all call centers. */
  | 'look-at-all';

/** A request, by the pattern of its path. */
export interface Asked {
  readonly method: Method;
  /** With `:name` for a member of `params`. */
  readonly path: string;
  readonly params: { readonly callcenter_id?: string; readonly agent_name?: string };
}

interface Rule {
  readonly method: Method | 'any';
  /** One that ends in `/*` is for itself and for all below. */
  readonly path: string;
  readonly need: Need;
}

const rule = (method: Rule['method'], path: string, need: Need): Rule => ({ method, path, need });

const CALLCENTER = '/callcenter/:callcenter_id';
const AGENT = `${CALLCENTER}/agent/:agent_name`;

/** Who may do what: the first that fits. What none fits is for nobody. */
const RULES: readonly Rule[] = [
  rule('any', '/key/*', 'admin'),
  rule('GET', '/metrics', 'look-at-all'),
  rule('GET', '/callcenter', 'look-at-all'),
  rule('DELETE', CALLCENTER, 'admin'),
  rule('PUT', `${CALLCENTER}/limits`, 'admin'),
  rule('POST', `${CALLCENTER}/agent`, 'agent-in-body'),
  // It changes something, although it is a GET.
  rule('GET', `${AGENT}/keepalive`, 'agent'),
  rule('GET', `${CALLCENTER}/conversation/:conversation_id/recording`, 'supervise'),
  rule('GET', `${CALLCENTER}/report`, 'supervise'),
  rule('GET', `${CALLCENTER}/*`, 'look'),
  rule('any', `${AGENT}/*`, 'agent'),
  rule('any', `${CALLCENTER}/*`, 'callcenter'),
];

const isBelow = (path: string, base: string): boolean =>
  path === base || path.startsWith(`${base}/`);

const findNeed = (method: Method, path: string): Need | null => {
  const found = RULES.find(
    (each) =>
      (each.method === 'any' || each.method === method) &&
      (each.path.endsWith('/*') ? isBelow(path, each.path.slice(0, -2)) : path === each.path),
  );
  return found?.need ?? null;
};

/** As many as there are endpoints. */
const needs = new Map<string, Need | null>();

const needOf = ({ method, path }: Asked): Need | null => {
  const endpoint = `${method} ${path}`;
  const known = needs.get(endpoint);
  if (known !== undefined) return known;
  const need = findNeed(method, path);
  needs.set(endpoint, need);
  return need;
};

/** Whether there is a rule for a request; without one nobody is let in. */
export const hasRule = (asked: Asked): boolean => needOf(asked) !== null;

const agentMay = (
  access: Extract<Access, { role: 'agent' }>,
  need: Need,
  { params }: Asked,
): boolean => {
  if (access.callcenterId !== params.callcenter_id) return false;
  // Whether it is him is seen when the body is read.
  if (need === 'look' || need === 'agent-in-body') return true;
  return need === 'agent' && access.agent === params.agent_name;
};

const readerMay = (
  { callcenterId }: Extract<Access, { role: 'read' }>,
  need: Need,
  { params }: Asked,
): boolean => {
  if (need === 'look-at-all') return callcenterId === null;
  if (need !== 'look' && need !== 'supervise') return false;
  return callcenterId === null || callcenterId === params.callcenter_id;
};

/** Whether a request may be made, as far as can be told without its body. */
export const mayAsk = (access: Access, asked: Asked): boolean => {
  const need = needOf(asked);
  if (need === null) return false;
  switch (access.role) {
    case 'admin':
      return true;
    case 'callcenter':
      return (
        need !== 'admin' &&
        need !== 'look-at-all' &&
        access.callcenterId === asked.params.callcenter_id
      );
    case 'agent':
      return agentMay(access, need, asked);
    case 'read':
      return readerMay(access, need, asked);
  }
};

const nameIn = (body: unknown): unknown =>
  typeof body === 'object' && body !== null ? (Reflect.get(body, 'name') as unknown) : undefined;

/** Whether a request that may be made may be made with this body: an agent logs nobody in but himself. */
export const mayAskWith = (access: Access, asked: Asked, body: unknown): boolean =>
  access.role !== 'agent' || needOf(asked) !== 'agent-in-body' || nameIn(body) === access.agent;
