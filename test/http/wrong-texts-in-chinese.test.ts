import test from 'ava';
import { eventually } from '../helpers/eventually.ts';
import { inBoth, post } from './in-both-languages.ts';
import { serveQueue } from './resources/queue-tasks/served-queue.ts';

for (const [xml, said] of [
  ['<enqueue>', '<enqueue> 没有结束标签（第 1 行，第 1 列）'],
  ['<enqueue/>', '<enqueue> 中没有 <route>（第 1 行，第 1 列）'],
  [
    '<enqueue>\n<route/></enqueue>',
    '<route> 为空：其中需要 condition、target、agent、skill、last_agent（第 2 行，第 1 列）',
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
