import { phrase } from '../../messages/phrase.ts';
import { Refusal } from '../refusal.ts';

/** What a call center holds a limited number of. */
export type CountedInCallcenter = 'agents' | 'extensions' | 'conditions' | 'work-channels';

/** What a call center still holds. */
export interface Held {
  readonly agents: number;
  readonly extensions: number;
  readonly tasks: number;
  readonly conversations: number;
  readonly calls: number;
}

const NOTHING: Held = { agents: 0, extensions: 0, tasks: 0, conversations: 0, calls: 0 };

const inUseDetails = (callcenter: string, { tasks, ...held }: Held) => ({
  callcenter,
  ...held,
  queue_tasks: tasks,
});

export const callcenterRefusals = {
  callcenterNotFound: (callcenter: string): Refusal =>
    new Refusal('callcenter-not-found', phrase('callcenter-missing', { callcenter }), {
      callcenter,
    }),
  callcenterNotEmpty: (callcenter: string, held: Held): Refusal =>
    new Refusal(
      'callcenter-in-use',
      phrase('callcenter-not-empty', { callcenter, ...held }),
      inUseDetails(callcenter, held),
    ),
  /** One that is being deleted holds nothing any more. */
  callcenterLeaving: (callcenter: string): Refusal =>
    new Refusal(
      'callcenter-in-use',
      phrase('callcenter-leaving', { callcenter }),
      inUseDetails(callcenter, NOTHING),
    ),
  /** @param present how many there are */
  callcenterFull: (what: CountedInCallcenter | 'sounds', limit: number, present: number): Refusal =>
    new Refusal('callcenter-full', phrase(`callcenter-full-of-${what}`, { limit, present }), {
      what,
      limit,
      present,
    }),
  /** @param setting its name in requests */
  settingAboveLimit: (setting: string, limit: number, given: number): Refusal =>
    new Refusal('invalid-argument', phrase('setting-above-limit', { setting, limit, given }), {
      in: 'body',
      path: setting,
      expected: `at most ${limit}, which an administrator can raise`,
    }),
  webhookNotFound: (callcenter: string): Refusal =>
    new Refusal('webhook-not-found', phrase('webhook-missing', { callcenter }), { callcenter }),
  deliveryNotFound: (delivery: string): Refusal =>
    new Refusal('delivery-not-found', phrase('delivery-missing', { delivery }), { delivery }),
  deliveryWithoutEvents: (delivery: string): Refusal =>
    new Refusal('delivery-not-found', phrase('delivery-without-events', { delivery }), {
      delivery,
    }),
  /** @param said what Asterisk answered */
  asteriskRefused: (said: string): Refusal =>
    new Refusal('asterisk-refused', phrase('asterisk-refused', { said })),
  asteriskAway: (): Refusal => new Refusal('asterisk-unavailable', phrase('asterisk-away')),
  asteriskAwayTryAgain: (): Refusal =>
    new Refusal('asterisk-unavailable', phrase('asterisk-away-try-again')),
  /** Nothing new is begun on what is left. */
  diskFull: (): Refusal => new Refusal('disk-full', phrase('disk-full')),
  /** It is with whoever took it over. */
  ownedElsewhere: (id: string): Refusal =>
    new Refusal('asterisk-unavailable', phrase('owned-elsewhere', { callcenter: id })),
  /** Whoever does the work ended, and nobody has taken it over yet. */
  nobodyInCharge: (): Refusal => new Refusal('asterisk-unavailable', phrase('nobody-in-charge')),
  /** They ended while they were at it. */
  chargeLost: (): Refusal => new Refusal('asterisk-unavailable', phrase('charge-lost')),
  serviceEnds: (): Refusal => new Refusal('asterisk-unavailable', phrase('service-ends')),
};
