import type { Command } from '../../src/domain/engine/world/command.ts';
import type { World } from '../../src/domain/engine/world/world.ts';
import type { CallId } from '../../src/domain/ids.ts';
import { earlyPhones, listenerOf, shouldHear, speakerOf } from './hearing.ts';
import { must } from './violation.ts';

const isWhisperer = (world: World, callId: CallId): boolean =>
  [...world.conversations.values()].some(({ members }) =>
    members.some((member) => member.callId === callId && member.whisperTo !== null),
  );

/**
 * A key goes to all who hear whom it came from, whisperers apart, and to nobody else. A phone that is
 * heard while it rings answered while the connection was lost: until that is known its keys go nowhere.
 */
export const checkKeys = (world: World, sender: CallId, commands: readonly Command[]): void => {
  const sent = commands.flatMap((command) => (command.kind === 'send-key' ? command.callId : []));
  const rings = earlyPhones(world).some(({ callId }) => callId === sender);
  const meant = (rings ? [] : shouldHear(world))
    .filter((pair) => speakerOf(pair) === sender)
    .map(listenerOf)
    .filter((callId) => !isWhisperer(world, callId));
  must(
    'a key reaches exactly those who hear whom it came from',
    sent.toSorted().join() === meant.toSorted().join(),
    () => `of ${sender}: sent to ${sent.join()}; meant for ${meant.join()}`,
  );
};
