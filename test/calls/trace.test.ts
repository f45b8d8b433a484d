import test from 'ava';
import { openKeptHistories } from '../../src/storage/kept-histories.ts';
import { traceOf } from '../../src/trace/trace-of.ts';
import { withCallcenter } from '../helpers/callcenter.ts';
import { putThrough } from '../helpers/conversation.ts';
import { eventually } from '../helpers/eventually.ts';
import { type LocalService, startService } from '../helpers/running-service.ts';

let service: LocalService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

/** What is told of a call by now, without moments and with names for ids. */
const textsOf = async (id: string): Promise<string[]> => {
  const histories = await openKeptHistories(service.databasePath);
  const history = await histories.find(id, null);
  await histories.close();
  if (history === null) return [];
  return traceOf(history).lines.map(({ text }) =>
    text
      .replaceAll(/\w{19}-(\w+)/g, (_id, kind: string) => kind.toUpperCase())
      .replaceAll(/\d+\.\d s/g, 'SECONDS'),
  );
};

test.serial('the story of a real call is told while the service runs', (t) =>
  withCallcenter(t, service, async (callcenter) => {
    const ana = await callcenter.agent('ana');
    const cleo = await callcenter.caller('cleo');
    const { conversationId, callerCall } = await putThrough(callcenter, ana, cleo);
    await ana.post('pause', { conversation_id: conversationId });
    await cleo.phone.untilHearsMusic();
    await ana.post('resume', { conversation_id: conversationId });
    await cleo.phone.untilHears(ana.phone);
    await callerCall.hangUp();
    await ana.untilState('idle');
    const { origin_call_id: id } = await callcenter.untilTask({ state: 'success' });
    const caller = `caller ${cleo.user}`;
    const expected = [
      'agent ana is chosen, and phone PHONE is dialled',
      'agent ana answers: the phone rang SECONDS, the wait was SECONDS in all',
      `${caller} joins (hears and speaks); agent ana joins (hears and speaks) (conversation CONVERSATION)`,
      'they can hear each other (conversation CONVERSATION)',
      `agent ana is paused; ${caller} is on hold and hears music`,
      'agent ana hears and speaks again',
      'conversation CONVERSATION ends: the caller hung up',
      `${caller} hangs up after SECONDS`,
      'the phone of agent ana is hung up after SECONDS',
    ];
    let told: string[] = [];
    await eventually(
      async () => {
        told = (await textsOf(id))
          .slice(1)
          .map((text) => text.replace(/phone ana-\S+/, 'phone PHONE'));
        return told.length === expected.length;
      },
      { awaited: 'the whole story', observed: () => told.join('\n') },
    );
    t.deepEqual(told, expected);
  }),
);
