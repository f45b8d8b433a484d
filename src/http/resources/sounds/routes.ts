import { z } from 'zod';
import {
  isSoundName,
  MOST_SOUND_BYTES,
  MOST_SOUND_SECONDS,
  MOST_SOUNDS,
  type SoundName,
} from '../../../domain/stored-sound.ts';
import { canonicalName } from '../../../domain/names.ts';
import { phrase } from '../../../messages/phrase.ts';
import type { StoredSound } from '../../../operations/ports/sounds.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { listSounds, openSound, putSound, removeSound } from '../../../operations/sounds.ts';
import { Download } from '../../protocol/download.ts';
import { ruleText, ruleWords } from '../../protocol/rule.ts';
import {
  type DataOf,
  listOf,
  shownCount,
  shownMoment,
  shownText,
} from '../../schemas/answer-fields.ts';
import { callcenterId, members, nothing } from '../../schemas/fields.ts';
import { listView, pageOf, paging } from '../../schemas/paging.ts';
import { type Route, route } from '../../schemas/route.ts';

const allPath = '/callcenter/:callcenter_id/sound';
const onePath = `${allPath}/:sound`;

const NAME_RULE = phrase('sound-name');
const soundName = z
  .string({ error: ruleText(NAME_RULE) })
  .normalize('NFC')
  .refine((text) => isSoundName(canonicalName(text)), { error: ruleText(NAME_RULE) })
  .meta({
    description: ruleWords(NAME_RULE),
    examples: ['please-wait'],
  }) as unknown as z.ZodType<SoundName, string>;

const ofOne = members({ callcenter_id: callcenterId, sound: soundName });

const WAV_TYPE = 'audio/wav';
/** Under which browsers and others know it. */
const WAV_TYPES = [WAV_TYPE, 'audio/x-wav', 'audio/wave', 'audio/vnd.wave'] as const;
const OTHER_TYPE = 'application/octet-stream';

const soundData = z
  .object({
    name: shownText('by which enqueue calls it', 'please-wait'),
    format: shownText(
      'how it is kept: wav, or what was put into the folder as gsm, ulaw, alaw, sln16 or g722',
      'wav',
    ),
    duration_ms: shownCount('how long it lasts, in ms', 4200),
    bytes: shownCount('how large it is', 67_244),
    changed_time: shownMoment('when it was put there'),
  })
  .meta({ id: 'Sound', description: 'a prompt of a call center' });

const soundView = (sound: StoredSound): DataOf<typeof soundData> => ({
  name: sound.name,
  format: sound.suffix,
  duration_ms: sound.durationMs,
  bytes: sound.bytes,
  changed_time: sound.changedAt,
});

const list = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: allPath,
    id: 'listSounds',
    summary: "List the call center's own prompts, by name.",
    params: members({ callcenter_id: callcenterId }),
    query: members(paging),
    body: null,
    data: listOf(soundData),
    refusals: ['sounds-off'],
    handle: async ({ params: { callcenter_id }, query }) =>
      listView(query, await listSounds(deps, callcenter_id, pageOf(query)), soundView),
  });

/** In a header there is ASCII alone. */
const fileName = ({ name, suffix }: StoredSound): string =>
  `${name.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.${suffix}`;

const get = (deps: OperationDeps): Route =>
  route({
    method: 'GET',
    path: onePath,
    id: 'getSound',
    summary: 'Send a prompt, to be heard.',
    description:
      'Players can ask for parts by the header Range, and go on later by If-Range with the ETag, which stays the same as long as the prompt does. A name with a folder is written with %2F: en%2Fplease-wait.',
    params: ofOne,
    query: nothing,
    body: null,
    data: null,
    contents: [
      { type: WAV_TYPE, description: 'The prompt: 16 bit, 8 kHz, mono.', inParts: true },
      {
        type: OTHER_TYPE,
        description: 'Or as it was put into the folder, in another format.',
        inParts: true,
      },
    ],
    refusals: ['sounds-off', 'sound-not-found', 'range-not-satisfiable'],
    handle: async ({ params: { callcenter_id, sound: name } }) => {
      const { sound, content } = await openSound(deps, callcenter_id, name);
      const type = sound.suffix === 'wav' ? WAV_TYPE : OTHER_TYPE;
      const version = `${sound.changedAt}-${sound.bytes}`;
      return new Download(fileName(sound), type, { content, bytes: sound.bytes }, version);
    },
  });

const put = (deps: OperationDeps): Route =>
  route({
    method: 'PUT',
    path: onePath,
    id: 'putSound',
    summary: 'Keep a WAV file as a prompt, in place of what there was.',
    description: `It is converted to what telephones hear, 8 kHz and mono, and can be played from the answer on: for this call center it goes before a prompt of Asterisk's of the same name, and for no other. Whoever hears the one before hears it to its end. A call center has at most ${MOST_SOUNDS} prompts.`,
    params: ofOne,
    query: nothing,
    body: null,
    upload: {
      types: WAV_TYPES,
      mostBytes: MOST_SOUND_BYTES,
      description: `A WAV file of at most ${MOST_SOUND_SECONDS} s, mono or stereo, of any usual rate: PCM of 8, 16, 24 or 32 bit, floating point, or G.711.`,
    },
    data: soundData,
    refusals: ['sounds-off', 'callcenter-full', 'disk-full', 'sound-not-converted'],
    handle: async ({ params: { callcenter_id, sound }, upload }) =>
      soundView(await putSound(deps, callcenter_id, sound, upload)),
  });

const remove = (deps: OperationDeps): Route =>
  route({
    method: 'DELETE',
    path: onePath,
    id: 'deleteSound',
    summary: 'Delete a prompt.',
    description:
      'It may be in use: whoever hears it hears it to its end and then music, and an enqueue that names it is refused as for any prompt that there is not, unless Asterisk has one of that name.',
    params: ofOne,
    query: nothing,
    body: null,
    data: soundData,
    refusals: ['sounds-off', 'sound-not-found'],
    handle: async ({ params: { callcenter_id, sound } }) =>
      soundView(await removeSound(deps, callcenter_id, sound)),
  });

/** Prompts of call centers. */
export const soundRoutes = (deps: OperationDeps): readonly Route[] => [
  list(deps),
  get(deps),
  put(deps),
  remove(deps),
];
