import type { Route } from '../schemas/route.ts';

/** What groups the operations, in the order in which they are shown. */
export const TAGS = {
  'call centers': 'Tenants, and their settings. Nothing crosses between two of them.',
  extensions: 'Phones that the platform can ring.',
  agents: 'People who log in with a phone and skills, and are in a state.',
  'agent operations': 'What an agent does with calls and conversations.',
  'work channels': 'Partitions of a call center, with limits.',
  conditions:
    "Stored rules that pick agents. Expressions may be written `skills['sales'] > 60` or `get('sales') > 60`, `'sales' in skills` or `has('sales')`, with `and or not` or `&& || !`.",
  sounds: 'Prompts of the call centers.',
  'queue tasks': 'Who waits to be given an agent, and how that ended.',
  conversations: 'People talking.',
  events: 'What happened: to be read page by page, or as it happens.',
  figures: 'How much there is to do and was done, and how well.',
  trunks: 'Ways to the telephone network, and the numbers that come in by them.',
  keys: 'Who may ask for what: keys, and sessions of browsers.',
  service: 'The service itself.',
} as const;

type Tag = keyof typeof TAGS;

/** By what follows the call center in the path. */
const BY_RESOURCE: Readonly<Record<string, Tag>> = {
  limits: 'call centers',
  state_reasons: 'agents',
  outcomes: 'conversations',
  sound: 'sounds',
  extension: 'extensions',
  agent: 'agents',
  channel: 'work channels',
  condition: 'conditions',
  enqueue: 'queue tasks',
  queue_task: 'queue tasks',
  conversation: 'conversations',
  recording: 'conversations',
  event: 'events',
  events: 'events',
  webhook: 'events',
  stats: 'figures',
  report: 'figures',
  audit: 'keys',
  trace: 'queue tasks',
};

const AGENT_OPERATION =
  /^POST .*\/agent\/:agent_name\/(?!state$|wrap_up$|skills$|extension$)[^/]+$/;

/**
 * The group of an operation.
 * @throws Error for a path of a kind that no group is known for
 */
export const tagOf = ({ method, path }: Pick<Route, 'method' | 'path'>): Tag => {
  const [first = '', , resource = '', , below = ''] = path.slice(1).split('/');
  if (['key', 'link', 'session', 'audit'].includes(first)) return 'keys';
  if (first === 'trunk' || first === 'number') return 'trunks';
  if (resource === '') return 'call centers';
  if (resource === 'agent' && AGENT_OPERATION.test(`${method} ${path}`)) return 'agent operations';
  const tag = below === 'condition' ? 'conditions' : BY_RESOURCE[resource];
  if (tag === undefined) throw new Error(`no group is known for ${path}: see openapi/tags.ts`);
  return tag;
};
