import { z } from 'zod';
import { type Access, ROLES } from '../../../domain/api-key.ts';
import { idleEndOf, type Session } from '../../../domain/session.ts';
import type { Principal } from '../../protocol/principal.ts';
import { type DataOf, shownMoment, shownWord } from '../../schemas/answer-fields.ts';
import { agentName, callcenterId, keyId, linkId, sessionId } from '../../schemas/fields.ts';

/** What somebody may do, as answers tell it. */
export const accessFields = {
  role: shownWord(ROLES, 'what it allows'),
  callcenter_id: callcenterId
    .nullable()
    .meta({ description: 'the call center that it is for; null: all', examples: ['acme'] }),
  agent_name: agentName
    .nullable()
    .meta({ description: 'the agent that it is for; null: none', examples: ['ana'] }),
};

export const accessView = (access: Access) => ({
  role: access.role,
  callcenter_id: access.role === 'admin' ? null : access.callcenterId,
  agent_name: access.role === 'agent' ? access.agent : null,
});

/** Who asks. */
export const whoData = z
  .object({
    session_id: sessionId.nullable().meta({
      description: 'the session; null: the request came with a key',
      examples: ['01kb0q6xk2w7p4d9h5tb-session'],
    }),
    ...accessFields,
    ends_at: shownMoment('when the session is over').nullable().meta({
      description:
        'when the session is over if it is not used before, in milliseconds since 1970; null: there is none',
    }),
  })
  .meta({ id: 'Who', description: 'who asks, and what they may do' });

/** One that goes on, as administrators see it. */
export const sessionData = z
  .object({
    id: sessionId,
    ...accessFields,
    key_id: keyId.meta({
      description: 'the key that opened it, or that made its link',
      examples: ['01kb0q6xk2w7p4d9h5tb-key'],
    }),
    link_id: linkId.nullable().meta({
      description: 'the link that opened it; null: the key itself did',
      examples: ['01kb0q6xm1c3v8n5r2jw-link'],
    }),
    opened_at: shownMoment('when it was opened'),
    used_at: shownMoment('when it was used last, give or take five minutes'),
    ends_at: shownMoment('when it is over if it is not used before'),
  })
  .meta({ id: 'Session', description: 'somebody who is signed in' });

export const whoView = ({
  access,
  proof,
}: Pick<Principal, 'access' | 'proof'>): DataOf<typeof whoData> => ({
  session_id: proof.kind === 'session' ? proof.session.id : null,
  ...accessView(access),
  ends_at: proof.kind === 'session' ? idleEndOf(proof.session) : null,
});

export const sessionView = (session: Session): DataOf<typeof sessionData> => ({
  id: session.id,
  ...accessView(session.access),
  key_id: session.keyId,
  link_id: session.linkId,
  opened_at: session.openedAt,
  used_at: session.usedAt,
  ends_at: idleEndOf(session),
});
