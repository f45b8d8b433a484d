import test, { type ExecutionContext } from 'ava';
import { CallMedia } from './phone-media.ts';
import { parseSdp, writeSdp, type Direction } from './sdp.ts';
import { toneFrame } from './tone.ts';

function mediaOf(t: ExecutionContext, isCalled = false): CallMedia {
  const media = new CallMedia(toneFrame(1050), () => undefined, isCalled);
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
  const media = mediaOf(t, true);
  await media.setDescription(theirs('sendonly'));
  t.like(parseSdp(await media.getDescription()), { direction: 'recvonly', eventPayloadType: 97 });
  media.expectOffer();
  await media.setDescription(theirs('sendrecv', 2));
  t.like(parseSdp(await media.getDescription()), { direction: 'sendrecv', eventPayloadType: 97 });
});

test('an own offer sends and receives, also after the answer held us', async (t) => {
  const media = mediaOf(t);
  await media.getDescription();
  await media.setDescription(theirs('inactive'));
  t.is(parseSdp(await media.getDescription()).direction, 'sendrecv');
});

test('an answer that comes again is taken for no offer: who takes their hold back says so', async (t) => {
  const media = mediaOf(t, true);
  await media.setDescription(theirs('sendrecv'));
  await media.getDescription();
  media.hold();
  t.is(parseSdp(await media.getDescription()).direction, 'sendonly');
  await media.setDescription(theirs('recvonly'));
  await media.setDescription(theirs('recvonly'));
  media.unhold();
  t.is(parseSdp(await media.getDescription()).direction, 'sendrecv');
});

test('a hold that is taken back before it was answered is forgotten by the one after it', async (t) => {
  const media = mediaOf(t);
  media.hold();
  await media.getDescription();
  media.unhold();
  await media.getDescription();
  await media.setDescription(theirs('recvonly'));
  await media.setDescription(theirs('sendrecv'));
  media.hold();
  t.is(parseSdp(await media.getDescription()).direction, 'sendonly');
  await media.setDescription(theirs('recvonly'));
  media.unhold();
  t.is(parseSdp(await media.getDescription()).direction, 'sendrecv');
});

test('an answer given early is repeated by the final one', async (t) => {
  const media = mediaOf(t, true);
  await media.setDescription(theirs('sendrecv'));
  t.is(await media.describeAnswer(), await media.getDescription());
});

test('an offer without PCMU is refused', async (t) => {
  const media = mediaOf(t, true);
  await t.throwsAsync(media.setDescription(theirs('sendrecv').replace('AVP 0', 'AVP 8')), {
    message: /^no PCMU/,
  });
});

test('keys cannot be sent before there is somebody to send them to', async (t) => {
  await t.throwsAsync(mediaOf(t).sendDigits('1'), { message: /takes no telephone events now$/ });
});
