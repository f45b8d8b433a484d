import { z } from 'zod';
import type { Role } from '../../../domain/api-key.ts';
import type { SignInLink } from '../../../domain/session.ts';
import { type DataOf, shownMoment, shownText } from '../../schemas/answer-fields.ts';
import { linkId } from '../../schemas/fields.ts';
import { accessFields, accessView } from '../sessions/view.ts';

const fields = z.object({
  id: linkId,
  ...accessFields,
  key_id: shownText('the key that made it, with which it ends', '01kb0q6xk2w7p4d9h5tb-key'),
  made_at: shownMoment('when it was made'),
  expires_at: shownMoment('until when it can be used'),
});

/** Its secret is never shown again. */
export const linkData = fields.meta({ id: 'Link', description: 'a link that was not used yet' });

/** What its maker is told once. */
export const newLinkData = fields
  .extend({
    link: shownText(
      'its secret, for `POST /session`; shown by this answer alone',
      'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
    ),
    path: shownText(
      'the page of this service that signs in with it; the secret stands in the fragment, which browsers send to nobody',
      '/desk#link=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
    ),
  })
  .meta({ id: 'NewLink', description: 'a link that was just made' });

/** The page on which those of a role begin. */
const PAGES: Readonly<Record<Role, string>> = {
  admin: '/admin',
  callcenter: '/admin',
  supervisor: '/wallboard',
  agent: '/desk',
  read: '/wallboard',
};

/** Where a link leads to, below the address of the service. */
export const pathOfLink = ({ access }: SignInLink, secret: string): string =>
  `${PAGES[access.role]}#link=${secret}`;

export const linkView = (link: SignInLink): DataOf<typeof linkData> => ({
  id: link.id,
  ...accessView(link.access),
  key_id: link.keyId,
  made_at: link.madeAt,
  expires_at: link.expiresAt,
});

export const newLinkView = (link: SignInLink, secret: string): DataOf<typeof newLinkData> => ({
  ...linkView(link),
  link: secret,
  path: pathOfLink(link, secret),
});
