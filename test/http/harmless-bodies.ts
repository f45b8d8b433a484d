/** A body that each route takes. A new route with a body needs a line here. */
export const BODIES: Record<string, Record<string, unknown>> = {
  'PUT /callcenter/:callcenter_id': {
    lease_seconds: 60,
    max_no_answer: 0,
    own_phone_ring_seconds: 10,
    service_level_seconds: 30,
    retention_days: 0,
    recording_days: 90,
    country_code: '49',
    trunk_prefix: '0',
    wrap_up_seconds: 20,
    ring_pause_seconds: 3,
    max_outside_calls: 10,
    denied_prefixes: ['+881', '0900'],
  },
  'PUT /callcenter/:callcenter_id/limits': {
    max_outside_calls: 50,
    caller_ids: ['4008001'],
    emergency_numbers: ['112'],
  },
  'POST /key': {
    role: 'read',
    callcenter_id: 'none',
    name: 'crm',
    signing: true,
    expires_at: 8e15,
  },
  'POST /link': { role: 'agent', callcenter_id: 'none', agent_name: 'ana', valid_seconds: 60 },
  // In a request with a key, which is what most are sent with.
  'POST /session': {},
  'POST /trunk': {
    name: 'carrier',
    kind: 'peer',
    host: '192.0.2.7',
    port: 5080,
    transport: 'tcp',
    srtp: 'off',
    username: 'acme-4711',
    password: 'pass-word',
    from_domain: 'carrier.example',
    codecs: ['alaw'],
    addresses: ['192.0.2.0/24'],
    max_calls: 30,
    prefixes: [{ prefix: '00', strip: 2, add: '+' }],
    priority: 70,
  },
  'POST /trunk/:trunk_name': { host: '192.0.2.8', max_calls: 2, prefixes: [] },
  'PUT /number/:number': { callcenter_id: 'none', ivr: 'ivr,6000' },
  'POST /callcenter/:callcenter_id/extension': {
    type: 1,
    user: 'u1',
    password: 'aaaaaaaaaaaa',
    webrtc: true,
  },
  'POST /callcenter/:callcenter_id/agent': {
    name: 'ana',
    extension: 'ana-phone',
    channel: 'default',
    num: '7',
    state: 'idle',
    skills: [{ name: 'sales', score: 1.5, enabled: false }],
  },
  'PUT /callcenter/:callcenter_id/state_reasons': {
    reasons: [{ state: 'away/lunch', name: '午餐', color: '#B7791f', productive: false }],
  },
  'POST /callcenter/:callcenter_id/agent/:agent_name/state': {
    state: 'away/lunch',
    after_call: false,
  },
  'POST /callcenter/:callcenter_id/agent/:agent_name/wrap_up': { seconds: 30 },
  'POST /callcenter/:callcenter_id/agent/:agent_name/skills': {
    opts: [{ opt: 0 }, { opt: 1, name: 'sales', score: -3 }, { opt: 2, name: 'sales' }],
  },
  'POST /callcenter/:callcenter_id/agent/:agent_name/extension': { extension: 'ana-phone' },
  'POST /callcenter/:callcenter_id/agent/:agent_name/reject': { queue_task_id: 'x', data: 'y' },
  'POST /callcenter/:callcenter_id/queue_task': { enqueue: '<enqueue/>', to: '1', data: 'y' },
  'POST /callcenter/:callcenter_id/channel': { name: 'night', max_agent: 3, max_queue_task: null },
  'POST /callcenter/:callcenter_id/channel/:channel': { max_queue_condition: 10 },
  'POST /callcenter/:callcenter_id/queue_task/:queue_task_id': { priority: 90 },
  'POST /callcenter/:callcenter_id/condition/test': { where: 'true', sort: "get('sales')" },
  'POST /callcenter/:callcenter_id/enqueue/check': {
    enqueue: '<enqueue><route><skill name="sales"/></route></enqueue>',
    number: '+8613800138000',
  },
  ...operationBodies('/callcenter/:callcenter_id/agent/:agent_name'),
  ...conversationBodies('/callcenter/:callcenter_id/conversation/:conversation_id'),
  ...conditionBodies('/callcenter/:callcenter_id/condition'),
  ...conditionBodies('/callcenter/:callcenter_id/channel/:channel/condition'),
};

function operationBodies(path: string): Record<string, Record<string, unknown>> {
  const line = {
    to: '+8613800138000',
    from: '4008001',
    max_dial_seconds: 30,
    max_answer_seconds: 60,
  };
  const conversation = { conversation_id: 'x' };
  const bodies = {
    call_out: { ...line, record: true, data: 'y' },
    call_agent: { enqueue: '<enqueue/>', data: 'y' },
    forward_agent: { queue_task_id: 'x', enqueue: '<enqueue/>' },
    fwd_agent: { queue_task_id: 'x', enqueue: '<enqueue/>' },
    xfer_agent: { ...conversation, queue: '<enqueue/>' },
    xferOut: { ...conversation, ...line },
    xfer_out: { ...conversation, ...line },
    pause: conversation,
    resume: { ...conversation, mode: 3 },
    lsm: { ...conversation, mode: 4 },
    enter: { ...conversation, mode: 2, holding: false },
    exit: conversation,
    merge: { src_conversation_id: 'x', dst_conversation_id: 'y', mode: 2 },
  };
  return Object.fromEntries(
    Object.entries(bodies).map(([name, body]) => [`POST ${path}/${name}`, body]),
  );
}

function conversationBodies(path: string): Record<string, Record<string, unknown>> {
  return {
    [`POST ${path}/invite_agent`]: { enqueue: '<enqueue/>', mode: 2 },
    [`POST ${path}/dtmf`]: { digits: '1#' },
    [`PUT ${path}/note`]: { text: 'x', outcome: null },
    [`POST ${path}/recording`]: { action: 'pause' },
    [`POST ${path}/invite_out`]: { to: '*100#', max_answer_seconds: 60, mode: 1 },
    [`POST ${path}/call/:call_id/lsm`]: { mode: 3 },
    [`POST ${path}/agent/:agent_name/lsm`]: { mode: 3 },
  };
}

function conditionBodies(path: string): Record<string, Record<string, unknown>> {
  const changes = {
    where: 'true',
    sort: '1',
    priority: 3,
    timeout: 60.5,
    queue_timeout: null,
    fetch_timeout: 20,
  };
  return {
    [`POST ${path}`]: { name: 'sales', ...changes },
    [`POST ${path}/:condition_name`]: changes,
  };
}
