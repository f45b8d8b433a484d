import type { CallcenterId } from './ids.ts';
import { canonicalNumber } from './telephone-numbers.ts';

/** Where calls to a number go. */
export type NumberTarget =
  /** Straight into the queue. */
  | { readonly kind: 'enqueue'; readonly xml: string }
  /** To an IVR of the dialplan. */
  | { readonly kind: 'ivr'; readonly context: string; readonly extension: string };

/** A number that carriers' calls come in for, and whose it is. It needs no dialplan. */
export interface RoutedNumber {
  /** As the carrier dials it. */
  readonly number: string;
  readonly callcenterId: CallcenterId;
  readonly target: NumberTarget;
}

/** The same for all ways to write a number. */
export const numberKey = (number: string): string => canonicalNumber(number);

/** What carriers dial: a number, or the name of an account with them. */
export const ROUTED_NUMBER = /^\+?[A-Za-z0-9*#][A-Za-z0-9*#_.-]{1,39}$/;

/** `context,extension` of the dialplan. */
export const IVR_PLACE = /^([A-Za-z0-9_-]{1,79}),([A-Za-z0-9*#+_-]{1,79})$/;
