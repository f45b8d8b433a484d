import type { CallcenterId } from '../domain/ids.ts';
import { refusals } from '../domain/refusals.ts';
import { MOST_SOUNDS, type SoundName } from '../domain/stored-sound.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { Page, PageOf } from './ports/page.ts';
import type { OpenSound, Sounds, StoredSound } from './ports/sounds.ts';
import type { OperationDeps } from './runtime/operation-deps.ts';

type Deps = Pick<OperationDeps, 'callcenters' | 'sounds' | 'telephony'>;

/** @throws Refusal callcenter-not-found, sounds-off */
const soundsOf = ({ callcenters, sounds }: Deps, id: CallcenterId): Sounds => {
  callcenters.find(id);
  if (sounds === null) throw refusals.soundsOff();
  return sounds;
};

/**
 * Lists a call center's prompts, by name.
 * @throws Refusal callcenter-not-found, sounds-off
 */
export const listSounds = async (
  deps: Deps,
  id: CallcenterId,
  { number, size }: Page,
): Promise<PageOf<StoredSound>> => {
  const all = await soundsOf(deps, id).list(id);
  return { totalCount: all.length, rows: all.slice((number - 1) * size, number * size) };
};

/** @throws Refusal callcenter-not-found, sounds-off, sound-not-found */
export const openSound = async (
  deps: Deps,
  id: CallcenterId,
  name: SoundName,
): Promise<OpenSound> => {
  const found = await soundsOf(deps, id).open(id, name);
  if (found === null) throw refusals.soundNotFound(id, name);
  return found;
};

/**
 * Keeps a WAV file as a prompt. It can be played from the answer on.
 * @throws Refusal callcenter-not-found, callcenter-full, sounds-off, disk-full, invalid-argument,
 *   sound-not-converted
 */
export const putSound = async (
  deps: Deps,
  id: CallcenterId,
  name: SoundName,
  wav: Uint8Array,
): Promise<StoredSound> => {
  const sounds = soundsOf(deps, id);
  deps.callcenters.requireRoom();
  const put = await sounds.put(id, name, wav);
  switch (put.kind) {
    case 'stored':
      await deps.telephony.lookForVoices();
      return put.sound;
    case 'unusable':
      throw refusals.soundUnusable(put.why);
    case 'failed':
      throw refusals.soundNotConverted();
    case 'full':
      throw refusals.callcenterFull('sounds', MOST_SOUNDS, put.present);
    case 'no-room':
      throw refusals.diskFull();
    default:
      return unreachable(put);
  }
};

/**
 * Deletes a prompt. Whoever hears it hears it to its end, and then music.
 * @throws Refusal callcenter-not-found, sounds-off, sound-not-found
 */
export const removeSound = async (
  deps: Deps,
  id: CallcenterId,
  name: SoundName,
): Promise<StoredSound> => {
  const removed = await soundsOf(deps, id).remove(id, name);
  if (removed === null) throw refusals.soundNotFound(id, name);
  await deps.telephony.lookForVoices();
  return removed;
};
