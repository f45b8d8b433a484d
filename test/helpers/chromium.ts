import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { TONE_AMPLITUDE } from './tone.ts';

/** Debian's, which docker/lib/phones.sh installs. */
const PROGRAM = '/usr/lib/chromium/chromium';
const RATE = 48_000;
/** Whole cycles of every tone, so that it is repeated without a click. */
const SECONDS = 4;
const LAUNCH_WITHIN_MS = 30_000;

/** Whether there is one; tests without it are left out, and the test script says so. */
export const hasChromium = (): boolean => existsSync(PROGRAM);

/** A WAV file with a tone: 48 kHz, 16 bit, one channel, 4 s. */
export const toneFile = (hz: number): Buffer => {
  const samples = RATE * SECONDS;
  const file = Buffer.alloc(44 + 2 * samples);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(2 * RATE, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(2 * samples, 40);
  for (let i = 0; i < samples; i += 1) {
    const sample = TONE_AMPLITUDE * Math.sin((2 * Math.PI * hz * i) / RATE);
    file.writeInt16LE(Math.round(sample), 44 + 2 * i);
  }
  return file;
};

/**
 * What a browser has for a microphone: one that every page may use, one that a page may use once it is allowed to
 * (Playwright's grantPermissions), or none.
 */
export type MicrophoneOf = 'free' | 'asked' | 'none';

const MICROPHONE_ARGUMENTS: Readonly<Record<MicrophoneOf, readonly string[]>> = {
  free: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  asked: ['--use-fake-device-for-media-stream'],
  none: ['--use-fake-ui-for-media-stream'],
};

/** No sound card of this machine is found, be there one or not. */
const NO_SOUND = { ALSA_CONFIG_PATH: '/dev/null', PULSE_SERVER: '/dev/null' };

/** A Chromium of its own, whose microphone hears a tone. */
export class Chromium {
  readonly browser: Browser;
  readonly #pid: number;
  readonly #close: () => Promise<void>;

  private constructor(browser: Browser, pid: number, close: () => Promise<void>) {
    this.browser = browser;
    this.#pid = pid;
    this.#close = close;
  }

  static async launch(toneHz: number, microphone: MicrophoneOf = 'free'): Promise<Chromium> {
    const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
    const tone = join(folder, 'tone.wav');
    writeFileSync(tone, toneFile(toneHz));
    const server = await chromium.launchServer({
      executablePath: PROGRAM,
      // Root may not use it; what is shown here is our own.
      chromiumSandbox: false,
      timeout: LAUNCH_WITHIN_MS,
      ...(microphone === 'none' && { env: { ...process.env, ...NO_SOUND } }),
      args: [
        ...MICROPHONE_ARGUMENTS[microphone],
        `--use-file-for-fake-audio-capture=${tone}`,
        '--autoplay-policy=no-user-gesture-required',
      ],
    });
    const browser = await chromium.connect(server.wsEndpoint());
    const { pid } = server.process();
    if (pid === undefined) throw new Error('Chromium does not run');
    return new Chromium(browser, pid, async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** The machine falls asleep: nothing of it runs, and its connections stay open. */
  fallAsleep(): void {
    process.kill(-this.#pid, 'SIGSTOP');
  }

  wakeUp(): void {
    process.kill(-this.#pid, 'SIGCONT');
  }

  async close(): Promise<void> {
    await this.#close();
  }
}
