import { z } from 'zod';
import type { Extension } from '../../../domain/extension.ts';
import type { ObservedExtension } from '../../../operations/read-extensions.ts';
import { type DataOf, shownText, shownTextOrNull, shownWord } from '../../schemas/answer-fields.ts';
import { EXTENSION_TYPES } from './body.ts';
import { extensionId } from '../../schemas/fields.ts';

const typeOf = <const Type extends 1 | 2 | 3>(type: Type, what: string) =>
  z.literal(type).meta({ description: `${type}: ${what}`, examples: [type] });

const terminal = z.object({
  id: extensionId,
  type: typeOf(1, 'a SIP phone that registers'),
  user: shownText('the SIP user that the phone registers as', '1001'),
  webrtc: z.boolean().meta({ description: 'whether it is a browser', examples: [false] }),
});
const gateway = z.object({
  id: extensionId.meta({ examples: ['200@192.0.2.7'] }),
  type: typeOf(2, 'a phone behind a SIP gateway'),
  user: shownTextOrNull('whom the gateway is asked for; null: nobody in particular', '200'),
  ipaddr: shownText('where the gateway is', '192.0.2.7'),
});
const telephone = z.object({
  id: extensionId.meta({ examples: ['+8613800138000'] }),
  type: typeOf(3, 'a plain telephone, reached over the trunk'),
  telnum: shownText('its telephone number', '+8613800138000'),
});

/** A phone that the platform can ring. Neither the password nor its digest is ever shown. */
export const extensionData = z
  .discriminatedUnion('type', [terminal, gateway, telephone])
  .meta({ id: 'Extension', description: 'a phone that the platform can ring' });

const password = shownText(
  'the password that the phone registers with; shown by this answer alone',
  'pass-word-1001',
).optional();

/** What its maker is told once. */
export const newExtensionData = z
  .discriminatedUnion('type', [terminal.extend({ password }), gateway, telephone])
  .meta({ id: 'NewExtension', description: 'an extension that was just made' });

const registration = shownWord(
  ['registered', 'not-registered', 'unknown'],
  'whether a phone is registered with it just now',
)
  .nullable()
  .meta({ description: 'whether a phone is registered just now; null: such a phone never does' });

/** With what Asterisk knows about it. */
export const observedExtensionData = z
  .discriminatedUnion('type', [
    terminal.extend({ registration }),
    gateway.extend({ registration }),
    telephone.extend({ registration }),
  ])
  .meta({
    id: 'ObservedExtension',
    description: 'an extension, and whether a phone is registered',
  });

export const extensionView = (extension: Extension): DataOf<typeof extensionData> => {
  const { id, kind } = extension;
  switch (kind) {
    case 'sip-terminal':
      return {
        id,
        type: EXTENSION_TYPES[kind],
        user: extension.user,
        webrtc: extension.webrtc,
      };
    case 'sip-gateway':
      return { id, type: EXTENSION_TYPES[kind], user: extension.user, ipaddr: extension.address };
    case 'telephone':
      return { id, type: EXTENSION_TYPES[kind], telnum: extension.number };
  }
};

/** @param password null: it has none */
export const newExtensionView = (
  extension: Extension,
  password: string | null,
): DataOf<typeof newExtensionData> => {
  const view = extensionView(extension);
  return view.type === 1 && password !== null ? { ...view, password } : view;
};

export const observedExtensionView = ({
  extension,
  registration,
}: ObservedExtension): DataOf<typeof observedExtensionData> => ({
  ...extensionView(extension),
  registration,
});
