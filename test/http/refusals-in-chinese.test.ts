import test, { type ExecutionContext } from 'ava';
import type { AnswerId } from '../../src/http/protocol/answer-codes.ts';
import { bearer, NO_LIMITS } from '../helpers/access.ts';
import { eventually } from '../helpers/eventually.ts';
import { type Asked, inBoth, json, post } from './in-both-languages.ts';
import { serveAcme, type Sent } from './served-api.ts';
import { ACME, ringAna, serveQueue } from './resources/queue-tasks/served-queue.ts';
import type { Elsewhere } from './met-elsewhere.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Two talk in a conversation that takes no third, and ana's phone is the agent's. */
const talking = async (t: ExecutionContext) => {
  const api = await serveQueue(t);
  const xml = '<enqueue conversation_level="1"><route><condition name="all"/></route></enqueue>';
  const { agentCall, id } = await ringAna(api, xml);
  api.telephony.answer(agentCall);
  const conversation = await eventually(
    async () => {
      const { result } = await api.do<{ result: { id: string }[] }>('GET', `${ACME}/conversation`);
      return result[0]?.id;
    },
    { awaited: 'ana to talk' },
  );
  await eventually(
    async () => (await api.do<{ state: string }>('GET', `${ACME}/agent/ana`)).state === 'talking',
    { awaited: 'ana to be talking' },
  );
  await api.do('POST', `${ACME}/extension`, { type: 1, user: 'ben-phone' });
  await api.do('POST', `${ACME}/agent`, { name: 'ben', extension: 'ben-phone' });
  return { api, conversation, task: id };
};

const ENQUEUE = '<enqueue><route><agent name="ben"/></route></enqueue>';

const callOut = (body: object): Asked =>
  post('/agent/ben/call_out', { max_answer_seconds: 60, ...body });

