import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uniqueName } from './asterisk.ts';
import { SAMPLE_RATE } from './g711.ts';
import { SOUNDS_PATH } from './running-service.ts';
import { claimTone, releaseTone, TONE_AMPLITUDE } from './tone.ts';

/** A tone: one channel of 16 bit at 8 kHz, as Asterisk reads `.wav` files: https://www.rfc-editor.org/rfc/rfc2361 */
export const wave = (hz: number, ms: number): Buffer => {
  const samples = Math.round((ms * SAMPLE_RATE) / 1000);
  const file = Buffer.alloc(44 + 2 * samples);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + 2 * samples, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(2 * SAMPLE_RATE, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(2 * samples, 40);
  for (let i = 0; i < samples; i += 1) {
    const value = TONE_AMPLITUDE * Math.sin((2 * Math.PI * hz * i) / SAMPLE_RATE);
    file.writeInt16LE(Math.round(value), 44 + 2 * i);
  }
  return file;
};

/**
 * Prompts in the folders of call centers that are yet to be made, each prompt a tone of its own, so
 * that it is told from music, phones and other prompts. To be made before the service starts, which
 * then knows them from the beginning.
 */
export class OwnVoices<Name extends string> {
  /** The prompts' tones in Hz. */
  readonly tones: Readonly<Record<Name, number>>;
  readonly #folders: string[];
  #given = 0;

  private constructor(tones: Record<Name, number>, folders: string[]) {
    this.tones = tones;
    this.#folders = folders;
  }

  /** @param lasting milliseconds that each prompt takes, by its name */
  static async create<Name extends string>(
    callcenters: number,
    lasting: Readonly<Record<Name, number>>,
  ): Promise<OwnVoices<Name>> {
    const names = Object.keys(lasting) as Name[];
    const tones = Object.fromEntries(
      names.map((name) => [name, claimTone(`voice ${name}`)]),
    ) as Record<Name, number>;
    const folders = Array.from({ length: callcenters }, () => uniqueName('cc'));
    for (const folder of folders) {
      await mkdir(join(SOUNDS_PATH, folder), { recursive: true });
      for (const name of names) {
        await writeFile(join(SOUNDS_PATH, folder, `${name}.wav`), wave(tones[name], lasting[name]));
      }
    }
    return new OwnVoices(tones, folders);
  }

  /** The id for the next call center. */
  callcenter(): string {
    const id = this.#folders[this.#given];
    if (id === undefined) throw new Error('there are prompts for fewer call centers');
    this.#given += 1;
    return id;
  }

  async remove(): Promise<void> {
    for (const hz of Object.values<number>(this.tones)) releaseTone(hz);
    for (const folder of this.#folders)
      await rm(join(SOUNDS_PATH, folder), { recursive: true, force: true });
  }
}
