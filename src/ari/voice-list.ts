import type { AriClient } from './client.ts';

/** Asterisk's module that knows which prompts there are. */
const SOUNDS_MODULE = 'sounds';
/** Folder beside those of the languages, which Asterisk therefore takes for a language. */
const OWN_FOLDER = 'callcenter';

/**
 * The prompts that Asterisk can play, by their paths: its own as `hello-world`, those of call
 * centers as `callcenter/ID/NAME`. Files that were added since it started count as well.
 * @throws AriError
 */
export const listVoices = async (ari: AriClient): Promise<ReadonlySet<string>> => {
  await ari.reloadModule(SOUNDS_MODULE);
  const sounds = await ari.listSounds();
  return new Set(
    sounds.flatMap(({ id, formats }) =>
      [...new Set(formats.map(({ language }) => language === OWN_FOLDER))].map((isOwn) =>
        isOwn ? `${OWN_FOLDER}/${id}` : id,
      ),
    ),
  );
};
