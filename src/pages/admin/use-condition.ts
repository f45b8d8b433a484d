import { useState } from 'react';
import type { components } from '../../client/index.ts';
import { api } from '../session/api.ts';
import { useSession } from '../session/with-session.tsx';
import { tellDone } from '../ui/notices.tsx';
import { useWords } from '../words/words.ts';

export type Condition = components['schemas']['Condition'];

const LIST = '/callcenter/{callcenter_id}/condition';
const SHOWN = 20;

/** Whom a condition would match, the best first. */
export interface Tried {
  readonly count: number;
  readonly agents: readonly components['schemas']['MatchingAgent'][];
}

const EMPTY = { name: '', where: '', sort: '', priority: '0' };

export type ConditionFields = typeof EMPTY;

const fieldsOf = (condition: Condition | null): ConditionFields =>
  condition === null ? EMPTY : { ...condition, priority: String(condition.priority) };

/** What is done with the fields of a condition. What is refused leaves them as they are. */
export const useCondition = (condition: Condition | null, stored: () => void) => {
  const { say } = useWords();
  const { callcenter } = useSession();
  const [fields, setFields] = useState(() => fieldsOf(condition));
  const [tried, setTried] = useState<Tried | null>(null);
  const [error, setError] = useState<unknown>(null);
  const path = { callcenter_id: callcenter };
  const { name, where, sort, priority } = fields;
  const expressions = { where, ...(sort !== '' && { sort }) };
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setError(null);
    try {
      await act();
    } catch (reason) {
      setError(reason);
    }
  };
  const test = () =>
    attempt(async () => {
      const asked = { path, query: { page_size: SHOWN }, body: expressions };
      const { total_count: count, result } = await api().call('POST', `${LIST}/test`, asked);
      setTried({ count, agents: result });
    });
  const put = (body: typeof expressions & { priority: number }) =>
    condition === null
      ? api().call('POST', LIST, { path, body: { ...body, name } })
      : api().call('POST', `${LIST}/{condition_name}`, {
          path: { ...path, condition_name: name },
          body,
        });
  const store = () =>
    attempt(async () => {
      await put({ ...expressions, priority: Number(priority) });
      setFields(EMPTY);
      setTried(null);
      tellDone(say('stored'));
      stored();
    });
  const change = (part: keyof ConditionFields) => (value: string) => {
    setFields({ ...fields, [part]: value });
  };
  return { fields, change, tried, error, test, store };
};
