import test from 'ava';
import { type End, grown } from './grown.ts';
import { leastOf } from './inspected-service.ts';

const end = (change: {
  equal?: Record<string, number>;
  memory?: number;
  kept?: number;
  arrivalP95?: number;
}): End => ({
  census: {
    equal: { channels: 0, Timeouts: 4, ...change.equal },
    memory: { "the service's heap": change.memory ?? 100 },
    kept: { 'rows of event': change.kept ?? 0 },
  },
  arrivalP95: change.arrivalP95 ?? 20,
});
const begin = end({});

test('what is kept may grow, memory a little, and fewer of anything is no fault', (t) => {
  t.deepEqual(grown(begin, begin), []);
  t.deepEqual(grown(begin, end({ kept: 160_000, memory: 130, arrivalP95: 34 })), []);
  t.deepEqual(grown(begin, end({ equal: { Timeouts: 3 } })), []);
});

test('one timer more, or a kind of handle that was not there, has grown', (t) => {
  t.deepEqual(grown(begin, end({ equal: { Timeouts: 5 } })), [
    'Timeouts: 4 at the beginning, 5 at the end',
  ]);
  t.deepEqual(grown(begin, end({ equal: { TCPSocketWraps: 1 } })), [
    'TCPSocketWraps: 0 at the beginning, 1 at the end',
  ]);
});

test('memory and arrivals have grown when they grew by more than they vary', (t) => {
  t.deepEqual(grown(begin, end({ memory: 132 })), [
    "the service's heap: 100 MiB at the beginning, 132 at the end",
  ]);
  t.deepEqual(grown(begin, end({ arrivalP95: 36 })), [
    '95 of 100 arrivals: 20.0 ms at the beginning, 36.0 ms at the end',
  ]);
});

test('what is there at one look and gone at another has not grown', (t) => {
  const look = (heapBytes: number, resources: Record<string, number>) => ({
    ...{ heapBytes, residentBytes: 9, resources },
  });
  t.deepEqual(
    leastOf([look(7, { Timeout: 5, FSReqPromise: 1 }), look(8, { Timeout: 6, TCPSocketWrap: 1 })]),
    look(7, { Timeout: 5, FSReqPromise: 0, TCPSocketWrap: 0 }),
  );
});
