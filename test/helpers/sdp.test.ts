import test from 'ava';
import { answering, parseSdp, writeSdp } from './sdp.ts';

const lines = (...text: string[]) => text.join('\r\n');

test('a description written is read back the same', (t) => {
  const audio = {
    host: '127.0.0.1',
    port: 40000,
    direction: 'sendonly',
    eventPayloadType: 101,
  } as const;
  t.deepEqual(parseSdp(writeSdp({ ...audio, version: 1 })), audio);
  t.deepEqual(parseSdp(writeSdp({ ...audio, eventPayloadType: undefined, version: 1 })), {
    ...audio,
    eventPayloadType: undefined,
  });
});

test('address and direction of the stream go before those of the session, other streams do not count', (t) => {
  const sdp = lines(
    'v=0',
    'c=IN IP4 10.0.0.1',
    'a=inactive',
    'm=audio 5000 RTP/AVP 8 0 96',
    'c=IN IP4 10.0.0.2',
    'a=rtpmap:96 telephone-event/8000',
    'a=recvonly',
    'm=video 6000 RTP/AVP 97',
    'c=IN IP4 10.0.0.3',
    'a=sendonly',
  );
  t.deepEqual(parseSdp(sdp), {
    host: '10.0.0.2',
    port: 5000,
    direction: 'recvonly',
    eventPayloadType: 96,
  });
});

test('a session that says no direction sends and receives', (t) => {
  t.is(parseSdp(lines('c=IN IP4 10.0.0.1', 'm=audio 5000 RTP/AVP 0')).direction, 'sendrecv');
});

test('audio that phones here cannot speak is refused', (t) => {
  t.throws(() => parseSdp(lines('c=IN IP4 10.0.0.1', 'm=audio 5000 RTP/AVP 8')), {
    message: /^no PCMU in/,
  });
  t.throws(() => parseSdp('c=IN IP4 10.0.0.1'), { message: /has no audio$/ });
  t.throws(() => parseSdp('m=audio 5000 RTP/AVP 0'), { message: /has no address$/ });
});

test('whoever is only listened to only listens', (t) => {
  t.is(answering('sendonly'), 'recvonly');
  t.is(answering('recvonly'), 'sendonly');
  t.is(answering('inactive'), 'inactive');
  t.is(answering('sendrecv'), 'sendrecv');
});
