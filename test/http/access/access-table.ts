/**
 * Who is let in, besides admins, who are everywhere: c a key of the call center, v who supervises it, s the
 * agent themself, o another agent of the call center, r who may look at the call center, R who may look at
 * all, z a key of another call center, - whose other key is for another call center. `…` stands for the path
 * of a call center. What of it agents are shown is in agents-see.test.ts.
 */
const AGENT = '…/agent/:agent_name';
const CONVERSATION = '…/conversation/:conversation_id';
const CONDITION = '…/channel/:channel/condition';

const SHORT: Readonly<Record<string, string>> = {
  'GET /callcenter': 'R',
  'PUT …': 'c',
  'GET …': 'cvrR',
  'DELETE …': '',
  'PUT …/limits': '',
  'GET …/state_reasons': 'cvsorR',
  'PUT …/state_reasons': 'c',
  'GET …/outcomes': 'cvsorR',
  'POST /key': '',
  'GET /key': '',
  'DELETE /key/:key_id': '',
  'POST /link': '',
  'GET /link': '',
  'DELETE /link/:link_id': '',
  // Each of themself.
  'POST /session': 'cvsorRz-',
  'GET /session': 'cvsorRz-',
  'DELETE /session': 'cvsorRz-',
  'GET /audit': '',
  'GET …/audit': 'c',
  'GET …/trace/:trace_id': 'cvrR',
  'GET /session/list': '',
  'DELETE /session/:session_id': '',

  'POST /trunk': '',
  'GET /trunk': '',
  'GET /trunk/:trunk_name': '',
  'POST /trunk/:trunk_name': '',
  'DELETE /trunk/:trunk_name': '',
  // Each has the numbers of its own call center alone.
  'PUT /number/:number': 'cz',
  'GET /number': 'cz',
  'GET /number/:number': 'cz',
  'DELETE /number/:number': 'cz',

  'POST …/extension': 'c',
  'GET …/extension': 'cvsorR',
  'GET …/extension/:extension_id': 'cvsorR',
  'DELETE …/extension/:extension_id': 'c',
  'POST …/extension/:extension_id/phone': 'c',

  'POST …/agent': 'c',
  'GET …/agent': 'cvsorR',
  [`GET ${AGENT}`]: 'cvsorR',
  [`DELETE ${AGENT}`]: 'cvs',
  [`GET ${AGENT}/conversation`]: 'cvsrR',
  // It keeps a login alive, which is more than looking.
  [`GET ${AGENT}/keepalive`]: 'cvs',
  [`POST ${AGENT}/state`]: 'cvs',
  [`POST ${AGENT}/wrap_up`]: 'cvs',
  [`POST ${AGENT}/skills`]: 'c',
  [`POST ${AGENT}/extension`]: 'c',
  [`POST ${AGENT}/phone`]: 'cvs',
  [`POST ${AGENT}/reject`]: 'cvs',
  [`POST ${AGENT}/call_out`]: 'cvs',
  [`POST ${AGENT}/call_agent`]: 'cvs',
  [`POST ${AGENT}/forward_agent`]: 'cvs',
  [`POST ${AGENT}/fwd_agent`]: 'cvs',
  [`POST ${AGENT}/xfer_agent`]: 'cvs',
  [`POST ${AGENT}/xferOut`]: 'cvs',
  [`POST ${AGENT}/xfer_out`]: 'cvs',
  [`POST ${AGENT}/pause`]: 'cvs',
  [`POST ${AGENT}/resume`]: 'cvs',
  [`POST ${AGENT}/lsm`]: 'cvs',
  [`POST ${AGENT}/enter`]: 'cvs',
  [`POST ${AGENT}/exit`]: 'cvs',
  [`POST ${AGENT}/merge`]: 'cvs',

  'POST …/channel': 'c',
  'GET …/channel': 'cvsorR',
  'GET …/channel/:channel': 'cvsorR',
  'POST …/channel/:channel': 'c',
  'DELETE …/channel/:channel': 'c',

  'POST …/condition/test': 'cvrR',
  'POST …/condition': 'c',
  'GET …/condition': 'cvsorR',
  'GET …/condition/:condition_name': 'cvsorR',
  'POST …/condition/:condition_name': 'c',
  'DELETE …/condition/:condition_name': 'c',
  [`POST ${CONDITION}`]: 'c',
  [`GET ${CONDITION}`]: 'cvsorR',
  [`GET ${CONDITION}/:condition_name`]: 'cvsorR',
  [`POST ${CONDITION}/:condition_name`]: 'c',
  [`DELETE ${CONDITION}/:condition_name`]: 'c',

  'POST …/enqueue/check': 'cvrR',
  'GET …/queue_task': 'cvsorR',
  'POST …/queue_task': 'cv',
  'GET …/queue_task/:queue_task_id': 'cvsorR',
  'POST …/queue_task/:queue_task_id': 'cv',
  'DELETE …/queue_task/:queue_task_id': 'cv',

  'GET …/conversation': 'cvsorR',
  [`GET ${CONVERSATION}`]: 'cvsorR',
  [`DELETE ${CONVERSATION}`]: 'cv',
  // Whoever is not in the conversation is told so: `o` too, therefore.
  [`POST ${CONVERSATION}/invite_agent`]: 'cvso',
  [`POST ${CONVERSATION}/invite_out`]: 'cvso',
  [`POST ${CONVERSATION}/dtmf`]: 'cvso',
  [`PUT ${CONVERSATION}/note`]: 'cvso',
  [`POST ${CONVERSATION}/recording`]: 'cvso',
  [`POST ${CONVERSATION}/call/:call_id/lsm`]: 'cv',
  [`POST ${CONVERSATION}/agent/:agent_name/lsm`]: 'cv',
  [`GET ${CONVERSATION}/recording`]: 'cvrR',
  'GET …/recording': 'cvrR',
  'GET …/sound': 'cvrR',
  'GET …/sound/:sound': 'cvrR',
  'PUT …/sound/:sound': 'c',
  'DELETE …/sound/:sound': 'c',
  [`DELETE ${CONVERSATION}/recording`]: 'c',

  'GET …/event': 'cvsorR',
  'GET …/events': 'cvsorR',
  'GET …/webhook/delivery': 'c',
  'POST …/webhook/delivery/:delivery_id/replay': 'c',
  'POST …/webhook/test': 'c',

  'GET …/stats': 'cvsorR',
  'GET …/report': 'cvrR',
};

/** Where the call center sets `agents_set_skills` and `agents_choose_phone`. */
const SHORT_WHEN_FREE: Readonly<Record<string, string>> = {
  ...SHORT,
  // Here `s` logs themself in; that `o` logs in whom they like is refused for the name in the body.
  'POST …/agent': 'cvs',
  [`POST ${AGENT}/skills`]: 'cs',
  [`POST ${AGENT}/extension`]: 'cs',
};

const written = (short: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(short).map(([name, who]) => [
      name.replace('…', '/callcenter/:callcenter_id'),
      who,
    ]),
  );

/** By method and path of each route. A new route needs a line above. */
export const LET_IN = written(SHORT);
export const LET_IN_WHEN_FREE = written(SHORT_WHEN_FREE);
