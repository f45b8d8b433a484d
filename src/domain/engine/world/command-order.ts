import { unreachable } from '../../unreachable.ts';
import type { Command } from './command.ts';

/**
 * The calls, conversations and accounts whose commands must keep their order with this one. Two commands that
 * share a key are executed one after the other, as they were decided; all others may run side by side.
 */
export const orderKeys = (command: Command): readonly string[] => {
  switch (command.kind) {
    case 'dial-phone':
    case 'answer-call':
    case 'hang-up':
    case 'return-to-ivr':
    case 'answer-transfer':
    case 'limit-call':
    case 'readmit-caller':
    case 'mute':
    case 'send-key':
    case 'play-to-call':
      return [command.callId];
    case 'open-bridge':
    case 'close-bridge':
    case 'play-to-conversation':
    case 'record-conversation':
    case 'stop-recording':
      return [command.conversationId];
    case 'join-bridge':
      return [command.conversationId, ...command.from, ...command.callIds];
    case 'stop-whisper':
      return [command.callId, command.toCallId];
    case 'start-whisper':
      return [command.callId, command.toCallId, ...(command.from === null ? [] : [command.from])];
    case 'widen-bridge':
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
