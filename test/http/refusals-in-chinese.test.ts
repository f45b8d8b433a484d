import test, { type ExecutionContext } from 'ava';
import type { AnswerId } from '../../src/http/answer-codes.ts';
import { eventually } from '../helpers/eventually.ts';
import type { Answer, Sent, ServedApi } from './served-api.ts';
import { ACME, ringAna, serveQueue } from './served-queue.ts';

const HAN = /\p{Script=Han}/u;
const FORM_TYPE = 'application/x-www-form-urlencoded';

type Asked = readonly [method: string, path: string, sent?: Sent];

/** Asks the same in both languages: the Chinese refusal says the same to a program. */
const inBoth = async (
  t: ExecutionContext,
  api: ServedApi,
  [method, path, sent]: Asked,
  more: Record<string, string> = {},
): Promise<{ english: string; chinese: string; id: string | undefined }> => {
  const ask = (language: string): Promise<Answer> =>
    api.call(method, path, sent, { 'Accept-Language': language, ...more });
  const [english, chinese] = [await ask('en'), await ask('zh-CN')];
  t.true(english.status >= 400, english.text);
  t.is(chinese.status, english.status);
  t.is(chinese.json.code, english.json.code);
  t.is(chinese.json.error?.id, english.json.error?.id);
  t.is(english.headers['content-language'], 'en');
  t.is(chinese.headers['content-language'], 'zh-CN');
  t.notRegex(english.text, HAN);
  t.regex(chinese.json.msg, HAN, chinese.json.msg);
  t.notRegex(JSON.stringify(chinese.json.error), HAN);
  return { english: english.json.msg, chinese: chinese.json.msg, id: chinese.json.error?.id };
};

const json = (body: unknown): Sent => ({ json: body });
const post = (path: string, body: unknown): Asked => ['POST', ACME + path, json(body)];

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

/** Ids that take more than a request to be met: by other tests, or reserved. */
type Elsewhere =
  | 'internal-error'
  | 'asterisk-refused'
  | 'asterisk-unavailable'
  | 'agent-offline'
  | 'queue-task-not-yours'
  | 'unauthorized'
  | 'forbidden'
  | 'too-many-requests'
  | 'extension-unreachable';

const ENQUEUE = '<enqueue><route><agent name="ben"/></route></enqueue>';