/** What is refused, and what the Chinese refusal says. */
const met = (
  conversation: string,
  task: string,
  keyId: string,
): Record<Exclude<AnswerId, Elsewhere>, readonly [Asked, string]> => ({
  'invalid-argument': [
    post('/condition', { name: 7, where: 'true' }),
    '请求体中的 name：应为条件的名称：由 1 到 64 个任意语言的字母、数字、“_”、“-”或“.”（至少一个字母或数字，不得有不可见字符）组成，而不是数字',
  ],
  'no-such-endpoint': [['GET', '/nothing'], '/v1/nothing 处没有任何内容'],
  'method-not-allowed': [['PATCH', '/callcenter', json({})], '此处不支持 PATCH，只支持 HEAD, GET'],
  'body-too-large': [
    ['PUT', '/callcenter/acme', { raw: 'x'.repeat(70_000), type: FORM_TYPE }],
    '请求体超过 65536 字节',
  ],
  'nothing-to-wrap-up': [
    post('/agent/ben/wrap_up', { seconds: 30 }),
    '坐席 ben 当前状态为 online：没有可做话后处理的通话',
  ],
  'sound-not-found': [['DELETE', `${ACME}/sound/hello`], '呼叫中心 acme 没有自己的提示音 hello'],
  'extension-exists': [
    post('/extension', { type: 1, user: 'ana-phone' }),
    '分机 ana-phone 已经存在',
  ],
  'extension-in-use': [
    ['DELETE', `${ACME}/extension/ana-phone`],
    '坐席 ana 正以分机 ana-phone 登录',
  ],
  'extension-not-webrtc': [
    post('/agent/ben/phone', {}),
    '坐席 ben 使用的分机 ben-phone 不能用于浏览器：请创建类型为 1 且 "webrtc": true 的分机',
  ],
  'extension-not-found': [['GET', `${ACME}/extension/none`], '分机 none 不存在'],
  'agent-already-logged-in': [
    post('/agent', { name: 'ana', extension: 'ana-phone' }),
    '坐席 ana 已经登录',
  ],
  'agent-not-found': [['GET', `${ACME}/agent/nobody`], '坐席 nobody 未登录'],
  'agent-busy': [
    post('/agent/ana/state', { state: 'idle' }),
    '坐席 ana 当前状态为 talking：给出 "after_call": true，结束后即进入所设状态',
  ],
  'condition-not-found': [['GET', `${ACME}/condition/none`], '工作通道 default 中不存在条件 none'],
  'condition-invalid': [
    post('/condition', { name: 'new', where: "skills['a'] = 1" }),
    'where：单个“=”在此处没有意义，相等应写为“==”（第 1 行，第 13 列）',
  ],
  'condition-exists': [
    post('/condition', { name: 'all', where: 'true' }),
    '工作通道 default 中已经存在条件 all',
  ],
  'conversation-not-found': [['GET', `${ACME}/conversation/none`], '会话 none 不存在'],
  'conversation-full': [
    post(`/conversation/${conversation}/invite_agent`, { enqueue: ENQUEUE }),
    `会话 ${conversation} 不接受第三个成员`,
  ],
  'not-a-member': [
    post('/agent/ben/pause', { conversation_id: conversation }),
    `坐席 ben 不是会话 ${conversation} 的成员`,
  ],
  'member-not-found': [
    post(`/conversation/${conversation}/call/other/lsm`, { mode: 4 }),
    `通话 other 不在会话 ${conversation} 中`,
  ],
  'recording-not-found': [
    ['GET', `${ACME}/conversation/${conversation}/recording`],
    `会话 ${conversation} 没有录音`,
  ],
  'recording-state': [
    post(`/conversation/${conversation}/recording`, { action: 'pause' }),
    `会话 ${conversation} 没有在录音：可以开始录音，不能暂停或继续`,
  ],
  'outcome-unknown': [
    ['PUT', `${ACME}/conversation/${conversation}/note`, json({ outcome: 'sold' })],
    'outcome：没有名为 sold 的结果；呼叫中心尚未设置任何结果，见设置 outcomes',
  ],
  'queue-task-not-found': [['GET', `${ACME}/queue_task/none`], '排队任务 none 不存在'],
  'queue-task-over': [
    post('/agent/ana/reject', { queue_task_id: task }),
    `排队任务 ${task} 已经结束`,
  ],
  'work-channel-not-found': [['GET', `${ACME}/channel/none`], '工作通道 none 不存在'],
  'work-channel-full': [
    post('/channel/small/condition', { name: 'one', where: 'true' }),
    '工作通道 small 已有 0 个条件，达到上限',
  ],
  'callcenter-not-found': [['GET', '/callcenter/none'], '呼叫中心 none 不存在'],
  'callcenter-in-use': [
    ['DELETE', ACME],
    '呼叫中心 acme 中仍有 2 个坐席、2 个分机、0 个排队任务、1 个会话和 2 个通话',
  ],
  'number-not-allowed': [callOut({ to: '+882161' }), '不允许呼叫号码 +882161：管理员未予许可'],
  'caller-id-not-allowed': [
    callOut({ to: '555', from: '7' }),
    'from：7 不能作为主叫号码显示；应为以下之一：4008001、4008002',
  ],
  'too-many-outside-calls': [
    callOut({ to: '555' }),
    '坐席 ben 当前已呼叫 0 个外线号码；每个坐席的上限为 0 个',
  ],
  'callcenter-full': [
    post('/channel', { name: 'one-more' }),
    '呼叫中心已有 2 个工作通道；上限为 2 个',
  ],
  'webhook-not-found': [post('/webhook/test', {}), '呼叫中心 acme 没有 webhook：请先设置'],
  'delivery-not-found': [
    ['POST', '/callcenter/hooked/webhook/delivery/7/replay', { json: {} }],
    '投递 7 不存在；只保留最近 1000 次',
  ],
  'trunk-not-found': [['GET', '/trunk/none'], '中继 none 不存在'],
  'trunk-exists': [
    ['POST', '/trunk', json({ name: 'ana-phone', kind: 'accept' })],
    'name：ana-phone 已被某个分机或 Asterisk 中的账号占用',
  ],
  'trunk-built-in': [
    ['DELETE', '/trunk/trunk'],
    '中继 trunk 写在 Asterisk 的文件中，不能删除；设为 "prefixes": [] 后不再有号码走此中继',
  ],
  'number-not-found': [['GET', '/number/4008001'], '号码 4008001 没有路由'],
  'key-not-found': [['DELETE', '/key/none'], '密钥 none 不存在'],
  'trace-not-found': [
    ['GET', '/callcenter/acme/trace/none'],
    '没有关于呼叫、排队任务或会话 none 的记录',
  ],
  'session-not-found': [['DELETE', '/session'], '没有登录会话：此请求使用的是密钥'],
  'link-not-found': [['DELETE', '/link/none'], '没有未使用的登录链接 none'],
  'last-admin-key': [
    ['DELETE', `/key/${keyId}`],
    `${keyId} 是最后一个管理员密钥：请先创建另一个，或在本机上用“npm run key”将其删除`,
  ],
});

