import test from 'ava';
import { refused } from '../../served-api.ts';
import { ACME, serveQueue, untilTask } from '../queue-tasks/served-queue.ts';

const CHECK = `${ACME}/enqueue/check`;
const xml = (routes: string): string => `<enqueue>${routes}</enqueue>`;
const ALL = '<route><condition name="all"/></route>';
const enqueue = xml(ALL);

test('an enqueue is checked: whom the caller would get, and else what they would wait for', async (t) => {
  const api = await serveQueue(t);
  const entry = {
    kind: 'condition',
    name: 'all',
    priority: null,
    timeout: null,
    queue_timeout: null,
    fetch_timeout: 45,
    matching: 1,
    free: 1,
    waiting_before: 0,
    expected_wait: null,
  };
  t.deepEqual(await api.do('POST', CHECK, { enqueue }), {
    channel: 'default',
    overflow: false,
    open: true,
    agent: 'ana',
    routes: [{ agent: 'ana', entries: [entry] }],
  });
  await api.do('POST', `${ACME}/agent/ana/state`, { state: 'busy' });
  api.telephony.callerArrives('acme', { enqueueXml: enqueue });
  const { id } = await untilTask(api, 'waiting');
  const busy = { ...entry, free: 0, waiting_before: 1 };
  t.deepEqual(await api.do('POST', CHECK, { enqueue }), {
    channel: 'default',
    overflow: false,
    open: true,
    agent: null,
    routes: [{ agent: null, entries: [busy] }],
  });
  t.like(await api.do('GET', `${ACME}/queue_task`), { total_count: 1, result: [{ id }] });
});

test('who goes before by a higher priority is not counted among those before', async (t) => {
  const api = await serveQueue(t);
  await api.do('POST', `${ACME}/agent/ana/state`, { state: 'busy' });
  api.telephony.callerArrives('acme', { enqueueXml: enqueue });
  await untilTask(api, 'waiting');
  const urgent = xml('<route><condition name="all" priority="5"/></route>');
  t.like(await api.do('POST', CHECK, { enqueue: urgent }), {
    routes: { 0: { entries: { 0: { priority: 5, waiting_before: 0 } } } },
  });
});

test('a route on which nobody waits is passed over at once, another is not', async (t) => {
  const api = await serveQueue(t);
  const never = '<route><skill name="chess" queue_timeout="0"/></route>';
  const wait = '<route><skill name="chess" queue_timeout="5"/></route>';
  t.like(await api.do('POST', CHECK, { enqueue: xml(never + ALL) }), { agent: 'ana' });
  t.like(await api.do('POST', CHECK, { enqueue: xml(wait + ALL) }), {
    agent: null,
    routes: { 0: { agent: null }, 1: { agent: 'ana' } },
  });
});

test('a full work channel is told: the caller would be given back', async (t) => {
  const api = await serveQueue(t);
  await api.do('POST', `${ACME}/channel/default`, { max_queue_task: 0 });
  t.like(await api.do('POST', CHECK, { enqueue }), { overflow: true, agent: null });
});

test('a wrong enqueue is refused with its place', async (t) => {
  const api = await serveQueue(t);
  const missing = xml('<route><condition name="nobody"/></route>');
  const answer = await api.call('POST', CHECK, { json: { enqueue: missing } });
  t.like(refused(t, answer, 400, '000001', 'invalid-argument'), { line: 1, column: 17 });
});
