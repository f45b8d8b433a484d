import { randomUUID } from 'node:crypto';
import type { Command } from '../domain/engine/world/command.ts';
import { isMissing } from './ari-error.ts';
import { SNOOP } from './call-names.ts';
import type { AriCalls } from './client.ts';
import type { EntryGate } from './entry-gate.ts';

type StartWhisper = Extract<Command, { kind: 'start-whisper' }>;

/** What a whisper is made of in Asterisk. */
interface Parts {
  readonly bridge: string;
  readonly snoop: string;
}

/** Never the same twice: Asterisk may not have forgotten the last ones yet. */
const newParts = (callId: string): Parts => {
  const turn = randomUUID().slice(0, 8);
  return { bridge: `${callId}-${turn}-whisper`, snoop: `${callId}-${turn}-snoop` };
};

/** Name of the bridges in which whisperers are. */
export const whisperBridgeName = (app: string): string => `whisper ${app}`;

/**
 * Has a call heard by one other alone. It sits with a snoop channel in a bridge of their own; what it
 * says goes out to that phone and nowhere else, and what the phone hears and says comes back
 * (https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Channels_REST_API/#snoopchannelwithid).
 */
export class Whispering {
  readonly #app: string;
  readonly #gate: EntryGate;
  /** Those of before a restart are ended when Asterisk is looked at. */
  readonly #parts = new Map<string, Parts>();

  constructor(app: string, gate: EntryGate) {
    this.#app = app;
    this.#gate = gate;
  }

  async start(ari: AriCalls, { callId, toCallId }: StartWhisper): Promise<void> {
    await this.stop(ari, callId);
    const { bridge, snoop } = newParts(callId);
    this.#parts.set(callId, { bridge, snoop });
    await ari.createBridge(bridge, 'mixing', whisperBridgeName(this.#app));
    await ari.addToBridge(bridge, [callId]);
    await this.#gate.enter(snoop, () =>
      ari.snoopChannel(toCallId, {
        snoopId: snoop,
        spy: 'both',
        whisper: 'out',
        appArgs: [SNOOP],
      }),
    );
    await ari.addToBridge(bridge, [snoop]);
  }

  /** Whose whisper is heard by this channel; null: nobody's, or not any more. */
  whispererBy(snoopId: string): string | null {
    for (const [callId, { snoop }] of this.#parts) if (snoop === snoopId) return callId;
    return null;
  }

  /** Whatever of it is there. */
  async stop(ari: AriCalls, callId: string): Promise<void> {
    const parts = this.#parts.get(callId);
    if (parts === undefined) return;
    this.#parts.delete(callId);
    await this.#end(() => ari.hangupChannel(parts.snoop, 'normal'));
    await this.#end(() => ari.destroyBridge(parts.bridge));
  }

  async #end(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
}
