import type { KeyPress } from '../domain/call.ts';
import type { Command } from '../domain/engine/world/command.ts';
import type { ConversationId } from '../domain/ids.ts';
import { AriError } from './ari-error.ts';
import { bridgeName } from './call-names.ts';
import type { AriCalls } from './client.ts';
import { muteSteps } from './mute-steps.ts';
import type { EntryGate } from './entry-gate.ts';
import { dialPhone } from './phone-dialling.ts';
import { returnToIvr } from './returning.ts';
import type { SoundPlayer } from './sound-player.ts';
import { type PersistentTools, untilTaken } from './until-taken.ts';
import type { Whispering } from './whispering.ts';
import type { SipAccounts } from './sip-accounts.ts';

/**
 * With `video_sfu` the audio of a bridge is mixed from its first member on. Without it Asterisk passes frames
 * straight on between two members, and changes the bridge over whenever a third member or music comes or
 * goes. Asterisk as Debian and Ubuntu build it (their patch for Opus, `ast_translate`) may then take all mixed
 * audio for one member as late packets: that member hears nothing until they leave the bridge.
 */
const BRIDGE_TYPE = 'mixing,video_sfu';

/** How much later than the engine Asterisk ends a call. So it does only while the service is away. */
const LIMIT_GRACE_SECONDS = 5;
const NO_LIMIT = 0;

type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** What a command needs besides Asterisk itself. */
export interface CommandTools extends PersistentTools {
  readonly app: string;
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

/** A bridge that exists already is no error: the engine took it for gone. */
const openBridge = async (
  { ari, app }: CommandTools,
  { conversationId, callcenterId }: CommandOf<'open-bridge'>,
): Promise<void> => {
  try {
    await ari.createBridge(conversationId, BRIDGE_TYPE, bridgeName(app, callcenterId));
  } catch (error) {
    if (!(error instanceof AriError && error.status === 409)) throw error;
  }
};
/**
 * Receivers need some 80 ms to detect a key. Other commands for the phone wait while a key is sent, so a key
 * that was held down long must not delay a mute.
 */
const keyMs = ({ durationMs }: KeyPress): number => Math.min(Math.max(durationMs, 80), 160);

/** A recording that goes on already, as after a restart of the service, is no error. */
const record = async (ari: AriCalls, id: ConversationId): Promise<void> => {
  try {
    await ari.recordBridge(id, id);
  } catch (error) {
    if (!(error instanceof AriError && error.status === 409)) throw error;
  }
};

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
  'open-bridge': (tools, command) => openBridge(tools, command),
  'close-bridge': ({ ari }, { conversationId }) => ari.destroyBridge(conversationId),
  'join-bridge': ({ ari }, { conversationId, callIds }) => ari.addToBridge(conversationId, callIds),
  'leave-bridge': ({ ari }, { conversationId, callId }) =>
    ari.removeFromBridge(conversationId, [callId]),
  mute: ({ ari }, command) => mute(ari, command),
  'send-key': ({ ari }, { callId, press }) => ari.sendKey(callId, press.key, keyMs(press)),
  'play-to-call': ({ ari, player }, { callId, sound, before }) =>
    player.play({ kind: 'channel', id: callId }, sound, before, ari),
  'play-to-conversation': ({ ari, player }, { conversationId, sound, before }) =>
    player.play({ kind: 'bridge', id: conversationId }, sound, before, ari),
  'record-conversation': ({ ari }, { conversationId }) => record(ari, conversationId),
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
