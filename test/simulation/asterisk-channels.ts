import type { Command } from '../../src/domain/engine/world/command.ts';
import type { CallId } from '../../src/domain/ids.ts';
import type { MuteDirection } from '../../src/domain/listen-speak-mode.ts';
import { SILENCE } from '../../src/domain/sound.ts';
import type { Refused, SimulatedAsterisk } from './asterisk.ts';
import type { Channel } from './channel.ts';
import { must } from './violation.ts';

/** What commands do to one channel. */

/** What Asterisk says of a call that it has not, or not in the application. */
export const NO_CALL = 'Channel not found';

type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

const dropsIn = (direction: MuteDirection): boolean => direction === 'in' || direction === 'both';
const dropsOut = (direction: MuteDirection): boolean => direction === 'out' || direction === 'both';

/** @param isDialled otherwise the channel is made, and no more */
export const dialPhone = (
  asterisk: SimulatedAsterisk,
  { callId, phone, ringForMs }: CommandOf<'dial-phone'>,
  isDialled: boolean,
): Refused => {
  const { channels, registered, now } = asterisk;
  must('rings have a time', ringForMs > 0, () => `${callId} is to ring for ${ringForMs} ms`);
  const present = channels.get(callId);
  if (present !== undefined) return present.isTaken ? 'Channel with given unique ID exists' : null;
  if (phone.kind === 'number' && !asterisk.hasTrunk(phone.trunk)) return 'Allocation failed';
  if (phone.kind === 'sip-terminal' && !registered.has(phone.user)) return 'Allocation failed';
  channels.set(callId, {
    origin: 'platform',
    id: callId,
    phone,
    state: 'down',
    bridge: null,
    whisper: null,
    mutedIn: false,
    mutedOut: false,
    onHold: false,
    sound: SILENCE,
    isSilent: false,
    wasSilent: false,
    isDialled,
    givesUpAt: now + ringForMs,
    plays: false,
    isTaken: false,
    endsAt: null,
  });
  asterisk.note((watch) => {
    watch.entered(callId);
  });
  return null;
};

export const hangUp = (asterisk: SimulatedAsterisk, id: CallId): Refused => {
  const channel = asterisk.channels.get(id);
  must(
    'no caller is hung up who was not lost',
    channel?.origin !== 'ivr' || channel.wasSilent,
    () => `caller ${id} was hung up`,
  );
  if (channel === undefined) return NO_CALL;
  asterisk.end(channel, 'normal');
  return null;
};

/** Asterisk would wait for its end with what is to be done, and some have none. */
export const mustHearNoPlayback = ({ id, sound }: Channel, done: string): void => {
  must(
    `who is ${done} hears nothing, or music`,
    sound.kind === 'silence' || sound.kind === 'music',
    () => `${id} was ${done} while it heard ${JSON.stringify(sound)}`,
  );
};

export const answerCall = (asterisk: SimulatedAsterisk, id: CallId): Refused => {
  const channel = asterisk.reachable(id);
  if (channel === undefined) return NO_CALL;
  mustHearNoPlayback(channel, 'answered');
  channel.state = 'up';
  return null;
};

export const returnToIvr = (
  asterisk: SimulatedAsterisk,
  { callId, variables }: CommandOf<'return-to-ivr'>,
): Refused => {
  const caller = asterisk.channels.get(callId);
  if (caller?.origin !== 'ivr' || !caller.inStasis) return 'Channel not in Stasis application';
  const attempts = Number(variables['QUEUE_ATTEMPTS']);
  must(
    'a caller leaves once',
    attempts === caller.session,
    () => `${callId} was given back for time ${attempts} when in for time ${caller.session}`,
  );
  must(
    'a caller goes back unmuted and without music',
    !caller.mutedIn && !caller.mutedOut && caller.sound.kind === 'silence',
    () => `${callId} went back as ${JSON.stringify(caller)}`,
  );
  must(
    'a caller goes back without a limit of ours',
    caller.endsAt === null || asterisk.wronglyLimited.has(callId),
    () => `${callId} went back with ${String(caller.endsAt)}`,
  );
  asterisk.giveBack(caller, attempts);
  return null;
};

export const readmitCaller = (asterisk: SimulatedAsterisk, id: CallId): Refused => {
  const caller = asterisk.channels.get(id);
  if (caller?.origin !== 'ivr' || !caller.inStasis) return NO_CALL;
  asterisk.announce(caller);
  return null;
};

export const limitCall = (
  asterisk: SimulatedAsterisk,
  { callId, limitMs }: CommandOf<'limit-call'>,
): Refused => {
  const channel = asterisk.reachable(callId);
  if (channel === undefined) return NO_CALL;
  channel.endsAt = limitMs === null ? null : asterisk.now + limitMs;
  asterisk.wronglyLimited.delete(callId);
  return null;
};

/** Only what differs from `before` is set, as an adapter that saves round trips would do. */
export const mute = (
  asterisk: SimulatedAsterisk,
  { callId, before, direction }: CommandOf<'mute'>,
): Refused => {
  const channel = asterisk.reachable(callId);
  if (channel === undefined) return NO_CALL;
  if (before === null) asterisk.unmuted.delete(callId);
  if (before === null || dropsIn(before) !== dropsIn(direction)) {
    channel.mutedIn = dropsIn(direction);
  }
  if (before === null || dropsOut(before) !== dropsOut(direction)) {
    channel.mutedOut = dropsOut(direction);
  }
  return null;
};

export const answerTransfer = (asterisk: SimulatedAsterisk, id: CallId): Refused =>
  asterisk.reachable(id) === undefined ? NO_CALL : null;
