import { type Phrase, phrase } from '../../messages/phrase.ts';
import { translate } from '../../messages/translate.ts';

const WRITTEN = '{"key":';

/** A rule as the message of a zod schema, which takes texts alone. */
export const ruleText = (rule: Phrase): string => JSON.stringify(rule);

/** The rule that a schema's message carries. */
export const ruleIn = (message: string): Phrase =>
  message.startsWith(WRITTEN)
    ? (JSON.parse(message) as Phrase)
    : phrase('as-is', { text: message });

/** A rule in the language of the documentation, and of details, which are for programs. */
export const ruleWords = (rule: Phrase): string => translate(rule, 'en');
