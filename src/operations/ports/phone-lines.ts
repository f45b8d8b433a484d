import type { CallcenterId, ExtensionId } from '../../domain/ids.ts';

/** The lines over which browsers reach Asterisk. */
export interface PhoneLines {
  /** Cuts the line of a browser that is the phone no longer. */
  cut(callcenterId: CallcenterId, extension: ExtensionId): void;
}
