import type { Ended } from 'sipjs-udp';

/** How a call came to its end, and whether our phone or the far side ended it. */
export type CallEnd =
  | { readonly cause: 'hung-up'; readonly by: 'us' | 'them' }
  /** The caller gave up before the answer. */
  | { readonly cause: 'cancelled'; readonly by: 'us' | 'them' }
  /** A final SIP status of 300 or more in place of an answer: 486 busy, 603 declined, 480 … */
  | { readonly cause: 'rejected'; readonly by: 'us' | 'them'; readonly status: number }
  /** No answer to a request, or media that cannot be used. */
  | { readonly cause: 'failed'; readonly by: 'them'; readonly detail: string };

/** Where a call stands. */
export type CallState =
  /** The INVITE is sent or received, nothing more. */
  | { readonly is: 'new' }
  /** 180, or 183 with `early` when the callee already sends sound. */
  | { readonly is: 'ringing'; readonly early: boolean }
  | { readonly is: 'answered' }
  | { readonly is: 'ended'; readonly end: CallEnd };

/** A state and when it was entered (`performance.now()`). */
export type CallMoment = CallState & { readonly at: number };

/** What the SIP stack's account of an end means. */
export function endOf({ message, cause }: Ended): CallEnd {
  if (message?.status_code !== undefined) {
    return { cause: 'rejected', by: 'them', status: message.status_code };
  }
  if (message?.method === 'BYE') return { cause: 'hung-up', by: 'them' };
  if (message?.method === 'CANCEL') return { cause: 'cancelled', by: 'them' };
  return { cause: 'failed', by: 'them', detail: cause ?? 'unknown' };
}
