import type { ReactNode } from 'react';
import { ApiError } from '../../client/index.ts';
import { Alert } from '../ui/alert.tsx';

/** Where in a text something is wrong, as the service says. */
interface Place {
  readonly line: number;
  readonly column: number;
}

const placeIn = (error: unknown): Place | null => {
  if (!(error instanceof ApiError)) return null;
  const { line, column } = error.details;
  return typeof line === 'number' && typeof column === 'number' ? { line, column } : null;
};

/** Which of two fields is meant; null: neither is named. */
export const partIn = (error: unknown): string | null => {
  const part = error instanceof ApiError ? error.details['part'] : null;
  return typeof part === 'string' ? part : null;
};

interface PlacedErrorProps {
  readonly error: unknown;
  /** What was sent. */
  readonly text: string;
}

/** What is wrong with a text, with the line and a mark at the place. */
export const PlacedError = ({ error, text }: PlacedErrorProps): ReactNode => {
  const place = placeIn(error);
  const line = place === null ? undefined : text.split(/\r\n|[\r\n]/)[place.line - 1];
  return (
    <div className="form">
      <Alert error={error} />
      {place !== null && line !== undefined && (
        <pre className="code" aria-hidden="true">
          {`${line}\n${' '.repeat(Math.max(0, place.column - 1))}▲`}
        </pre>
      )}
    </div>
  );
};
