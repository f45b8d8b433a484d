import { members, wholeNumber } from '../../schemas/fields.ts';
import { roleFields, roleNeeds } from '../keys/body.ts';

const DAY_S = 24 * 60 * 60;

/** A link to be made: whom it is for depends on its role, as with a key. */
export const linkBody = members({
  ...roleFields,
  valid_seconds: wholeNumber({ least: 60, most: 7 * DAY_S })
    .default(DAY_S)
    .meta({
      description: `how long it can be used, from 60 to ${7 * DAY_S}`,
      examples: [DAY_S],
    }),
}).superRefine(roleNeeds);
