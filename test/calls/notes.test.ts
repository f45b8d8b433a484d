import test from 'ava';
import { putThrough, untilOver } from '../helpers/conversation.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { agentsOwn, withCallcenter } from '../helpers/callcenter.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

interface Noted {
  readonly note: { readonly text: string; readonly outcome: string | null } | null;
}

test.serial(
  'an agent notes what a caller wanted while they talk, and corrects it when both have hung up',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const ana = await callcenter.agent('ana');
      const cleo = await callcenter.caller('cleo');
      await callcenter.api.do('PUT', '', { outcomes: ['order', 'complaint'] });
      const { conversationId: id, callerCall } = await putThrough(callcenter, ana, cleo);
      const own = await agentsOwn(callcenter, 'ana');
      const path = `conversation/${id}/note`;
      await own.do('PUT', path, { text: 'card is broken', outcome: 'order' });
      const shown = async () => (await callcenter.api.do<Noted>('GET', `conversation/${id}`)).note;
      t.like(await shown(), { text: 'card is broken', outcome: 'order' });
      await callerCall.hangUp();
      await untilOver(callcenter, id);
      await own.do('PUT', path, { text: 'card is broken', outcome: 'complaint' });
      t.like(await shown(), { text: 'card is broken', outcome: 'complaint' });
      const { result } = await callcenter.api.do<{ result: object[] }>('GET', 'report?by=outcome');
      t.deepEqual(result, [{ outcome: 'complaint', agent: 'ana', conversations: 1 }]);
    }),
);
