import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { RemoveButton } from '../ui/remove-button.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';

interface RowActionsProps {
  /** What the row is of, for a screen reader. */
  readonly name: string;
  /** Without it nothing of the row can be changed. */
  readonly edit?: (() => void) | undefined;
  readonly remove: () => Promise<unknown>;
  /** Reads the list anew. */
  readonly removed: () => Promise<unknown>;
}

/** What a row of a list ends with: it is changed, or removed once that was confirmed. */
export const RowActions = ({ name, edit, remove, removed }: RowActionsProps): ReactNode => {
  const { say } = useWords();
  const { isWanted, run } = useAction();
  const removeIt = (): void =>
    void run(async () => {
      await remove();
      await removed();
    }, say('removed'));
  return (
    <div className="buttons buttons-end">
      {edit !== undefined && (
        <Button name={say('change-that', { name })} act={edit}>
          {say('change')}
        </Button>
      )}
      <RemoveButton name={name} disabled={isWanted} remove={removeIt} />
    </div>
  );
};
