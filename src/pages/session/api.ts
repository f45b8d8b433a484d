import { CallcenterClient } from '../../client/index.ts';
import { languageChoice } from '../words/words.ts';

/** Where the service is: beside the page, also behind a proxy that puts something before its paths. */
export const BASE_URL = new URL('v1', document.baseURI).href;

const LANGUAGES = { en: 'en', zh: 'zh-CN' } as const;

/** The REST API, as whoever is signed in; refusals come in the language of the page. */
export const api = (): CallcenterClient =>
  new CallcenterClient({ baseUrl: BASE_URL, language: LANGUAGES[languageChoice.get()] });
