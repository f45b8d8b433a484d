import { toPhoneWave } from './phone-wave.ts';

/*
 * Converts one file in a process of its own, so that nobody waits meanwhile: it is sent the file, and answers with a
 * `Converted`. Should the service end, it ends too.
 */

process.once('message', (wav: Uint8Array) => {
  void toPhoneWave(wav).then((converted) => process.send?.(converted));
});
