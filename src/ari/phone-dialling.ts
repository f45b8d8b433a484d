import type { Command, PhoneAddress } from '../domain/engine/world/command.ts';
import { AriError } from './ari-error.ts';
import { MADE_HERE } from './call-names.ts';
import type { AriCalls } from './client.ts';
import type { EntryGate } from './entry-gate.ts';

type DialPhone = Extract<Command, { kind: 'dial-phone' }>;

/** The endpoint by which phones behind gateways are dialled, in pjsip.conf. */
const GATEWAY = 'gateway';

const noTrunk = (number: string): AriError =>
  new AriError(
    'refused',
    'channels.create',
    `no trunk takes ${number}, or has room for one more call`,
  );

const endpointOf = (phone: PhoneAddress): string => {
  switch (phone.kind) {
    case 'sip-terminal':
      return `PJSIP/${phone.user}`;
    case 'sip-gateway': {
      const user = phone.user === null ? '' : `${phone.user}@`;
      return `PJSIP/${GATEWAY}/sip:${user}${phone.address}`;
    }
    case 'number':
      if (phone.trunk === null) throw noTrunk(phone.number);
      return `PJSIP/${phone.number}@${phone.trunk}`;
  }
};

/** What Asterisk leaves to us of a phone: its transfer key. Numbers' endpoint allows none. */
const TRANSFERS = { 'PJSIP_TRANSFER_HANDLING()': 'ari-only' };

/** What tells a browser that its agent is waited for in a talk, so that it answers by itself. */
const REJOIN = { 'PJSIP_HEADER(add,X-Rejoin)': 'true' };

/** How much longer Asterisk rings than the engine wants: it ends the ringing only if we are away. */
const GRACE_SECONDS = 5;

/**
 * Rings a phone: a channel is made, and dialled when it has entered the application.
 * @throws AriError
 */
export const dialPhone = async (
  ari: AriCalls,
  gate: EntryGate,
  { callId, phone, caller, ringForMs, isRejoin }: DialPhone,
): Promise<void> => {
  await gate.enter(callId, () =>
    ari.createChannel({
      endpoint: endpointOf(phone),
      channelId: callId,
      appArgs: [MADE_HERE],
      variables: {
        'CONNECTEDLINE(num)': caller.number,
        'CONNECTEDLINE(name)': caller.name,
        ...(phone.kind === 'number' ? {} : TRANSFERS),
        ...(isRejoin && phone.kind === 'sip-terminal' ? REJOIN : {}),
      },
    }),
  );
  await ari.dialChannel(callId, null, Math.ceil(ringForMs / 1000) + GRACE_SECONDS);
};
