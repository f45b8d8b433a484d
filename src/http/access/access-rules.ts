import type { Access } from '../../domain/api-key.ts';
import { canonicalName } from '../../domain/names.ts';
import type { AgentFreedom } from './agent-freedom.ts';
import type { Method } from '../schemas/route.ts';

/** What a request needs; besides those named, an admin may do everything. */
type Need =
  /** Whoever has proven who they are. */
  | 'anybody'
  /** An admin. */
  | 'admin'
  /** Who runs the call center: its settings, phones, skills and rules. */
  | 'callcenter'
  /** Who runs a call center; that it has its own numbers alone is seen when it is done. */
  | 'own-numbers'
  /** They too, and who supervises its work as it goes on. */
  | 'run'
  /** They too, and the agent who stands in the path. */
  | 'agent'
  /** The same, but that a key of an agent whispers to nobody. */
  | 'mode'
  /** Who runs or supervises the call center, and all its agents: whether they are in it is seen when it is done. */
  | 'take-part'
  /** Who runs the call center; the agent who stands in the path if its settings say so. */
  | 'set-skills'
  | 'choose-phone'
  /** Who runs the call center; supervisors and the agent who stands in the body as far as its settings say so. */
  | 'log-in'
  /** Who runs, supervises or may look at the call center, but none of its agents. */
  | 'supervise'
  /** They and the agent who stands in the path. */
  | 'look-at-agent'
  /** They and all its agents, who are shown what concerns them: `agent-visibility.ts`. */
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
const CONVERSATION = `${CALLCENTER}/conversation/:conversation_id`;

