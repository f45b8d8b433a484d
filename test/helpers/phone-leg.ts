import type { IncomingSession, OutgoingSession } from 'sipjs-udp';

/** A call and its leg in the SIP stack. */
export type Leg =
  | { readonly direction: 'incoming'; readonly session: IncomingSession }
  | { readonly direction: 'outgoing'; readonly session: OutgoingSession; readonly dialled: string };

/** Who calls, as the From header of an INVITE shows them. */
export interface CallerShown {
  readonly number: string;
  readonly name: string | undefined;
}

/** The number dialled: by the phone, or by the caller to reach it. */
export const dialledOf = (leg: Leg): string =>
  leg.direction === 'incoming' ? leg.session.request.ruri.user : leg.dialled;

export const callerIn = ({ request: { from } }: IncomingSession): CallerShown => ({
  number: from.uri.user,
  name: from.displayName,
});
