import { agentRefusals } from './refusals/agents.ts';
import { argumentRefusals } from './refusals/arguments.ts';
import { callcenterRefusals } from './refusals/callcenters.ts';
import { conversationRefusals } from './refusals/conversations.ts';
import { extensionRefusals } from './refusals/extensions.ts';
import { outsideRefusals } from './refusals/outside.ts';
import { soundRefusals } from './refusals/sounds.ts';
import { signInRefusals } from './refusals/sign-in.ts';
import { queueRefusals } from './refusals/queue.ts';
import { trunkRefusals } from './refusals/trunks.ts';

/**
 * Every refusal that the domain knows, each made by one function: it gives the id, the sentence and
 * the details, which are the same members whenever that id is answered. Nothing else makes a `Refusal`.
 *
 * The examples of the API document are made by these same functions; `http/protocol/answer-codes.ts` says with
 * which code and status each id is answered.
 */
export const refusals = {
  ...argumentRefusals,
  ...agentRefusals,
  ...extensionRefusals,
  ...queueRefusals,
  ...outsideRefusals,
  ...trunkRefusals,
  ...conversationRefusals,
  ...callcenterRefusals,
  ...soundRefusals,
  ...signInRefusals,
} as const;
