import { pino } from 'pino';
import test from 'ava';
import type { Command } from '../../../src/domain/engine/world/command.ts';
import type { CallId, ConversationId } from '../../../src/domain/ids.ts';
import { MUSIC, SILENCE } from '../../../src/domain/sound.ts';
import { CommandDispatcher } from '../../../src/operations/runtime/command-dispatcher.ts';
import { type LogContext, NO_CONTEXT } from '../../../src/operations/ports/log-context.ts';
import type { CommandResult } from '../../../src/operations/ports/telephony.ts';
import { MemoryTelephony } from '../../helpers/memory-telephony.ts';

/** Begins what is not to be done after something, and ends nothing before it is told. */
class TelephonyThatWaits extends MemoryTelephony {
  readonly begun: string[] = [];
  readonly #endings: (() => void)[] = [];

  override async execute(
    command: Command,
    _logContext: LogContext,
    after?: Promise<unknown>,
  ): Promise<CommandResult> {
    await after;
    this.begun.push(command.kind);
    await new Promise<void>((resolve) => this.#endings.push(resolve));
    return { kind: 'done' };
  }

  end(): void {
    this.#endings.shift()?.();
  }
}

const MUTE: Command = {
  kind: 'mute',
  callId: 'ana' as CallId,
  direction: 'both',
  before: 'none',
};
const PLAY: Command = {
  kind: 'play-to-conversation',
  conversationId: 'talk' as ConversationId,
  sound: MUSIC,
  before: SILENCE,
};

const mayAlways = (): boolean => true;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('what is played begins when all that was decided before it is done, and nobody waits for it', async (t) => {
  const telephony = new TelephonyThatWaits();
  const log = pino({ level: 'silent' });
  const dispatcher = new CommandDispatcher({
    ...{ telephony, log, maySend: mayAlways },
    onFailure: () => t.fail(),
  });
  const results = dispatcher.dispatch([MUTE, PLAY, MUTE], NO_CONTEXT);
  await turn();
  t.deepEqual(telephony.begun, ['mute', 'mute']);
  telephony.end();
  await turn();
  await turn();
  t.deepEqual(telephony.begun, ['mute', 'mute', 'play-to-conversation']);
  telephony.end();
  t.deepEqual(await results, [{ kind: 'done' }, { kind: 'done' }]);
});

test('who waits is answered before what is played is begun', async (t) => {
  const telephony = new TelephonyThatWaits();
  const log = pino({ level: 'silent' });
  const dispatcher = new CommandDispatcher({
    ...{ telephony, log, maySend: mayAlways },
    onFailure: () => t.fail(),
  });
  const results = dispatcher.dispatch([MUTE, PLAY], NO_CONTEXT);
  await turn();
  telephony.end();
  await results;
  // An answer over HTTP is some dozen of promises away.
  for (let promises = 0; promises < 100; promises += 1) await Promise.resolve();
  t.deepEqual(telephony.begun, ['mute']);
  await turn();
  t.deepEqual(telephony.begun, ['mute', 'play-to-conversation']);
});
