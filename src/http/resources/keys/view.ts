import { z } from 'zod';
import type { ApiKey } from '../../../domain/api-key.ts';
import { type DataOf, shownMoment, shownText } from '../../schemas/answer-fields.ts';
import { keyId } from '../../schemas/fields.ts';
import { accessFields, accessView } from '../sessions/view.ts';

const fields = z.object({
  id: keyId,
  name: shownText('what it is for; AppID of requests that it signs', 'ana-desktop'),
  ...accessFields,
  signing: z.boolean().meta({ description: 'whether it signs requests too', examples: [false] }),
  created_at: shownMoment('when it was made'),
  expires_at: shownMoment('when it ends')
    .nullable()
    .meta({ description: 'when it ends, in milliseconds since 1970; null: never' }),
});

/** Neither the key nor what it signs with is ever shown. */
export const keyData = fields.meta({ id: 'Key', description: 'what is known of a key' });

/** What its maker is told once. */
export const newKeyData = fields
  .extend({
    key: shownText(
      'the key itself; shown by this answer alone',
      'cck_000102030405060708090a0b0c0d0e0f1011121314151617',
    ),
    signing_secret: shownText(
      'what requests are signed with',
      'ccs_000102030405060708090a0b0c0d0e0f1011121314151617',
    )
      .nullable()
      .meta({
        description:
          'what requests are signed with; shown by this answer alone; null: it does not sign',
      }),
  })
  .meta({ id: 'NewKey', description: 'a key that was just made' });

export const keyView = ({
  id,
  name,
  access,
  signingSecret,
  createdAt,
  expiresAt,
}: ApiKey): DataOf<typeof keyData> => ({
  id,
  name,
  ...accessView(access),
  signing: signingSecret !== null,
  created_at: createdAt,
  expires_at: expiresAt,
});

/** @param text the key itself */
export const newKeyView = (key: ApiKey, text: string): DataOf<typeof newKeyData> => ({
  ...keyView(key),
  key: text,
  signing_secret: key.signingSecret,
});
