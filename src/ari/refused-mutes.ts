import type { Command } from '../domain/engine/world/command.ts';

type StartWhisper = Extract<Command, { kind: 'start-whisper' }>;

/**
 * Calls that Asterisk would not mute. They must not get among people, not for one packet: the engine
 * gives them up, but what it decided before it knew is on its way already.
 */
export class RefusedMutes {
  readonly #calls = new Set<string>();

  /** A command was refused. */
  refused(command: Command): void {
    if (command.kind === 'mute' && command.direction !== 'none') this.#calls.add(command.callId);
  }

  /** A command was carried out. That a call could be unmuted does not mean that it could be muted. */
  done(command: Command): void {
    const isMuted = command.kind === 'mute' && command.direction !== 'none';
    if (isMuted || command.kind === 'return-to-ivr') this.#calls.delete(command.callId);
  }

  /** The channel is gone. */
  forget(callId: string): void {
    this.#calls.delete(callId);
  }

  /** What of a command may be carried out; null: nothing. */
  spare(command: Command): Command | null {
    if (command.kind === 'start-whisper') return this.#whisper(command);
    if (command.kind !== 'join-bridge') return command;
    const callIds = command.callIds.filter((callId) => !this.#calls.has(callId));
    return callIds.length === 0 ? null : { ...command, callIds };
  }

  /**
   * A call that could not be muted is still in its old bridge; the whisperer must not hear the people there.
   * So the call leaves that bridge, and is muted for a place in which nobody else hears it.
   */
  #whisper(command: StartWhisper): Command | null {
    const { callId, toCallId, from } = command;
    if (this.#calls.has(callId)) return null;
    if (!this.#calls.has(toCallId)) return command;
    return from === null ? null : { kind: 'leave-bridge', conversationId: from, callId };
  }
}
