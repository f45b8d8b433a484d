import { ApiError, Connection } from '../../client/index.ts';
import { languageChoice } from '../words/words.ts';
import { BASE_URL } from './api.ts';

export type Role = 'admin' | 'callcenter' | 'supervisor' | 'agent' | 'read';

/** Who is signed in with this browser. */
export interface Session {
  readonly role: Role;
  /** null: of all call centers. */
  readonly callcenter_id: string | null;
  /** null: no agent. */
  readonly agent_name: string | null;
}

const connection = (key?: string): Connection =>
  new Connection({
    baseUrl: BASE_URL,
    language: languageChoice.get() === 'zh' ? 'zh-CN' : 'en',
    ...(key !== undefined && { key }),
  });

interface Shown {
  readonly role: Role;
  readonly callcenter_id?: string | null;
  readonly agent_name?: string | null;
}

const sessionIn = async (answer: Response): Promise<Session> => {
  const { data } = (await answer.json()) as { readonly data: Shown };
  const { role, callcenter_id = null, agent_name = null } = data;
  return { role, callcenter_id, agent_name };
};

/** Nobody is signed in. */
const isNobody = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 401 || error.status === 404);

/** Who is signed in; null: nobody. @throws ApiError, NoAnswerError */
export const currentSession = async (): Promise<Session | null> => {
  try {
    return await sessionIn(await connection().send('GET', '/session'));
  } catch (error) {
    if (isNobody(error)) return null;
    throw error;
  }
};

/** Signs in with the secret of a link, which works once. @throws ApiError, NoAnswerError */
export const signInByLink = async (link: string): Promise<Session> =>
  sessionIn(await connection().send('POST', '/session', { body: { link } }));

/** Signs in with a key, which is not kept. @throws ApiError, NoAnswerError */
export const signInByKey = async (key: string): Promise<Session> =>
  sessionIn(await connection(key).send('POST', '/session', { body: {} }));

/** Signs out: this browser is nobody again. @throws ApiError, NoAnswerError */
export const signOut = async (): Promise<void> => {
  await connection().send('DELETE', '/session');
};

const LINK = /^#link=(.+)$/;

/** The secret in the page's address, which is taken out of it at once: it is not to be copied or kept. */
export const takeLink = (): string | null => {
  const secret = LINK.exec(location.hash)?.[1] ?? null;
  if (secret !== null) history.replaceState(null, '', location.pathname + location.search);
  return secret;
};
