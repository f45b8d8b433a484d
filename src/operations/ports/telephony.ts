import type { Command } from '../../domain/engine/world/command.ts';
import type { Fact, SeenCall } from '../../domain/engine/world/fact.ts';
import type { CallcenterId, ConversationId } from '../../domain/ids.ts';
import type { RoutedNumber } from '../../domain/routed-number.ts';
import type { LogContext } from './log-context.ts';

/** What came of a command. */
export type CommandResult =
  | { readonly kind: 'done' }
  /** Asterisk refused; or, for an account, could not be asked. */
  | { readonly kind: 'refused'; readonly message: string }
  /** For an account: Asterisk has one of this name that is not ours. */
  | {
      readonly kind: 'name-taken';
      readonly user: string;
      /** The application whose account it is; null: a file's, or nobody knows. */
      readonly madeBy: string | null;
      readonly message: string;
    }
  /** Asterisk cannot be reached. When it is back, `seen` tells what it has and nothing is lost. */
  | { readonly kind: 'postponed' };

/** All that Asterisk has of ours, of every call center. */
export interface Seen {
  readonly calls: readonly (SeenCall & {
    /** As the dialplan named it; null for calls that the platform made. */
    readonly callcenterId: CallcenterId | null;
  })[];
  readonly bridges: readonly {
    readonly conversationId: ConversationId;
    readonly callcenterId: CallcenterId;
  }[];
  readonly sipAccounts: readonly string[];
  /** Those of them with which a phone is registered. */
  readonly registered: readonly string[];
}

/** Facts about one call or conversation. */
export type CallFact = Extract<
  Fact,
  {
    kind:
      | 'phone-ringing'
      | 'phone-plays'
      | 'phone-answered'
      | 'hold-changed'
      | 'key-pressed'
      | 'phone-silent'
      | 'phone-heard'
      | 'speech-finished'
      | 'sound-failed'
      | 'call-gone'
      | 'call-taken'
      | 'call-out-of-place'
      | 'bridge-gone'
      | 'transfer-asked';
  }
>;

export type CallerArrived = Extract<Fact, { kind: 'caller-arrived' }>;

/** What is told of Asterisk. Facts about one call come in the order in which they happened. */
export interface TelephonyListener {
  callerArrived(callcenterId: string, fact: CallerArrived): void;
  /** A carrier's call came in for a number. null: it is not routed. */
  numberCalled(number: string): RoutedNumber | null;
  callChanged(fact: CallFact): void;
  /** A phone registered with an account, perhaps anew, or the last one is registered no longer. */
  registrationChanged(sipUser: string, isRegistered: boolean): void;
  /** The prompts that Asterisk has; told before `seen` and from time to time. */
  voicesListed(voices: ReadonlySet<string>): void;
  /** After each (re)connection, before anything else. */
  seen(seen: Seen): void;
}

export type RegistrationState = 'registered' | 'not-registered' | 'unknown';

/** Asterisk, for those who do not know that it is Asterisk. */
export interface Telephony {
  listen(listener: TelephonyListener): void;
  /**
   * Commands for the same call or conversation keep their order; others run side by side.
   * @param logContext goes into lines of the log about it
   * @param after what has to be done before as well; the command's place in the order is that of now
   */
  execute(
    command: Command,
    logContext: LogContext,
    after?: Promise<unknown>,
  ): Promise<CommandResult>;
  isConnected(): boolean;
  /** Another service took our place in Asterisk; nothing is carried out until it is gone. */
  isTakenOver(): boolean;
  /** Prompts of call centers came or went: `voicesListed` is told before this is done. */
  lookForVoices(): Promise<void>;
  /** Asks for `seen` to be told again. */
  lookAgain(): void;
  /** The line of a browser was opened or closed: whether it is registered may be known in a moment. */
  phoneLineChanged(sipUser: string): void;
  registrationOf(sipUser: string, logContext: LogContext): Promise<RegistrationState>;
}
