import type { ReactNode } from 'react';
import { ApiError, NoAnswerError } from '../../client/index.ts';
import { useWords, type Words } from '../words/words.ts';

/** What went wrong, in the language of the page: what the service said, or why it said nothing. */
export const errorText = (error: unknown, { say }: Words): string => {
  if (error instanceof ApiError) return error.message;
  if (error instanceof NoAnswerError) return say('no-answer');
  return error instanceof Error ? error.message : String(error);
};

/** What to do about it. */
export const remedyText = (error: unknown, { say }: Words): string => {
  if (error instanceof NoAnswerError) return say('remedy-no-answer');
  if (!(error instanceof ApiError)) return say('remedy-unknown');
  if (error.status === 401) return say('remedy-sign-in');
  if (error.status === 403) return say('remedy-forbidden');
  return error.status >= 500 ? say('remedy-later') : say('remedy-change');
};

/** Says what happened, that nothing was done, and what to do. */
export const Alert = ({ error }: { readonly error: unknown }): ReactNode => {
  const words = useWords();
  return (
    <div className="alert" role="alert">
      <strong>{errorText(error, words)}</strong>
      <span>{remedyText(error, words)}</span>
    </div>
  );
};
