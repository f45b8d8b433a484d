import { lazy, type ReactNode, Suspense } from 'react';
import type { BoardState } from '../live/board.ts';
import { Button } from '../ui/button.tsx';
import { useSwitch } from '../ui/use-switch.ts';
import { useWords } from '../words/words.ts';
import { ListenDialog } from './listen-dialog.tsx';
import { useListener } from './listening.ts';

/** What a phone needs is loaded with the first one. */
const ListeningPhone = lazy(() => import('./listening-phone.tsx'));

const Offer = (): ReactNode => {
  const { say } = useWords();
  const dialog = useSwitch();
  return (
    <>
      <p className="quiet">{say('listen-hint')}</p>
      <Button act={dialog.open}>{say('listen-here')}</Button>
      <ListenDialog open={dialog.isOpen} close={dialog.close} then={() => undefined} />
    </>
  );
};

/** The phone of whoever supervises, with which they listen in, whisper and join. Its place is kept. */
export const ListeningCard = ({ board }: { readonly board: BoardState | null }): ReactNode => {
  const { say } = useWords();
  const me = useListener();
  return (
    <section className="card listening" aria-label={say('own-phone')}>
      {me === null ? (
        <Offer />
      ) : (
        <Suspense fallback={<p className="quiet">{say('loading')}</p>}>
          <ListeningPhone me={me} board={board} />
        </Suspense>
      )}
    </section>
  );
};
