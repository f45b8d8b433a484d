import type { KeyPress } from '../domain/call.ts';
import type { Command } from '../domain/engine/world/command.ts';
import type { AriCalls } from './client.ts';
import type { ConversationBridges } from './conversation-bridges.ts';
import { recordConversation, stopRecording } from './conversation-recording.ts';
import { muteSteps } from './mute-steps.ts';
import type { EntryGate } from './entry-gate.ts';
import { dialPhone } from './phone-dialling.ts';
import { returnToIvr } from './returning.ts';
import type { SoundPlayer } from './sound-player.ts';
import { type PersistentTools, untilTaken } from './until-taken.ts';
import type { Whispering } from './whispering.ts';
import type { SipAccounts } from './sip-accounts.ts';

/** How much later than the engine Asterisk ends a call. So it does only while the service is away. */
const LIMIT_GRACE_SECONDS = 5;
const NO_LIMIT = 0;

type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** What a command needs besides Asterisk itself. */
export interface CommandTools extends PersistentTools {
  readonly app: string;
  readonly bridges: ConversationBridges;
  readonly gate: EntryGate;
  readonly whispering: Whispering;
  readonly player: SoundPlayer;
  readonly accounts: SipAccounts;
  /** Reports a caller who is in the application already as one who just arrived. */
  readonly readmit: (callId: string) => Promise<void>;
}

const mute = async (
  ari: AriCalls,
  { callId, before, direction }: CommandOf<'mute'>,
): Promise<void> => {
  const steps = muteSteps(before, direction);
  if (steps.mute !== null) await ari.muteChannel(callId, steps.mute);
  if (steps.unmute !== null) await ari.unmuteChannel(callId, steps.unmute);
};

/**
 * Receivers need some 80 ms to detect a key. Other commands for the phone wait while a key is sent, so a key
 * that was held down long must not delay a mute.
 */
const keyMs = ({ durationMs }: KeyPress): number => Math.min(Math.max(durationMs, 80), 160);

type Carriers = {
  readonly [Kind in Command['kind']]: (
    tools: CommandTools,
    command: CommandOf<Kind>,
  ) => Promise<unknown>;
};

const CARRIERS: Carriers = {
  'dial-phone': ({ ari, gate }, command) => dialPhone(ari, gate, command),
  'start-whisper': ({ ari, whispering }, command) => whispering.start(ari, command),
  'stop-whisper': ({ ari, whispering }, { callId }) => whispering.stop(ari, callId),
  'answer-call': ({ ari }, { callId }) => ari.answerChannel(callId),
  'answer-transfer': ({ ari }, { callId, accepted }) => ari.answerTransfer(callId, accepted),
  'hang-up': (tools, { callId }) =>
    // Nobody would hang it up later, and whoever sits at that phone would not be called any more.
    untilTaken(tools, { call_id: callId, what: 'hang-up' }, () =>
      tools.ari.hangupChannel(callId, 'normal'),
    ),
  'return-to-ivr': (tools, command) => returnToIvr(tools, command),
  'limit-call': ({ ari }, { callId, limitMs }) =>
    ari.setChannelAbsoluteTimeout(
      callId,
      limitMs === null ? NO_LIMIT : Math.ceil(limitMs / 1000) + LIMIT_GRACE_SECONDS,
    ),
  'readmit-caller': ({ readmit }, { callId }) => readmit(callId),
  'open-bridge': ({ ari, bridges }, command) => bridges.open(ari, command),
  'widen-bridge': ({ ari, bridges }, command) => bridges.widen(ari, command),
  'close-bridge': ({ ari, bridges }, { conversationId }) => bridges.close(ari, conversationId),
  'join-bridge': ({ ari, bridges }, { conversationId, callIds }) =>
    ari.addToBridge(bridges.idOf(conversationId), callIds),
  'leave-bridge': ({ ari, bridges }, { conversationId, callId }) =>
    ari.removeFromBridge(bridges.idOf(conversationId), [callId]),
  mute: ({ ari }, command) => mute(ari, command),
  'send-key': ({ ari }, { callId, press }) => ari.sendKey(callId, press.key, keyMs(press)),
  'play-to-call': ({ ari, player }, { callId, sound, before }) =>
    player.play({ kind: 'channel', id: callId, at: callId }, sound, before, ari),
  'play-to-conversation': ({ ari, player, bridges }, { conversationId: id, sound, before }) =>
    player.play({ kind: 'bridge', id, at: bridges.idOf(id) }, sound, before, ari),
  'record-conversation': ({ ari, bridges }, { conversationId: id }) =>
    recordConversation(ari, bridges.idOf(id), id),
  'stop-recording': ({ ari }, { conversationId }) => stopRecording(ari, conversationId),
  'put-sip-account': ({ ari, accounts }, command) => accounts.put(ari, command),
  'remove-sip-account': ({ ari, accounts }, { user }) => accounts.remove(ari, user),
};

/**
 * Executes a command in Asterisk.
 * @throws AriError
 */
export const executeCommand = async <Kind extends Command['kind']>(
  tools: CommandTools,
  command: CommandOf<Kind> & { readonly kind: Kind },
): Promise<void> => {
  const kind: Kind = command.kind;
  await CARRIERS[kind](tools, command);
};