test('each refusal is told in Chinese to who asks for it', async (t) => {
  const { api, conversation, task } = await talking(t);
  await api.do('POST', `${ACME}/channel`, { name: 'small', max_queue_condition: 0 });
  const webhook = { url: 'https://crm.example/', secret: 'a-secret-of-sixteen' };
  await api.do('PUT', '/callcenter/hooked', { webhook });
  await api.do('PUT', ACME, {
    caller_ids: ['4008001', '4008002'],
    max_outside_calls_per_agent: 0,
    max_work_channels: 2,
  });
  const { result } = await api.do<{ result: { id: string }[] }>('GET', '/key');
  const keyId = result[0]?.id ?? '';
  for (const [id, [asked, said]] of Object.entries(met(conversation, task, keyId))) {
    const refusal = await inBoth(t, api, asked);
    t.is(refusal.id, id);
    t.is(refusal.chinese, said);
  }
});

test('what goes wrong in Asterisk and inside is told in Chinese too', async (t) => {
  const api = await serveQueue(t);
  const phone = post('/extension', { type: 1, user: 'new-phone' });
  api.telephony.refuseAll('no such object');
  t.is((await inBoth(t, api, phone)).chinese, 'Asterisk 拒绝执行：no such object');
  api.telephony.disconnect();
  t.is((await inBoth(t, api, phone)).chinese, '无法连接 Asterisk：请稍后重试');
  api.callcenters.shared.diskSeen('full');
  const full = await inBoth(t, api, post('/condition', { name: 'late', where: 'true' }));
  t.is(full.id, 'disk-full');
  t.is(
    full.chinese,
    '服务所在的磁盘已满：进行中的通话照常继续，但在腾出空间之前不会开始或保存任何新内容',
  );
  api.store.findQueueTask = () => Promise.reject(new Error('disk full'));
  const inside = await inBoth(t, api, ['GET', `${ACME}/queue_task/x`], { 'X-Request-Id': 'r-7' });
  t.is(inside.chinese, '内部错误；日志中记录了请求 r-7');
});

test('an agent whose login lapsed, and one whose phone does not ring for a task, are told so', async (t) => {
  const api = await serveQueue(t);
  await api.do('POST', `${ACME}/extension`, { type: 1, user: 'ben-phone' });
  await api.do('POST', `${ACME}/agent`, { name: 'ben', extension: 'ben-phone' });
  const { id } = await ringAna(api);
  const rejected = await inBoth(t, api, post('/agent/ben/reject', { queue_task_id: id }));
  t.is(rejected.chinese, `排队任务 ${id} 并未向坐席 ben 振铃`);
  api.clock.advance(86_400_001);
  await eventually(
    async () => (await api.do<{ state: string }>('GET', `${ACME}/agent/ben`)).state === 'offline',
    { awaited: "ben's login to lapse" },
  );
  const lapsed = await inBoth(t, api, post('/agent/ben/state', { state: 'idle' }));
  t.is(lapsed.chinese, '坐席 ben 的登录已失效：请重新登录');
});

