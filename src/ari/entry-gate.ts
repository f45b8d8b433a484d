import { AriError } from './ari-error.ts';

/** A channel that was made enters the application within milliseconds. */
const ENTRY_TIMEOUT_MS = 5000;

/**
 * Waits until a channel that we make has entered the application: what is done with it sooner is
 * sometimes refused as not being in it.
 */
export class EntryGate {
  readonly #entering = new Map<string, (entered: boolean) => void>();

  /**
   * @param make has Asterisk make the channel
   * @throws AriError if that is refused, or the channel ends before it enters
   */
  async enter(channelId: string, make: () => Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const entered = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, ENTRY_TIMEOUT_MS, false);
      this.#entering.set(channelId, resolve);
    });
    try {
      await make();
      if (!(await entered)) throw neverEntered();
    } finally {
      clearTimeout(timer);
      this.#entering.delete(channelId);
    }
  }

  /** Its StasisStart came. */
  entered(channelId: string): void {
    this.#entering.get(channelId)?.(true);
  }

  /** It ended, perhaps before. */
  ended(channelId: string): void {
    this.#entering.get(channelId)?.(false);
  }
}

const neverEntered = (): AriError =>
  new AriError('refused', 'channels.create', 'the channel did not enter the application');
