/** T1 of RFC 3261 §17: the first pause; each later one is twice as long, up to T2. */
const T1_MS = 500;
const T2_MS = 4000;
const TRIES = 10;

/** Sends a datagram again and again until it is answered (UDP may lose it), or has been sent ten times. */
export class Resending {
  readonly #send: () => void;
  readonly #gaveUp: () => void;
  #pauseMs = T1_MS;
  #tries = 1;
  #timer: NodeJS.Timeout;

  constructor(send: () => void, gaveUp: () => void) {
    this.#send = send;
    this.#gaveUp = gaveUp;
    send();
    this.#timer = this.#later();
  }

  /** It was answered. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #later(): NodeJS.Timeout {
    return setTimeout(() => {
      if (this.#tries === TRIES) {
        this.#gaveUp();
        return;
      }
      this.#tries += 1;
      this.#pauseMs = Math.min(this.#pauseMs * 2, T2_MS);
      this.#send();
      this.#timer = this.#later();
    }, this.#pauseMs);
  }
}
