import test, { type ExecutionContext } from 'ava';
import { serveAcme, serveApi, type Answer, type ServedApi } from '../served-api.ts';

const EXTENSIONS = '/callcenter/acme/extension';

const asked = (api: ServedApi, language: string | null, path = '/callcenter'): Promise<Answer> =>
  api.call('GET', path, undefined, language === null ? {} : { 'Accept-Language': language });

const isChinese = (t: ExecutionContext, { headers, json }: Answer, msg = '成功'): void => {
  t.is(json.msg, msg);
  t.is(headers['content-language'], 'zh-CN');
  t.regex(String(headers['vary']), /\bAccept-Language\b/);
};

const isEnglish = (t: ExecutionContext, { headers, json }: Answer, msg = 'ok'): void => {
  t.is(json.msg, msg);
  t.is(headers['content-language'], 'en');
  t.regex(String(headers['vary']), /\bAccept-Language\b/);
};

for (const language of [
  'zh',
  'zh-CN',
  'zh-cn',
  'zh-Hans',
  'zh-Hans-CN',
  'zh-SG',
  'zh-CN,zh;q=0.9,en;q=0.8',
  'zh-CN, en',
  'zh, en-US',
  'zh-TW, en',
  '*, zh',
  'en-AU;q=0.9, zh',
  'en;q=0.5, zh;q=0.9',
  'en;q=0, *',
  'fr, zh;q=0.1',
  'en-US;q=0.7,zh-Hans;q=0.8',
]) {
  test(`given Accept-Language "${language}", the answer is Chinese`, async (t) => {
    isChinese(t, await asked(await serveApi(t), language));
  });
}

for (const language of [
  null,
  '',
  '*',
  'en',
  'EN-gb',
  'en-US,en;q=0.9,zh-CN;q=0.8',
  'en-US, zh',
  'en-AU, zh',
  'zh;q=0.3, en;q=0.4',
  'zh;q=0',
  'zh-CN;q=0, zh-Hans;q=0, zh;q=0, *',
  'fr',
  'de-AT, fr;q=0.2',
  'zho',
  'zhx-CN',
  ';;;,,,=q',
  '\u00ff\u00fe',
  'x'.repeat(4000),
]) {
  test(`given ${language === null ? 'no' : `the`} Accept-Language ${JSON.stringify(language ?? '').slice(0, 60)}, the answer is English`, async (t) => {
    isEnglish(t, await asked(await serveApi(t), language));
  });
}

test('a refusal is told in the language asked for, and is otherwise the same', async (t) => {
  const api = await serveApi(t);
  const english = await asked(api, 'en', '/callcenter/acme');
  const chinese = await asked(api, 'zh', '/callcenter/acme');
  isEnglish(t, english, 'there is no call center acme');
  isChinese(t, chinese, '呼叫中心 acme 不存在');
  t.is(chinese.status, english.status);
  t.deepEqual({ ...chinese.json, msg: '' }, { ...english.json, msg: '' });
});

test('an answer that is sent again is in the language of the first, and says so', async (t) => {
  const api = await serveAcme(t);
  const post = (key: string, language: string, user: string): Promise<Answer> =>
    api.call(
      'POST',
      EXTENSIONS,
      { json: { type: 1, user } },
      { 'Idempotency-Key': key, 'Accept-Language': language },
    );
  for (const [key, first, second] of [
    ['k1', 'zh', 'en'],
    ['k2', 'en', 'zh'],
  ] as const) {
    const done = await post(key, first, `phone-${key}`);
    const again = await post(key, second, `phone-${key}`);
    t.is(again.text, done.text);
    t.is(again.headers['idempotent-replayed'], 'true');
    (first === 'zh' ? isChinese : isEnglish)(t, done);
    (first === 'zh' ? isChinese : isEnglish)(t, again);
  }
  const refusedFirst = await post('k3', 'zh', 'ana-phone');
  isChinese(t, refusedFirst, '分机 ana-phone 已经存在');
  isChinese(t, await post('k3', 'en', 'ana-phone'), '分机 ana-phone 已经存在');
  isChinese(
    t,
    await post('k3', 'zh', 'another'),
    '请求头 Idempotency-Key：此键已用于另一个请求；每个请求应使用新的键',
  );
});

test('the log is English whatever the client speaks', async (t) => {
  const api = await serveAcme(t);
  api.store.findQueueTask = () => Promise.reject(new Error('disk full'));
  await asked(api, 'zh', '/callcenter/acme/queue_task/x');
  await asked(api, 'zh', '/callcenter/none');
  t.true(api.log.length > 0);
  t.notRegex(JSON.stringify(api.log), /\p{Script=Han}/u);
});
