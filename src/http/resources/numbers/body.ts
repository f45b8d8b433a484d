import { IVR_PLACE, type NumberTarget, ROUTED_NUMBER } from '../../../domain/routed-number.ts';
import { phrase } from '../../../messages/phrase.ts';
import { callcenterId, enqueueXml, members, text } from '../../schemas/fields.ts';
import { ruleText } from '../../protocol/rule.ts';

/** A number that calls come in for. */
export const routedNumber = text(phrase('routed-number'), ROUTED_NUMBER, '+4930123456');

/** A place of the dialplan. */
export const ivrPlace = text(phrase('ivr-place'), IVR_PLACE, 'ivr,6000');

/** Where calls to a number go. */
export const numberBody = members({
  callcenter_id: callcenterId.meta({
    description: 'whose number it is; what is in the queue, and the IVR’s variable CALLCENTER_ID',
    examples: ['acme'],
  }),
  enqueue: enqueueXml.optional(),
  ivr: ivrPlace.optional(),
})
  .superRefine(({ enqueue, ivr }, context) => {
    if ((enqueue === undefined) !== (ivr === undefined)) return;
    const path = [enqueue === undefined ? 'enqueue' : 'ivr'];
    context.addIssue({ code: 'custom', path, message: ruleText(phrase('one-target')) });
  })
  .meta({
    examples: [
      {
        callcenter_id: 'acme',
        enqueue: '<enqueue><route><condition name="sales"/></route></enqueue>',
      },
      { callcenter_id: 'acme', ivr: 'ivr,6000' },
    ],
  });

/** The schema lets exactly one of them through. */
export const targetIn = (xml: string | undefined, ivr: string | undefined): NumberTarget => {
  if (xml !== undefined) return { kind: 'enqueue', xml };
  const [, context = '', extension = ''] = IVR_PLACE.exec(ivr ?? '') ?? [];
  return { kind: 'ivr', context, extension };
};
