import type { Command } from '../../src/domain/engine/world/command.ts';
import { unreachable } from '../../src/domain/unreachable.ts';
import {
  closeBridge,
  joinBridge,
  leaveBridge,
  mustMix,
  NO_BRIDGE,
  openBridge,
  recordBridge,
  stopRecording,
  startWhisper,
  stopWhisper,
  widenBridge,
} from './asterisk-bridges.ts';
import {
  answerCall,
  answerTransfer,
  dialPhone,
  hangUp,
  limitCall,
  mute,
  NO_CALL,
  readmitCaller,
  returnToIvr,
} from './asterisk-channels.ts';
import { play } from './play.ts';
import type { Refused, SimulatedAsterisk } from './asterisk.ts';

/** Does in the simulated Asterisk what a command wants, which may have been done before. */
export const executeCommand = (asterisk: SimulatedAsterisk, command: Command): Refused => {
  switch (command.kind) {
    case 'dial-phone':
      return dialPhone(asterisk, command, true);
    case 'hang-up':
      return hangUp(asterisk, command.callId);
    case 'return-to-ivr':
      return returnToIvr(asterisk, command);
    case 'readmit-caller':
      return readmitCaller(asterisk, command.callId);
    case 'open-bridge':
      return openBridge(asterisk, command);
    case 'widen-bridge':
      return widenBridge(asterisk, command.conversationId);
    case 'close-bridge':
      return closeBridge(asterisk, command.conversationId);
    case 'join-bridge':
      return joinBridge(asterisk, command);
    case 'leave-bridge':
      return leaveBridge(asterisk, command);
    case 'start-whisper':
      return startWhisper(asterisk, command);
    case 'stop-whisper':
      return stopWhisper(asterisk, command.callId);
    case 'mute':
      return mute(asterisk, command);
    case 'answer-transfer':
      return answerTransfer(asterisk, command.callId);
    case 'send-key':
      return asterisk.reachable(command.callId) === undefined ? 'Channel not found' : null;
    case 'answer-call':
      return answerCall(asterisk, command.callId);
    case 'record-conversation':
      return recordBridge(asterisk, command.conversationId);
    case 'stop-recording':
      return stopRecording(asterisk, command.conversationId);
    case 'limit-call':
      return limitCall(asterisk, command);
    case 'play-to-call':
      return play(asterisk.reachable(command.callId), command, NO_CALL);
    case 'play-to-conversation':
      if (command.sound.kind !== 'silence') mustMix(asterisk, command.conversationId);
      return play(asterisk.bridges.get(command.conversationId), command, NO_BRIDGE);
    case 'put-sip-account':
      asterisk.accounts.set(command.user, command.passwordDigest);
      asterisk.lacking.delete(command.user);
      // Of an account that was there before.
      if (asterisk.registered.has(command.user)) asterisk.register(command.user);
      return null;
    case 'remove-sip-account':
      asterisk.accounts.delete(command.user);
      asterisk.unregister(command.user);
      return null;
    default:
      return unreachable(command);
  }
};
