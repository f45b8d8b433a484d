import type { Command, PhoneAddress } from '../domain/engine/command.ts';
import { MADE_HERE } from './call-names.ts';
import { AriError } from './ari-error.ts';
import type { AriClient } from './client.ts';

type DialPhone = Extract<Command, { kind: 'dial-phone' }>;

/** The account of the carrier's gateway, in pjsip.conf. */
const TRUNK = 'trunk';
/** The endpoint by which phones behind gateways are dialled, in pjsip.conf. */
const GATEWAY = 'gateway';

const endpointOf = (phone: PhoneAddress): string => {
  switch (phone.kind) {
    case 'sip-terminal':
      return `PJSIP/${phone.user}`;
    case 'sip-gateway': {
      const user = phone.user === null ? '' : `${phone.user}@`;
      return `PJSIP/${GATEWAY}/sip:${user}${phone.address}`;
    }
    case 'number':
      return `PJSIP/${phone.number}@${TRUNK}`;
  }
};

/** How much longer Asterisk rings than the engine wants: it ends the ringing only if we are away. */
const GRACE_SECONDS = 5;
/** A channel that was made enters the application within milliseconds. */
const ENTRY_TIMEOUT_MS = 5000;

/**
 * Rings phones: a channel is made, and dialled when it has entered the application. Dialled sooner,
 * it is sometimes refused as not being in it.
 */
export class PhoneDialling {
  readonly #ari: AriClient;
  readonly #entering = new Map<string, (entered: boolean) => void>();

  constructor(ari: AriClient) {
    this.#ari = ari;
  }

  async dial({ callId, phone, caller, ringForMs }: DialPhone): Promise<void> {
    const entry = this.#entryOf(callId);
    try {
      await this.#ari.createChannel({
        endpoint: endpointOf(phone),
        channelId: callId,
        appArgs: [MADE_HERE],
        variables: {
          'CONNECTEDLINE(num)': caller.number,
          'CONNECTEDLINE(name)': caller.name,
        },
      });
      if (!(await entry.entered)) throw goneBeforeDialled();
      await this.#ari.dialChannel(callId, null, Math.ceil(ringForMs / 1000) + GRACE_SECONDS);
    } finally {
      entry.forget();
    }
  }

  /** Its StasisStart came. */
  entered(channelId: string): void {
    this.#entering.get(channelId)?.(true);
  }

  /** It ended, perhaps before it was dialled. */
  ended(channelId: string): void {
    this.#entering.get(channelId)?.(false);
  }

  #entryOf(callId: string): { entered: Promise<boolean>; forget: () => void } {
    let timer: NodeJS.Timeout | undefined;
    const entered = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, ENTRY_TIMEOUT_MS, false);
      this.#entering.set(callId, resolve);
    });
    const forget = (): void => {
      clearTimeout(timer);
      this.#entering.delete(callId);
    };
    return { entered, forget };
  }
}

const goneBeforeDialled = (): AriError =>
  new AriError('refused', 'channels.dial', 'the channel ended before it was dialled');
