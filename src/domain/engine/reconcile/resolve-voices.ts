import { phrase } from '../../../messages/phrase.ts';
import { EnqueueError } from '../../enqueue/enqueue-error.ts';
import type { EnqueueRequest } from '../../enqueue/enqueue-request.ts';
import { positionOfAttribute } from '../../enqueue/parse-enqueue.ts';
import type { Voice } from '../../sound.ts';
import type { World } from '../world/world.ts';

/** Among Asterisk's sounds: holds a folder for each call center. */
const OWN_FOLDERS = 'callcenter/';

const ownFolder = (world: World): string => OWN_FOLDERS + world.callcenter.id;

/**
 * The path of a prompt: the call center's own goes before Asterisk's of the same name. What is in
 * the folders of other call centers cannot be named.
 */
const pathOf = (world: World, name: string): Voice | null => {
  const own = `${ownFolder(world)}/${name}`;
  if (world.voices?.has(own) === true) return own;
  if (name.startsWith(OWN_FOLDERS)) return null;
  return world.voices === null || world.voices.has(name) ? name : null;
};

/** The name by which an `enqueue` of the call center calls a prompt. */
export const voiceName = (world: World, path: Voice): string => {
  const own = `${ownFolder(world)}/`;
  return path.startsWith(own) ? path.slice(own.length) : path;
};

/**
 * Turns the names of voices into paths that Asterisk can play.
 * @throws EnqueueError, with the position, for one that does not exist
 */
export const resolveVoices = (
  world: World,
  enqueue: EnqueueRequest,
  xml: string,
): EnqueueRequest => {
  const path = (name: string | null, attribute: string): Voice | null => {
    if (name === null) return null;
    const found = pathOf(world, name);
    if (found !== null) return found;
    throw new EnqueueError(
      phrase('voice-missing', { voice: name, folder: ownFolder(world) }),
      positionOfAttribute(xml, attribute),
    );
  };
  const { spokenNumber } = enqueue;
  return {
    ...enqueue,
    waitVoice: path(enqueue.waitVoice, 'wait_voice'),
    ringVoice: path(enqueue.ringVoice, 'ring_voice'),
    holdVoice: path(enqueue.holdVoice, 'hold_voice'),
    callbackVoice: path(enqueue.callbackVoice, 'callback_voice'),
    spokenNumber:
      spokenNumber === null
        ? null
        : {
            before: path(spokenNumber.before, 'pre_num_voice'),
            after: path(spokenNumber.after, 'post_num_voice'),
          },
  };
};
