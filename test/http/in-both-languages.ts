import type { ExecutionContext } from 'ava';
import type { Answer, Sent, ServedApi } from './served-api.ts';
import { ACME } from './resources/queue-tasks/served-queue.ts';

const HAN = /\p{Script=Han}/u;

export type Asked = readonly [method: string, path: string, sent?: Sent];

/** Asks the same in both languages: the Chinese refusal says the same to a program. */
export const inBoth = async (
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

export const json = (body: unknown): Sent => ({ json: body });
export const post = (path: string, body: unknown): Asked => ['POST', ACME + path, json(body)];
