import test from 'ava';
import { decodeUlaw, encodeUlaw } from './g711.ts';

function decodeOne(byte: number): number {
  const samples = new Float64Array(1);
  decodeUlaw(Uint8Array.of(byte), samples);
  return samples[0] ?? Number.NaN;
}

test('every byte survives decoding and encoding, but for the second zero', (t) => {
  for (let byte = 0; byte < 256; byte += 1) {
    t.is(encodeUlaw(decodeOne(byte)), byte === 0x7f ? 0xff : byte, `byte ${byte}`);
  }
});

test('the values of ITU-T G.711 at the ends and around zero', (t) => {
  t.is(decodeOne(0x00), -32124);
  t.is(decodeOne(0x80), 32124);
  t.is(Math.abs(decodeOne(0xff)), 0);
  t.is(encodeUlaw(40000), 0x80);
  t.is(encodeUlaw(-40000), 0x00);
});
