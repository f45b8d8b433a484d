import test from 'ava';
import { bearer } from '../helpers/access.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { putThrough, untilOver } from '../helpers/conversation.ts';
import { EventReader, type ReadEvent } from '../helpers/event-reader.ts';
import { eventually } from '../helpers/eventually.ts';
import { Receiver } from '../helpers/receiver.ts';
import { ServiceProcess } from '../helpers/service-process.ts';

let service: ServiceProcess;
test.before(async () => {
  service = await ServiceProcess.start();
});
test.after.always(() => service.stop());

const SECRET = 'a-secret-of-sixteen-or-more';

interface EventPage {
  readonly result: readonly ReadEvent[];
}

/** Events of one call, in the order in which they have to come. */
const STORY = [
  'callcenter.queue.wait',
  'callcenter.queue.select',
  'callcenter.queue.success',
  'callcenter.conversation.begin',
  'callcenter.conversation.end',
];

test.serial(
  'given a receiver that is down for a part of a call, and a service that is killed after it, all events come in order',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const receiver = await Receiver.open();
      t.teardown(() => receiver.stop());
      await callcenter.api.do('PUT', '', { webhook: { url: receiver.url, secret: SECRET } });
      const follow = async (headers: Record<string, string>): Promise<EventReader> => {
        const url = `${service.baseUrl}/callcenter/${callcenter.id}/events`;
        const reader = await EventReader.open(url, {
          headers: { ...bearer(service.key), ...headers },
        });
        t.teardown(() => reader.close());
        return reader;
      };
      const follower = await follow({ 'Last-Event-ID': '0' });
      const ana = await callcenter.agent('ana');
      const ben = await callcenter.caller('ben');
      await receiver.untilTook(1);

      await receiver.stop();
      const { conversationId, agentCall } = await putThrough(
        callcenter,
        ana,
        ben,
        'data="order 7"',
      );
      await ana.post('pause', { conversation_id: conversationId });
      await ben.phone.untilHearsMusic();
      await receiver.start();
      const seen = () => receiver.events.some(({ event }) => event.endsWith('conversation.begin'));
      await eventually(seen, { awaited: 'the beginning to be told', withinMs: 20_000 });

      await receiver.stop();
      await agentCall.hangUp();
      await untilOver(callcenter, conversationId);
      await ben.untilBackInIvr();
      await ana.untilState('idle');
      await service.kill();
      t.false(receiver.events.some(({ event }) => event.endsWith('conversation.end')));
      await receiver.start();
      await eventually(() => follower.brokenBy !== null, { awaited: 'the line to break' });
      await service.startAgain();
      const { result } = await callcenter.api.do<EventPage>('GET', 'event?limit=1000');
      const last = result.at(-1)?.event_id;
      const all = () => receiver.ids.at(-1) === last;
      await eventually(all, { awaited: 'all to be told', withinMs: 20_000 });

      const once = [...new Map(receiver.events.map((event) => [event.event_id, event])).values()];
      t.deepEqual(once, [...result]);
      const ofTheCall = result.filter(({ user_data }) => user_data === 'order 7');
      t.deepEqual(
        ofTheCall.map(({ event }) => event).filter((event) => STORY.includes(event)),
        STORY,
      );
      const again = await follow({ 'Last-Event-ID': follower.lastEventId });
      await again.untilHas(result.length - follower.events.length);
      t.deepEqual([...follower.events, ...again.events], [...result]);
      t.true(follower.events.length > 0);
    }),
);

test.serial('a receiver that says it is gone is switched off, and shown as such', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const receiver = await Receiver.open();
    t.teardown(() => receiver.stop());
    receiver.behave = () => ({ kind: 'answers', status: 410 });
    const webhook = { url: receiver.url, secret: SECRET };
    await callcenter.api.do('PUT', '', { webhook });
    await callcenter.agent('ana');
    const state = async (): Promise<string> => {
      const shown = await callcenter.api.do<{ webhook: { state: string } }>('GET', '');
      return shown.webhook.state;
    };
    await eventually(async () => (await state()) === 'switched-off', {
      awaited: 'the webhook to be shown as switched off',
    });
    await service.kill();
    await service.startAgain();
    t.is(await state(), 'switched-off');
    receiver.behave = () => ({ kind: 'takes' });
    await callcenter.api.do('PUT', '', { webhook });
    await receiver.untilTook(1);
    t.is(receiver.ids[0], receiver.events[0]?.event_id);
    t.is(await state(), 'on');
  }),
);
