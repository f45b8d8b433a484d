import { PATIENCE } from './eventually.ts';
import test from 'ava';
import { digitOf, frameClock, parseRtp, RtpSender, writeRtp, type RtpPacket } from './rtp.ts';
import { toneFrame } from './tone.ts';

const packet: RtpPacket = {
  payloadType: 101,
  marker: true,
  sequence: 65535,
  timestamp: 4_000_000_000,
  ssrc: 3_000_000_000,
  payload: Uint8Array.of(1, 2, 3),
};

test('a packet written is read back the same', (t) => {
  const { payload, ...header } = parseRtp(writeRtp(packet)) ?? { payload: Uint8Array.of() };
  const { payload: sent, ...sentHeader } = packet;
  t.deepEqual(header, sentHeader);
  t.deepEqual(Uint8Array.from(payload), sent);
});

test('contributing sources and a header extension are skipped', (t) => {
  const plain = writeRtp(packet);
  const data = Buffer.concat([
    plain.subarray(0, 12),
    Buffer.from([9, 9, 9, 9, 0, 0, 0, 1, 8, 8, 8, 8]),
    plain.subarray(12),
  ]);
  data.writeUInt8(0x91, 0);
  t.deepEqual([...(parseRtp(data)?.payload ?? [])], [1, 2, 3]);
});

test('RTCP and other datagrams are no RTP', (t) => {
  t.is(parseRtp(Buffer.from('80c80006000000000000000000000000', 'hex')), undefined);
  t.is(parseRtp(Buffer.from('OPTIONS sip:x SIP/2.0')), undefined);
  t.is(parseRtp(Buffer.alloc(5)), undefined);
});

/** A sender and what it has sent. */
function recordingSender() {
  const sent: RtpPacket[] = [];
  const sender = new RtpSender(toneFrame(1000), (data) => {
    const read = parseRtp(data);
    if (read) sent.push(read);
  });
  return { sender, sent };
}

test('a stream counts packets by one and time by 160, and marks its first packet', (t) => {
  const { sender, sent } = recordingSender();
  for (let i = 0; i < 3; i += 1) sender.tick();
  const steps = sent
    .slice(1)
    .map(({ sequence, timestamp }, i) => [
      (sequence - (sent[i]?.sequence ?? 0) + 65536) % 65536,
      timestamp - (sent[i]?.timestamp ?? 0),
    ]);
  t.deepEqual(steps, [
    [1, 160],
    [1, 160],
  ]);
  t.deepEqual(
    sent.map(({ marker }) => marker),
    [true, false, false],
  );
});

test('a key is one event of 100 ms whose end is said three times', async (t) => {
  const { sender, sent } = recordingSender();
  sender.eventPayloadType = 97;
  const pressed = sender.press('#');
  for (let i = 0; i < 8; i += 1) sender.tick();
  await pressed;
  const events = sent.filter(({ payloadType }) => payloadType === 97);
  t.deepEqual(
    events.map(({ payload }) => digitOf(payload)),
    Array(8).fill('#'),
  );
  t.is(new Set(events.map(({ timestamp }) => timestamp)).size, 1);
  const durations = events.map(({ payload }) => 256 * (payload[2] ?? 0) + (payload[3] ?? 0));
  t.deepEqual(durations, [160, 320, 480, 640, 800, 800, 800, 800]);
  t.deepEqual(
    events.map(({ payload }) => (payload[1] ?? 0) >> 7),
    [0, 0, 0, 0, 0, 1, 1, 1],
  );
  t.is(sent.length - events.length, 2);
});

test('what is no key is refused', (t) => {
  const { sender } = recordingSender();
  t.throws(() => sender.press('x'), { message: '"x" is not a telephone key' });
  t.throws(() => sender.press('12'), { message: '"12" is not a telephone key' });
});

test('the clock keeps its mean rate over half a second, whatever single ticks do', async (t) => {
  const startedAt = performance.now();
  let ticks = 0;
  await new Promise<void>((done) => {
    const stop = frameClock.listen(() => {
      ticks += 1;
      if (ticks < 25) return;
      stop();
      done();
    });
  });
  const took = performance.now() - startedAt;
  t.true(took >= 499 && took < 560 * PATIENCE, `25 ticks took ${took} ms`);
});
