import { agentName, instant, telephoneNumber } from '../../schemas/fields.ts';

/** Which conversations, or recordings of them, are listed. */
export const whichConversations = {
  agent: agentName.optional().meta({ description: 'only those in which this agent is or was' }),
  number: telephoneNumber
    .optional()
    .meta({ description: 'only those in which this telephone number is or was' }),
  since: instant
    .optional()
    .meta({ description: 'only those made at that moment or later, in ms since 1970' }),
  until: instant
    .optional()
    .meta({ description: 'only those made before that moment, in ms since 1970' }),
};