test('who may not ask is told so in Chinese', async (t) => {
  const limits = { perKey: 0, perAddress: 0, failedPerAddress: 3 };
  const api = await serveAcme(t, { access: { ...NO_LIMITS, limits } });
  const read = await api.do<{ key: string }>('POST', '/key', { role: 'read' });
  const forbidden = await inBoth(t, api, post('/condition', {}), bearer(read.key));
  t.deepEqual([forbidden.id, forbidden.chinese], ['forbidden', '此角色（read）的密钥不允许这样做']);
  const list: Asked = ['GET', '/callcenter'];
  const none = await inBoth(t, api, list, { Authorization: '' });
  t.deepEqual(
    [none.id, none.chinese],
    ['unauthorized', '请发送“Authorization: Bearer KEY”，对请求签名，或用登录链接登录'],
  );
  const unknown = await inBoth(t, api, list, bearer('no-such-key-that-anybody-made'));
  t.is(unknown.chinese, '密钥无效');
  await api.call('GET', '/callcenter', undefined, bearer('another-key-that-nobody-made'));
  const tooMany = await inBoth(t, api, list, bearer('a-third-key-that-nobody-made'));
  t.is(tooMany.id, 'too-many-requests');
  t.regex(
    tooMany.chinese,
    /^来自此地址且没有有效密钥的请求（60 秒内最多 3 个）太多：加上本次共 \d+ 个；请在 \d+ 秒后重试$/,
  );
});

for (const [what, sent, said] of [
  [
    'a member that is missing',
    json({ extension: 'ana-phone' }),
    '缺少请求体中的 name；应为坐席的名称：由 1 到 64 个任意语言的字母、数字、“_”、“-”或“.”（至少一个字母或数字，不得有不可见字符）组成',
  ],
  [
    'a member that is nearly a known one',
    json({ name: 'bob', extention: 'x' }),
    '请求体中的 extention 未知；应为 name、extension、extensions、channel、num、state、skills 之一；是否想写“extension”？',
  ],
  [
    'a value deep in the body',
    json({ name: 'bob', extension: 'x', skills: [{ name: 'a', score: 'x' }] }),
    '请求体中的 skills[0].score：应为数字，而不是文本',
  ],
  [
    'what takes two members to be seen',
    json({ name: 'bob' }),
    '缺少请求体中的 extension；应为“extension”或“extensions”之一',
  ],
  ['a body that is no object', json([]), '请求体：应为对象，而不是列表'],
  [
    'another content type',
    { raw: '<a/>', type: 'application/xml' },
    '请求体：Content-Type 为 application/xml；应为 application/json 或 application/x-www-form-urlencoded',
  ],
] as const satisfies readonly (readonly [string, Sent, string])[]) {
  test(`${what} is told in Chinese, with its place and what is expected`, async (t) => {
    const api = await serveQueue(t);
    const refusal = await inBoth(t, api, ['POST', `${ACME}/agent`, sent]);
    t.is(refusal.chinese, said);
  });
}

test('JSON that is wrong is told in Chinese with its position', async (t) => {
  const api = await serveQueue(t);
  const raw = '{\n  "lease_seconds": 5,\n}';
  const refusal = await inBoth(t, api, ['PUT', ACME, { raw, type: 'application/json' }]);
  t.regex(refusal.chinese, /^请求体：第 3 行第 1 列不是有效的 JSON：/);
});

test('what is wrong in path, query and headers is told in Chinese', async (t) => {
  const api = await serveQueue(t);
  const inPath = await inBoth(t, api, ['GET', '/callcenter/a%20b']);
  t.regex(inPath.chinese, /^路径中的 callcenter_id：应为呼叫中心的 id：/);
  const inQuery = await inBoth(t, api, ['GET', '/callcenter?page_no=0']);
  t.is(inQuery.chinese, '查询参数中的 page_no：应为 1 到 1000000000 的整数，而不是数字');
  const malformed = await inBoth(t, api, ['GET', '/callcenter?x=%zz']);
  t.regex(malformed.chinese, /^查询参数：百分号编码格式错误/);
  const key = { 'Idempotency-Key': 'k'.repeat(256) };
  const header = await inBoth(t, api, post('/extension', { type: 1, user: 'x' }), key);
  t.is(header.chinese, '请求头 Idempotency-Key：应为 1 到 255 个可打印的 ASCII 字符');
});
