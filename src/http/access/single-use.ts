import type { Method } from '../schemas/route.ts';

const CALLCENTER = '/callcenter/:callcenter_id';

/** What goes on to tell what happens, or what people said; and a GET that lengthens a login. */
const READ_ONCE: ReadonlySet<string> = new Set([
  `${CALLCENTER}/event`,
  `${CALLCENTER}/events`,
  `${CALLCENTER}/conversation/:conversation_id/recording`,
  `${CALLCENTER}/agent/:agent_name/keepalive`,
]);

/**
 * Whether a signed request is good for one time alone: whoever overheard it could have had it again, and
 * as an event stream for hours. Other reads may come again, since two in one second are alike.
 */
export const isSingleUse = ({
  method,
  path,
}: {
  readonly method: Method;
  readonly path: string;
}): boolean => method !== 'GET' || READ_ONCE.has(path);