/** Who may do what: the first that fits. What none fits is for nobody. */
const RULES: readonly Rule[] = [
  rule('any', '/key/*', 'admin'),
  rule('any', '/link/*', 'admin'),
  rule('any', '/session', 'anybody'),
  rule('any', '/session/*', 'admin'),
  rule('any', '/trunk/*', 'admin'),
  rule('any', '/number/*', 'own-numbers'),
  rule('GET', '/audit', 'admin'),
  rule('GET', `${CALLCENTER}/audit`, 'callcenter'),
  rule('GET', `${CALLCENTER}/trace/:trace_id`, 'supervise'),
  rule('GET', '/metrics', 'look-at-all'),
  rule('GET', '/callcenter', 'look-at-all'),
  rule('DELETE', CALLCENTER, 'admin'),
  rule('PUT', `${CALLCENTER}/limits`, 'admin'),
  rule('GET', CALLCENTER, 'supervise'),
  rule('POST', `${CALLCENTER}/agent`, 'log-in'),
  // It changes something, although it is a GET.
  rule('GET', `${AGENT}/keepalive`, 'agent'),
  rule('GET', `${AGENT}/conversation`, 'look-at-agent'),
  rule('POST', `${AGENT}/skills`, 'set-skills'),
  rule('POST', `${AGENT}/extension`, 'choose-phone'),
  rule('POST', `${AGENT}/lsm`, 'mode'),
  rule('POST', `${AGENT}/enter`, 'mode'),
  rule('GET', `${CONVERSATION}/recording`, 'supervise'),
  rule('GET', `${CALLCENTER}/recording`, 'supervise'),
  // It cannot be had back.
  rule('DELETE', `${CONVERSATION}/recording`, 'callcenter'),
  rule('GET', `${CALLCENTER}/sound/*`, 'supervise'),
  // As its settings are.
  rule('any', `${CALLCENTER}/webhook/*`, 'callcenter'),
  rule('GET', `${CALLCENTER}/report`, 'supervise'),
  // Like reading: they change nothing.
  rule('POST', `${CALLCENTER}/condition/test`, 'supervise'),
  rule('POST', `${CALLCENTER}/enqueue/check`, 'supervise'),
  rule('GET', `${CALLCENTER}/*`, 'look'),
  rule('any', `${AGENT}/*`, 'agent'),
  rule('POST', `${CONVERSATION}/dtmf`, 'take-part'),
  rule('POST', `${CONVERSATION}/invite_agent`, 'take-part'),
  rule('POST', `${CONVERSATION}/invite_out`, 'take-part'),
  rule('PUT', `${CONVERSATION}/note`, 'take-part'),
  rule('POST', `${CONVERSATION}/recording`, 'take-part'),
  rule('any', `${CONVERSATION}/*`, 'run'),
  rule('POST', `${CALLCENTER}/queue_task`, 'run'),
  rule('any', `${CALLCENTER}/queue_task/:queue_task_id`, 'run'),
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

/** What agents do themselves is told by events and history; this is what is done to others, and to settings. */
const AUDITED: ReadonlySet<Need> = new Set<Need>([
  ...(['admin', 'callcenter', 'own-numbers', 'run', 'set-skills', 'choose-phone'] as const),
  // Whoever signs in and out.
  'anybody',
]);
const AUDITED_OF_SUPERVISORS: ReadonlySet<Need> = new Set<Need>(['agent', 'mode', 'log-in']);

/** Whether it is kept who made a request. */
export const isToBeAudited = (access: Access, asked: Pick<Asked, 'method' | 'path'>): boolean => {
  if (asked.method === 'GET') return false;
  const need = needOf({ ...asked, params: {} });
  if (need === null) return false;
  return AUDITED.has(need) || (access.role === 'supervisor' && AUDITED_OF_SUPERVISORS.has(need));
};

/** Names in a path and in a body are not read yet when it is asked whose they are. */
const isSame = (name: string, given: unknown): boolean =>
  typeof given === 'string' && canonicalName(given) === name;

type AgentAccess = Extract<Access, { role: 'agent' }>;

const agentMay = (
  access: AgentAccess,
  need: Exclude<Need, 'anybody'>,
  { params }: Asked,
  { setSkills, choosePhone }: AgentFreedom,
): boolean => {
  if (!isSame(access.callcenterId, params.callcenter_id)) return false;
  const isOwn = isSame(access.agent, params.agent_name);
  switch (need) {
    // Whether a login is the agent's, and what they bring along, is seen when the body is read.
    case 'log-in':
    case 'take-part':
    case 'look':
      return true;
    case 'agent':
    case 'mode':
    case 'look-at-agent':
      return isOwn;
    case 'set-skills':
      return isOwn && setSkills;
    case 'choose-phone':
      return isOwn && choosePhone;
    case 'admin':
    case 'callcenter':
    case 'own-numbers':
    case 'run':
    case 'supervise':
    case 'look-at-all':
      return false;
  }
};

const BY_SUPERVISORS: ReadonlySet<Need> = new Set<Need>([
  ...(['run', 'agent', 'mode', 'take-part', 'log-in'] as const),
  ...(['supervise', 'look-at-agent', 'look'] as const),
]);
const BY_READERS: ReadonlySet<Need> = new Set<Need>(['supervise', 'look-at-agent', 'look']);

const readerMay = (
  { callcenterId }: Extract<Access, { role: 'read' }>,
  need: Need,
  { params }: Asked,
): boolean => {
  if (need === 'look-at-all') return callcenterId === null;
  if (!BY_READERS.has(need)) return false;
  return callcenterId === null || isSame(callcenterId, params.callcenter_id);
};

/** Whether a request may be made, as far as can be told without its body. */
export const mayAsk = (access: Access, asked: Asked, freedom: AgentFreedom): boolean => {
  const need = needOf(asked);
  if (need === null) return false;
  if (need === 'anybody') return true;
  switch (access.role) {
    case 'admin':
      return true;
    case 'callcenter':
      if (need === 'own-numbers') return true;
      return (
        need !== 'admin' &&
        need !== 'look-at-all' &&
        isSame(access.callcenterId, asked.params.callcenter_id)
      );
    case 'supervisor':
      return BY_SUPERVISORS.has(need) && isSame(access.callcenterId, asked.params.callcenter_id);
    case 'agent':
      return agentMay(access, need, asked, freedom);
    case 'read':
      return readerMay(access, need, asked);
  }
};

const memberOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (Reflect.get(body, name) as unknown) : undefined;

const isGiven = (value: unknown): boolean =>
  value !== undefined && !(Array.isArray(value) && value.length === 0);

/** Whom a login names; null: nobody. */
export const agentIn = (body: unknown): string | null => {
  const name = memberOf(body, 'name');
  return typeof name === 'string' ? canonicalName(name) : null;
};

/**
 * The setting of the call center that is missing for a login with this body; null: none is. Whoever comes
 * back to a login of theirs has the phone that they had.
 */
export const settingMissing = (
  asked: Asked,
  body: unknown,
  { setSkills, choosePhone, phones }: AgentFreedom,
): string | null => {
  if (needOf(asked) !== 'log-in') return null;
  const isPhoneOfTheirs =
    phones.includes(String(memberOf(body, 'extension'))) &&
    memberOf(body, 'extensions') === undefined;
  if (!choosePhone && !isPhoneOfTheirs) return 'agents_choose_phone';
  return !setSkills && isGiven(memberOf(body, 'skills')) ? 'agents_set_skills' : null;
};

/** Whether a request that may be made may be made with this body: an agent logs nobody else in, and whispers to nobody. */
export const mayAskWith = (access: Access, asked: Asked, body: unknown): boolean => {
  if (access.role !== 'agent') return true;
  switch (needOf(asked)) {
    case 'log-in':
      return agentIn(body) === access.agent;
    case 'mode':
      return memberOf(body, 'whisper_to') === undefined;
    default:
      return true;
  }
};
