import { phrase } from '../../../messages/phrase.ts';
import { noteConversation } from '../../../operations/notes.ts';
import type { OperationDeps } from '../../../operations/runtime/operation-deps.ts';
import { ruleWords } from '../../protocol/rule.ts';
import { onlyFor } from '../../access/agent-visibility.ts';
import {
  callcenterId,
  conversationId,
  members,
  nothing,
  text,
  userData,
} from '../../schemas/fields.ts';
import { type Route, route } from '../../schemas/route.ts';
import { noteData, noteView } from './view.ts';

/** What a call center may call an outcome. */
export const outcomeName = text(
  phrase('outcome-name'),
  /^[^\p{C}\p{Z}](?:[^\p{C}]{0,62}[^\p{C}\p{Z}])?$/u,
  'order',
)
  .normalize('NFC')
  .meta({ description: ruleWords(phrase('outcome-name')), examples: ['order'] });

const put = (deps: OperationDeps): Route =>
  route({
    method: 'PUT',
    path: '/callcenter/:callcenter_id/conversation/:conversation_id/note',
    id: 'putNote',
    summary: 'Write down what a conversation was about, and what came of it.',
    description:
      'It takes the place of an earlier note, and can be written until a day after the end of the conversation. A key of role agent writes notes of conversations that its agent is or was in. What is left out is empty.',
    params: members({ callcenter_id: callcenterId, conversation_id: conversationId }),
    query: nothing,
    body: members({
      text: userData.default('').meta({ examples: ['wants a call on Monday'] }),
      outcome: outcomeName
        .nullable()
        .default(null)
        .meta({ description: 'one of the outcomes of the call center; null: none' }),
    }),
    data: noteData,
    refusals: [
      'conversation-not-found',
      'not-a-member',
      'note-too-late',
      'outcome-unknown',
      'disk-full',
    ],
    handle: async ({ params, body, logContext, access }) => {
      const asked = { conversationId: params.conversation_id, agent: onlyFor(access), ...body };
      return noteView(await noteConversation(deps, params.callcenter_id, asked, logContext));
    },
  });

/** What is written down of conversations. */
export const noteRoutes = (deps: OperationDeps): readonly Route[] => [put(deps)];
