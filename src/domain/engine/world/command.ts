import type { IvrVariables, KeyPress } from '../../call.ts';
import type { CallcenterId, CallId, ConversationId, TrunkName } from '../../ids.ts';
import type { MuteDirection } from '../../listen-speak-mode.ts';
import type { Sound } from '../../sound.ts';

/** Where a phone is reached. */
export type PhoneAddress =
  | { readonly kind: 'sip-terminal'; readonly user: string }
  | { readonly kind: 'sip-gateway'; readonly user: string | null; readonly address: string }
  /** A telephone number as a trunk is asked for it; null: no trunk takes it. */
  | { readonly kind: 'number'; readonly number: string; readonly trunk: TrunkName | null };

/** Why an account is put into Asterisk. */
export type AccountReason =
  /** Somebody just asked for the extension: without the account there is to be none. */
  | 'new'
  /** It has another password since, and somebody waits to use it. */
  | 'changed'
  /** It should be there: it is put if it is missing, or not as it should be. */
  | 'kept';

/** What the engine wants done in Asterisk. Each is safe to be carried out twice. */
export type Command =
  | {
      readonly kind: 'dial-phone';
      readonly callId: CallId;
      readonly phone: PhoneAddress;
      /** Shown on the phone. */
      readonly caller: { readonly number: string; readonly name: string };
      /** Asterisk gives up by itself then, should the service be away. */
      readonly ringForMs: number;
      /** It was lost in the middle of a talk, which waits for it: a browser answers by itself. */
      readonly isRejoin: boolean;
    }
  /** Answers a caller whom the dialplan handed in without answering. */
  | { readonly kind: 'answer-call'; readonly callId: CallId }
  | { readonly kind: 'hang-up'; readonly callId: CallId }
  | { readonly kind: 'return-to-ivr'; readonly callId: CallId; readonly variables: IvrVariables }
  /** Asterisk hangs the call up by itself then, should the service be away. */
  /** null: it has no limit any more. */
  | { readonly kind: 'limit-call'; readonly callId: CallId; readonly limitMs: number | null }
  /** A caller is there whom no record knows: to be told anew as one who arrived. */
  | { readonly kind: 'readmit-caller'; readonly callId: CallId }
  /** The phone asked for a transfer: it is told whether it has its way. */
  | { readonly kind: 'answer-transfer'; readonly callId: CallId; readonly accepted: boolean }
  | {
      readonly kind: 'open-bridge';
      readonly conversationId: ConversationId;
      readonly callcenterId: CallcenterId;
      /** Two talk there and nothing else happens: Asterisk passes on what they say, and mixes nothing. */
      readonly isForTwo: boolean;
    }
  /**
   * From now on the bridge is not for two alone: a third comes, something plays, somebody is muted. It is safe
   * where it never was, or is not known to have been, for two.
   */
  | {
      readonly kind: 'widen-bridge';
      readonly conversationId: ConversationId;
      readonly callcenterId: CallcenterId;
      /** Those who are in it and stay. */
      readonly callIds: readonly CallId[];
    }
  | { readonly kind: 'close-bridge'; readonly conversationId: ConversationId }
  | {
      readonly kind: 'join-bridge';
      readonly conversationId: ConversationId;
      readonly callIds: readonly CallId[];
      /** Where they were before: who is still there when a bridge is closed is lost on the way. */
      readonly from: readonly ConversationId[];
    }
  | {
      readonly kind: 'leave-bridge';
      readonly conversationId: ConversationId;
      readonly callId: CallId;
    }
  /** The call leaves where it is; it hears another one's phone and is heard by that one alone. */
  | {
      readonly kind: 'start-whisper';
      readonly callId: CallId;
      readonly toCallId: CallId;
      readonly from: ConversationId | null;
    }
  | { readonly kind: 'stop-whisper'; readonly callId: CallId; readonly toCallId: CallId }
  | {
      readonly kind: 'mute';
      readonly callId: CallId;
      readonly direction: MuteDirection;
      /** null: not known, so that both directions have to be set. */
      readonly before: MuteDirection | null;
    }
  /** As if it had been pressed by whom this phone hears. */
  | { readonly kind: 'send-key'; readonly callId: CallId; readonly press: KeyPress }
  | {
      readonly kind: 'play-to-call';
      readonly callId: CallId;
      readonly sound: Sound;
      /** What it takes the place of; null: not known. */
      readonly before: Sound | null;
    }
  | {
      readonly kind: 'play-to-conversation';
      readonly conversationId: ConversationId;
      readonly sound: Sound;
      readonly before: Sound | null;
    }
  /** Into a file of the conversation's own, after what was recorded of it before. Ends with the bridge. */
  | {
      readonly kind: 'record-conversation';
      readonly conversationId: ConversationId;
      /** What was recorded of it before: nothing, a part, or what may be recorded on at this moment. */
      readonly before: 'nothing' | 'a-part' | 'unknown';
    }
  /** Done when nothing more of it goes into the file. */
  | { readonly kind: 'stop-recording'; readonly conversationId: ConversationId }
  | {
      readonly kind: 'put-sip-account';
      readonly callcenterId: CallcenterId;
      readonly user: string;
      readonly passwordDigest: string;
      /** A browser's: it comes over WebSocket. */
      readonly webrtc: boolean;
      readonly why: AccountReason;
    }
  | { readonly kind: 'remove-sip-account'; readonly user: string };

export type CommandKind = Command['kind'];
