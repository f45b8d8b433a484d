/**
 * Who is let in, besides admins, who are everywhere: c a key of the call center, s the agent himself,
 * o another agent of the call center, r who may look at the call center, R who may look at all.
 * Nobody is whose key is for another call center. `…` stands for the path of a call center.
 */
const AGENT = '…/agent/:agent_name';
const CONVERSATION = '…/conversation/:conversation_id';
const CONDITION = '…/channel/:channel/condition';

const SHORT: Readonly<Record<string, string>> = {
  'GET /callcenter': 'R',
  'PUT …': 'c',
  'GET …': 'csorR',
  'DELETE …': '',
  'PUT …/limits': '',
  'POST /key': '',
  'GET /key': '',
  'DELETE /key/:key_id': '',

  'POST …/extension': 'c',
  'GET …/extension': 'csorR',
  'GET …/extension/:extension_id': 'csorR',
  'DELETE …/extension/:extension_id': 'c',

  // Here `s` logs himself in; that `o` logs in whom he likes is refused for the name in the body.
  'POST …/agent': 'cs',
  'GET …/agent': 'csorR',
  [`GET ${AGENT}`]: 'csorR',
  [`DELETE ${AGENT}`]: 'cs',
  [`GET ${AGENT}/conversation`]: 'csorR',
  // It keeps a login alive, which is more than looking.
  [`GET ${AGENT}/keepalive`]: 'cs',
  [`POST ${AGENT}/state`]: 'cs',
  [`POST ${AGENT}/skills`]: 'cs',
  [`POST ${AGENT}/extension`]: 'cs',
  [`POST ${AGENT}/reject`]: 'cs',
  [`POST ${AGENT}/call_out`]: 'cs',
  [`POST ${AGENT}/call_agent`]: 'cs',
  [`POST ${AGENT}/forward_agent`]: 'cs',
  [`POST ${AGENT}/fwd_agent`]: 'cs',
  [`POST ${AGENT}/xfer_agent`]: 'cs',
  [`POST ${AGENT}/xferOut`]: 'cs',
  [`POST ${AGENT}/xfer_out`]: 'cs',
  [`POST ${AGENT}/pause`]: 'cs',
  [`POST ${AGENT}/resume`]: 'cs',
  [`POST ${AGENT}/lsm`]: 'cs',
  [`POST ${AGENT}/enter`]: 'cs',
  [`POST ${AGENT}/exit`]: 'cs',
  [`POST ${AGENT}/merge`]: 'cs',

  'POST …/channel': 'c',
  'GET …/channel': 'csorR',
  'GET …/channel/:channel': 'csorR',
  'POST …/channel/:channel': 'c',
  'DELETE …/channel/:channel': 'c',

  'POST …/condition': 'c',
  'GET …/condition': 'csorR',
  'GET …/condition/:condition_name': 'csorR',
  'POST …/condition/:condition_name': 'c',
  'DELETE …/condition/:condition_name': 'c',
  [`POST ${CONDITION}`]: 'c',
  [`GET ${CONDITION}`]: 'csorR',
  [`GET ${CONDITION}/:condition_name`]: 'csorR',
  [`POST ${CONDITION}/:condition_name`]: 'c',
  [`DELETE ${CONDITION}/:condition_name`]: 'c',

  'GET …/queue_task': 'csorR',
  'GET …/queue_task/:queue_task_id': 'csorR',
  'DELETE …/queue_task/:queue_task_id': 'c',

  'GET …/conversation': 'csorR',
  [`GET ${CONVERSATION}`]: 'csorR',
  [`DELETE ${CONVERSATION}`]: 'c',
  [`POST ${CONVERSATION}/invite_agent`]: 'c',
  [`POST ${CONVERSATION}/invite_out`]: 'c',
  [`POST ${CONVERSATION}/call/:call_id/lsm`]: 'c',
  [`POST ${CONVERSATION}/agent/:agent_name/lsm`]: 'c',
  [`GET ${CONVERSATION}/recording`]: 'crR',
  [`DELETE ${CONVERSATION}/recording`]: 'c',

  'GET …/event': 'csorR',
  'GET …/events': 'csorR',
  'GET …/stats': 'csorR',
  'GET …/report': 'crR',
};

/** By method and path of each route. A new route needs a line above. */
export const LET_IN: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(SHORT).map(([name, who]) => [
    name.replace('…', '/callcenter/:callcenter_id'),
    who,
  ]),
);
