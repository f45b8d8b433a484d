import test from 'ava';
import { refusedArgument, serveApi } from '../../served-api.ts';
import { ACME, serveQueue, XML } from '../queue-tasks/served-queue.ts';

const WEEK = [{ days: ['mon', 'fri'], from: '09:00', to: '18:00' }];
const DATES = [{ date: '2027-01-01', hours: [] }];
const SCHEDULE = { time_zone: 'Europe/Berlin', week: WEEK, dates: DATES };

test('opening hours are set, shown and removed', async (t) => {
  const api = await serveApi(t);
  const put = (schedule: unknown) => api.do('PUT', '/callcenter/acme', { schedule });
  t.like(await put(SCHEDULE), { schedule: SCHEDULE });
  t.like(await api.do('PUT', '/callcenter/acme', { lease_seconds: 5 }), { schedule: SCHEDULE });
  const closed = { time_zone: 'UTC', week: [], dates: [] };
  t.like(await put({ time_zone: 'UTC' }), { schedule: closed });
  t.like(await put(null), { schedule: null });
});

for (const [what, wrong, member] of [
  ['a time zone that nobody knows', { time_zone: 'Berlin' }, 'schedule.time_zone'],
  ['an offset for a time zone', { time_zone: '+01:00' }, 'schedule.time_zone'],
  ['no such day', { week: [{ ...WEEK[0], days: ['monday'] }] }, 'schedule.week[0].days[0]'],
  ['no day', { week: [{ ...WEEK[0], days: [] }] }, 'schedule.week[0].days'],
  ['no such time', { week: [{ ...WEEK[0], from: '9:00' }] }, 'schedule.week[0].from'],
  ['the same time twice', { week: [{ ...WEEK[0], to: '09:00' }] }, 'schedule.week[0].to'],
  ['no such date', { dates: [{ date: '2027-02-29', hours: [] }] }, 'schedule.dates[0].date'],
] as const) {
  test(`opening hours with ${what} are refused`, async (t) => {
    const api = await serveApi(t);
    const json = { schedule: { ...SCHEDULE, ...wrong } };
    const answer = await api.call('PUT', '/callcenter/acme', { json });
    refusedArgument(t, answer, 'body', member);
  });
}

test('whether it is open is told by the check of an enqueue, and whom the caller would get', async (t) => {
  const api = await serveQueue(t);
  const check = (enqueue: string) => api.do('POST', `${ACME}/enqueue/check`, { enqueue });
  const returning = XML.replace('<enqueue', '<enqueue closed="return"');
  t.like(await check(returning), { open: true, agent: 'ana' });
  await api.do('PUT', ACME, { schedule: { time_zone: 'UTC' } });
  t.like(await check(returning), { open: false, agent: null });
  t.like(await check(XML), { open: false, agent: 'ana' });
});