/** What is refused, and what the Chinese refusal says. */
const met = (
  conversation: string,
  task: string,
): Record<Exclude<AnswerId, Elsewhere>, readonly [Asked, string]> => ({
  'invalid-argument': [
    post('/condition', { name: 7, where: 'true' }),
    '请求体中的 name：应为条件的名称：由 1 到 64 个任意语言的字母、数字、“_”、“-”或“.”组成，而不是数字',
  ],
  'no-such-endpoint': [['GET', '/nothing'], '/v1/nothing 处没有任何内容'],
  'method-not-allowed': [['PATCH', '/callcenter', json({})], '此处不支持 PATCH，只支持 HEAD, GET'],
  'body-too-large': [
    ['PUT', '/callcenter/acme', { raw: 'x'.repeat(70_000), type: FORM_TYPE }],
    '请求体超过 65536 字节',
  ],
  'extension-exists': [
    post('/extension', { type: 1, user: 'ana-phone' }),
    '分机 ana-phone 已经存在',
  ],
  'extension-in-use': [
    ['DELETE', `${ACME}/extension/ana-phone`],
    '坐席 ana 正以分机 ana-phone 登录',
  ],
  'extension-not-found': [['GET', `${ACME}/extension/none`], '分机 none 不存在'],
  'agent-already-logged-in': [
    post('/agent', { name: 'ana', extension: 'ana-phone' }),
    '坐席 ana 已经登录',
  ],
  'agent-not-found': [['GET', `${ACME}/agent/nobody`], '坐席 nobody 未登录'],
  'agent-busy': [
    post('/agent/ana/state', { state: 'idle' }),
    '坐席 ana 当前状态为 talking：此时不能设置状态',
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
});

test('each refusal is told in Chinese to who asks for it', async (t) => {
  const { api, conversation, task } = await talking(t);
  await api.do('POST', `${ACME}/channel`, { name: 'small', max_queue_condition: 0 });
  for (const [id, [asked, said]] of Object.entries(met(conversation, task))) {
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

for (const [what, sent, said] of [
  [
    'a member that is missing',
    json({ extension: 'ana-phone' }),
    '缺少请求体中的 name；应为坐席的名称：由 1 到 64 个任意语言的字母、数字、“_”、“-”或“.”组成',
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

for (const [xml, said] of [
  ['<enqueue>', '<enqueue> 没有结束标签（第 1 行，第 1 列）'],
  ['<enqueue/>', '<enqueue> 中没有 <route>（第 1 行，第 1 列）'],
  [
    '<enqueue>\n<route/></enqueue>',
    '<route> 为空：其中需要 condition、target、agent、skill（第 2 行，第 1 列）',
  ],
  [
    '<enqueue chanel="x"><route><skill name="a"/></route></enqueue>',
    '<enqueue> 没有属性“chanel”：是否想写“channel”？（第 1 行，第 10 列）',
  ],
  ['<enqueue><route><skill/></route></enqueue>', '<skill> 需要属性“name”（第 1 行，第 17 列）'],
  [
    '<enqueue><route><condition/></route></enqueue>',
    '<condition> 需要属性“name”或“id”（第 1 行，第 17 列）',
  ],
  [
    '<enqueue><route><skill name="a" priority="100"/></route></enqueue>',
    '属性 priority 应为 0 到 99 的整数，而不是“100”（第 1 行，第 33 列）',
  ],
  ['<!DOCTYPE x><enqueue/>', '此处不允许出现文档类型声明（第 1 行，第 1 列）'],
  [
    '<enqueue><route><condition name="none"/></route></enqueue>',
    '工作通道“default”中不存在条件“none”（第 1 行，第 17 列）',
  ],
] as const) {
  test(`the XML ${JSON.stringify(xml)} is refused in Chinese with its position`, async (t) => {
    const api = await serveQueue(t);
    const refusal = await inBoth(t, api, post('/agent/ana/call_agent', { enqueue: xml }));
    t.is(refusal.chinese, `enqueue：${said}`);
  });
}

for (const [where, said] of [
  ['', '此处应为数字、技能、true、false 或“(”，而不是表达式的结尾（第 1 行，第 1 列）'],
  ['1', '条件表达式必须是 true 或 false，但这是数字（第 1 行，第 1 列）'],
  [
    "1 + 'a' > 2",
    '“+”的右边必须是数字，但这是字符串，字符串只能用作技能的名称（第 1 行，第 5 列）',
  ],
  [
    'score > 1',
    '此处应为 skills["name"]、get("name")、has("name")、true 或 false，而不是“score”（第 1 行，第 1 列）',
  ],
  ['true and\n(false', '此处应为“)”，而不是表达式的结尾（第 2 行，第 7 列）'],
] as const) {
  test(`the expression ${JSON.stringify(where)} is refused in Chinese with its position`, async (t) => {
    const api = await serveQueue(t);
    const refusal = await inBoth(t, api, post('/condition', { name: 'new', where }));
    t.is(refusal.chinese, `where：${said}`);
  });
}

test('what the IVR is told of a wrong XML stays English', async (t) => {
  const api = await serveQueue(t);
  const caller = api.telephony.callerArrives('acme', { enqueueXml: '<enqueue/>' });
  const variables = await eventually(() => api.telephony.returned.get(caller), {
    awaited: 'the caller to be back in the IVR',
  });
  t.is(variables['QUEUE_DETAIL'], '<enqueue> holds no <route> (line 1, column 1)');
});
