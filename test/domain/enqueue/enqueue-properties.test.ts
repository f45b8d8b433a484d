import test from 'ava';
import fc from 'fast-check';
import { EnqueueError } from '../../../src/domain/enqueue/enqueue-error.ts';
import { parseEnqueue } from '../../../src/domain/enqueue/parse-enqueue.ts';
import { canonicalName, isName } from '../../../src/domain/names.ts';

const SOUND = `<?xml version="1.0"?>
<enqueue channel="default" wait_voice="wait" ring_mode="1" hold_voice="" play_num="true"
         pre_num_voice="agent-no" post_num_voice="at-your-service" reserve_state="busy/notes"
         choice="lru" fail_overflow="true" conversation_timeout="3600" data="any&amp;&#65;thing">
  <route>
    <condition name="vip"/> <!-- first -->
    <condition id='all' priority="1"></condition>
  </route>
  <route>
    <target name="1004" priority="50" timeout="20"/>
    <skill name="投诉" priority="10" queue_timeout="60" fetch_timeout="25"/>
  </route>
</enqueue>`;

const lineCount = (xml: string): number => xml.split(/\r\n?|\n/).length;

/** Parsed, or refused with a position inside the text. */
const isSound = (xml: string): boolean => {
  try {
    return parseEnqueue(xml).routes.every(({ entries }) => entries.length > 0);
  } catch (error) {
    if (!(error instanceof EnqueueError)) throw error;
    const { line, column } = error;
    return line >= 1 && line <= lineCount(xml) && column >= 1 && column <= xml.length + 1;
  }
};

const scrap = fc.oneof(
  fc.constantFrom(
    ...['<', '>', '</', '/>', '"', "'", '=', '&', ';', '&amp;', '&#', '<!--', '-->', '<!', '<?'],
    ...['?>', '<![CDATA[', ']]>', '<!DOCTYPE', '<enqueue', '</enqueue>', '<route>', '</route>'],
    ...['<skill name="a"/>', ' name="b"', ' priority="7"', ' ', '\n', '\r', '\u0000', '\ud800'],
    ...['<__proto__>', ' constructor="x"', '\uFEFF', '<enqueue>', '<condition id="x"/>'],
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

test('any text is either understood or refused with a position inside it', (t) => {
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 40 }), (scraps) => isSound(scraps.join(''))),
    { numRuns: 20_000 },
  );
  t.pass();
});

const change = fc.record({ place: fc.nat(), removed: fc.nat({ max: 12 }), added: scrap });

test('a sound text with a few places changed is understood or refused with a position inside it', (t) => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const changed = changes.reduce((xml, { place, removed, added }) => {
        const at = place % (xml.length + 1);
        return xml.slice(0, at) + added + xml.slice(at + removed);
      }, SOUND);
      return isSound(changed);
    }),
    { numRuns: 10_000 },
  );
  t.pass();
});

const xmlCharacters = fc.string({ unit: 'binary', maxLength: 40 }).map((text) =>
  // What XML cannot carry at all, not even as a reference.
  text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''),
);

const escapes: readonly ((character: string) => string)[] = [
  (character) => `&#${character.codePointAt(0) ?? 0};`,
  (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`,
  (character) => (/[&<"'\s]/.test(character) ? `&#${character.codePointAt(0) ?? 0};` : character),
];

test('data comes through whole, however its characters are escaped', (t) => {
  fc.assert(
    fc.property(xmlCharacters, fc.constantFrom(...escapes), (data, escape) => {
      const written = Array.from(data, escape).join('');
      const xml = `<enqueue data="${written}"><route><skill name="a"/></route></enqueue>`;
      return parseEnqueue(xml).data === data;
    }),
    { numRuns: 5000 },
  );
  t.pass();
});

const name = fc
  .stringMatching(/^[\p{L}\p{N}_.-]{1,64}$/u)
  .map(canonicalName)
  .filter(isName);
const seconds = (least: number): fc.Arbitrary<number | null> =>
  fc.option(fc.integer({ min: least, max: 3600 }));

const entry = fc.record({
  element: fc.constantFrom('condition', 'target', 'agent', 'skill'),
  name,
  priority: fc.option(fc.integer({ min: 0, max: 99 })),
  timeout: seconds(1),
  queue_timeout: seconds(0),
  fetch_timeout: seconds(1),
});

const inMilliseconds = (value: number | null): number | null =>
  value === null ? null : value * 1000;

test('every entry that is written is read back with its limits and its place', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.array(entry, { minLength: 1, maxLength: 4 }), { minLength: 1 }),
      (routes) => {
        const lines = ['<enqueue>'];
        const expected = routes.map((entries) => {
          lines.push('<route>');
          const read = entries.map(({ element, ...attributes }) => {
            const written = Object.entries(attributes).filter(([, value]) => value !== null);
            const text = written.map(([key, value]) => `${key}="${value ?? ''}"`).join(' ');
            lines.push(` <${element} ${text}/>`);
            return {
              kind: element === 'target' ? 'agent' : element,
              name: attributes.name,
              priority: attributes.priority,
              timeoutMs: inMilliseconds(attributes.timeout),
              queueTimeoutMs: inMilliseconds(attributes.queue_timeout),
              fetchTimeoutMs: inMilliseconds(attributes.fetch_timeout),
              at: { line: lines.length, column: 2 },
            };
          });
          lines.push('</route>');
          return read;
        });
        const request = parseEnqueue([...lines, '</enqueue>'].join('\n'));
        t.deepEqual<unknown, unknown>(
          request.routes.map(({ entries }) => entries),
          expected,
        );
      },
    ),
    { numRuns: 500 },
  );
});
