import type { CallId } from '../domain/ids.ts';
import type { Logger } from '../operations/ports/logger.ts';
import type { TelephonyListener } from '../operations/ports/telephony.ts';
import type { SerialByKey } from './serial-by-key.ts';
import { type Finding, PlaceWatch } from './place-watch.ts';

const LOOK_EVERY_MS = 150;

export interface OtherProgramsDeps {
  readonly log: Logger;
  /** Facts about one call keep their order, those of others included. */
  readonly facts: SerialByKey;
  readonly listener: () => TelephonyListener | null;
}

/** Tells what other programs did to calls and bridges of ours. Looks only while something is odd. */
export class OtherPrograms {
  readonly #deps: OtherProgramsDeps;
  readonly #watch = new PlaceWatch();
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: OtherProgramsDeps) {
    this.#deps = deps;
  }

  /** Lets the watch know of an event or a command. */
  note(tell: (watch: PlaceWatch, at: number) => void): void {
    tell(this.#watch, performance.now());
    if (this.#timer !== undefined || this.#watch.isQuiet) return;
    this.#timer = setTimeout(this.#look, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** Nothing is looked for any more. */
  close(): void {
    clearTimeout(this.#timer);
  }

  readonly #look = (): void => {
    this.#timer = undefined;
    this.note((watch, at) => {
      for (const finding of watch.findings(at)) this.#tell(finding);
    });
  };

  #tell(finding: Finding): void {
    const { log, facts, listener } = this.#deps;
    const id = finding.kind === 'bridge-gone' ? finding.conversationId : finding.callId;
    const fields = { found: finding.kind, ...loggable(finding) };
    log.warn(fields, 'not as it was made: other hands, or lost events');
    void facts.run([id], () => {
      listener()?.callChanged(finding);
      return Promise.resolve();
    });
  }
}

const loggable = (finding: Finding): { call_id: CallId } | { conversation_id: string } =>
  finding.kind === 'bridge-gone'
    ? { conversation_id: finding.conversationId }
    : { call_id: finding.callId };
