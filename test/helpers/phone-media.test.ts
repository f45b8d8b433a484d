import test, { type ExecutionContext } from 'ava';
import { CallMedia } from './phone-media.ts';
import { parseSdp, writeSdp, type Direction } from './sdp.ts';
import { toneFrame } from './tone.ts';

function mediaOf(t: ExecutionContext): CallMedia {
  const media = new CallMedia(toneFrame(1050), () => undefined);
  t.teardown(() => {
    media.close();
  });
  return media;
}

function theirs(direction: Direction, version = 1): string {
  return writeSdp({
    host: '127.0.0.1',
    port: 9,
    direction,
    version,
    eventPayloadType: 97,
  });
}

test('an offer is answered as it allows, with its payload type for keys', async (t) => {
  const media = mediaOf(t);
  await media.setDescription(theirs('sendonly'));
  t.like(parseSdp(await media.getDescription()), { direction: 'recvonly', eventPayloadType: 97 });
  await media.setDescription(theirs('sendrecv', 2));
  t.like(parseSdp(await media.getDescription()), { direction: 'sendrecv', eventPayloadType: 97 });
});

test('an own offer sends and receives, also after the answer held us', async (t) => {
  const media = mediaOf(t);
  await media.getDescription();
  await media.setDescription(theirs('inactive'));
  t.is(parseSdp(await media.getDescription()).direction, 'sendrecv');
});

test('an answer given early is repeated by the final one', async (t) => {
  const media = mediaOf(t);
  await media.setDescription(theirs('sendrecv'));
  t.is(await media.describeAnswer(), await media.getDescription());
});

test('an offer without PCMU is refused', async (t) => {
  const media = mediaOf(t);
  await t.throwsAsync(media.setDescription(theirs('sendrecv').replace('AVP 0', 'AVP 8')), {
    message: /^no PCMU/,
  });
});

test('keys cannot be sent before there is somebody to send them to', async (t) => {
  await t.throwsAsync(mediaOf(t).sendDigits('1'), { message: /takes no telephone events now$/ });
});
