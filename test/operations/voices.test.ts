import test from 'ava';
import { serveAcme } from '../http/served-api.ts';

test('prompts are told to a call center when they changed, and not each time they are listed', async (t) => {
  const { callcenters } = await serveAcme(t);
  const mailbox = callcenters.find(callcenters.ids()[0] ?? t.fail());
  callcenters.voicesListed(new Set(['hello', 'bye']));
  t.false(mailbox.isQuiet);
  await mailbox.quiet();
  callcenters.voicesListed(new Set(['bye', 'hello']));
  t.true(mailbox.isQuiet);
  callcenters.voicesListed(new Set(['hello', 'welcome']));
  t.false(mailbox.isQuiet);
  await mailbox.quiet();
  t.deepEqual(mailbox.world.voices, new Set(['hello', 'welcome']));
});
