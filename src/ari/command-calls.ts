import type { Command } from '../domain/engine/command.ts';
import { unreachable } from '../domain/unreachable.ts';
import { bridgeName } from './call-names.ts';
import type { AriClient } from './client.ts';
import { muteSteps } from './mute-steps.ts';
import type { PhoneDialling } from './phone-dialling.ts';
import type { SoundPlayer } from './sound-player.ts';
import { putSipAccount, removeSipAccount } from './sip-accounts.ts';

/** Without `dtmf_events` Asterisk may join two phones so directly that digits are not seen. */
const BRIDGE_TYPE = 'mixing,dtmf_events';

type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** What a command needs besides Asterisk itself. */
export interface CommandTools {
  readonly ari: AriClient;
  readonly app: string;
  readonly dialling: PhoneDialling;
  readonly player: SoundPlayer;
  /** Tells of a caller who is in the application as of one who just arrived. */
  readonly readmit: (callId: string) => Promise<void>;
}

const returnToIvr = async (
  ari: AriClient,
  { callId, variables }: CommandOf<'return-to-ivr'>,
): Promise<void> => {
  await Promise.all(
    Object.entries(variables).map(([name, value]) => ari.setChannelVariable(callId, name, value)),
  );
  await ari.continueInDialplan(callId);
};

const mute = async (
  ari: AriClient,
  { callId, before, direction }: CommandOf<'mute'>,
): Promise<void> => {
  const steps = muteSteps(before, direction);
  if (steps.mute !== null) await ari.muteChannel(callId, steps.mute);
  if (steps.unmute !== null) await ari.unmuteChannel(callId, steps.unmute);
};

/**
 * Does in Asterisk what a command wants.
 * @throws AriError
 */
export const carryOut = async (tools: CommandTools, command: Command): Promise<void> => {
  const { ari, app, dialling } = tools;
  switch (command.kind) {
    case 'dial-phone':
      return dialling.dial(command);
    case 'answer-call':
      return ari.answerChannel(command.callId);
    case 'hang-up':
      return ari.hangupChannel(command.callId, 'normal');
    case 'return-to-ivr':
      return returnToIvr(ari, command);
    case 'readmit-caller':
      return tools.readmit(command.callId);
    case 'open-bridge':
      await ari.createBridge(
        command.conversationId,
        BRIDGE_TYPE,
        bridgeName(app, command.callcenterId),
      );
      return;
    case 'close-bridge':
      return ari.destroyBridge(command.conversationId);
    case 'join-bridge':
      return ari.addToBridge(command.conversationId, command.callIds);
    case 'leave-bridge':
      return ari.removeFromBridge(command.conversationId, [command.callId]);
    case 'mute':
      return mute(ari, command);
    case 'play-to-call':
      return tools.player.play(
        { kind: 'channel', id: command.callId },
        command.sound,
        command.before,
      );
    case 'play-to-conversation':
      return tools.player.play(
        { kind: 'bridge', id: command.conversationId },
        command.sound,
        command.before,
      );
    case 'put-sip-account':
      return putSipAccount(ari, command.user, command.passwordDigest);
    case 'remove-sip-account':
      return removeSipAccount(ari, command.user);
    default:
      return unreachable(command);
  }
};

/** Everything that a command concerns: commands that share one of these keep their order. */
export const concerns = (command: Command): readonly string[] => {
  switch (command.kind) {
    case 'dial-phone':
    case 'answer-call':
    case 'hang-up':
    case 'return-to-ivr':
    case 'readmit-caller':
    case 'mute':
    case 'play-to-call':
      return [command.callId];
    case 'open-bridge':
    case 'close-bridge':
    case 'play-to-conversation':
      return [command.conversationId];
    case 'join-bridge':
      return [command.conversationId, ...command.callIds];
    case 'leave-bridge':
      return [command.conversationId, command.callId];
    case 'put-sip-account':
    case 'remove-sip-account':
      return [`account ${command.user}`];
    default:
      return unreachable(command);
  }
};
