/** Who is in both call centers of `npm run neighbours`. */
export const CALLCENTER_A = 'noisy';
export const CALLCENTER_B = 'quiet';
export const ANAS_PHONE = 'quiet-ana';
/** Of A. */
export const AGENTS = 20;

export const agentOf = (number: number): string => `agent-${number % AGENTS}`;
