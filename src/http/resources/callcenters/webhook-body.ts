import { phrase } from '../../../messages/phrase.ts';
import { flag, members, text } from '../../schemas/fields.ts';

const MOST_URL = 2048;

const isHttp = (url: URL): boolean => url.protocol === 'https:' || url.protocol === 'http:';

/** Whatever stands in the address is shown to who may read the call center: no passwords, then. */
const isReceiver = (written: string): boolean => {
  if (written.length > MOST_URL || !URL.canParse(written)) return false;
  const url = new URL(written);
  return isHttp(url) && url.username === '' && url.password === '' && url.hash === '';
};

const SECRET = /^[\x21-\x7e]{16,256}$/;

/** Where events are posted to. */
export const webhook = members({
  url: text(
    phrase('webhook-url', { most: MOST_URL }),
    isReceiver,
    'https://crm.example/callcenter-events',
  ),
  secret: text(phrase('webhook-secret'), SECRET, 'whsec-5f1c0d9a7b3e4862'),
  batch: flag.default(false).meta({
    description:
      'whether events that wait are posted together, as a list of at most 100 events and 256 KiB',
    examples: [false],
  }),
});
