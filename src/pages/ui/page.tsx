import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from '../../client/index.ts';
import { WithSession } from '../session/with-session.tsx';
import { WithWords } from '../words/words.ts';
import { Notices } from './notices.tsx';
import { followScheme } from './scheme.ts';

/** The client tries again by itself what may pass; what is refused stays refused. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && !(error instanceof ApiError),
      staleTime: 5000,
    },
  },
});

/** Shows a page to whoever is signed in. */
export const showPage = (page: ReactNode): void => {
  const place = document.getElementById('page');
  if (place === null) throw new Error('the page has no place');
  followScheme();
  createRoot(place).render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queries}>
          <WithWords>
            <WithSession>{page}</WithSession>
            <Notices />
          </WithWords>
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  );
};
