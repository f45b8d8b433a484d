import test from 'ava';
import { EnqueueError } from '../../../src/domain/enqueue/enqueue-error.ts';
import { parseEnqueue } from '../../../src/domain/enqueue/parse-enqueue.ts';

const ROUTE = '<route><skill name="sales"/></route>';

const refusalOf = (xml: string): EnqueueError => {
  try {
    parseEnqueue(xml);
  } catch (error) {
    if (error instanceof EnqueueError) return error;
    throw error;
  }
  throw new Error(`not refused: ${xml}`);
};

type Refusal = readonly [xml: string, line: number, column: number, says: RegExp];

const isRefused = ([xml, line, column, says]: Refusal): void => {
  test(`${JSON.stringify(xml).slice(0, 120)} is refused at ${line}:${column}`, (t) => {
    const error = refusalOf(xml);
    t.regex(error.message, says);
    t.deepEqual([error.line, error.column], [line, column]);
    t.true(error.message.endsWith(`(line ${line}, column ${column})`));
  });
};

const notWellFormed: readonly Refusal[] = [
  ['', 1, 1, /no element/],
  [' \n', 2, 1, /no element/],
  ['hello', 1, 1, /text is not allowed/],
  ['<', 1, 1, /tag is not well formed/],
  ['<enqueue', 1, 9, /not well formed/],
  ['<enqueue>', 1, 1, /<enqueue> is never closed/],
  ['<enqueue>\n <route>', 2, 2, /<route> is never closed/],
  ['<enqueue>\n <route></enqueue>', 2, 9, /<\/enqueue> closes nothing: <\/route> is due/],
  ['<enqueue/></enqueue>', 1, 11, /closes nothing: no element is open/],
  ['</enqueue>', 1, 1, /closes nothing/],
  [`<enqueue>${ROUTE}</Enqueue>`, 1, 46, /<\/enqueue> is due/],
  ['<enqueue></enqueue x="1">', 1, 10, /tag is not well formed/],
  ['<enqueue></ enqueue>', 1, 10, /tag is not well formed/],
  ['< enqueue/>', 1, 1, /tag is not well formed/],
  ['<1/>', 1, 1, /tag is not well formed/],
  ['<enqueue data=1/>', 1, 10, /attributes are written name="value"/],
  ['<enqueue\n  data/>', 2, 3, /attributes are written/],
  ['<enqueue data="1/>', 1, 10, /attributes are written/],
  [`<enqueue data='1"/>`, 1, 10, /attributes are written/],
  ['<enqueue choice="lru"data="1"/>', 1, 22, /attributes are written/],
  ['<enqueue data="<"/>', 1, 10, /&lt; for "<"/],
  ['<enqueue data="1" / >', 1, 19, /attributes are written/],
  ['<enqueue data="1" data="2"/>', 1, 19, /"data" is given twice/],
  ['<enqueue data="a & b"/>', 1, 18, /& is no reference/],
  ['<enqueue data="&nbsp;"/>', 1, 16, /&nbsp; is no reference/],
  ['<enqueue data="&#0;"/>', 1, 16, /&#0; is no reference/],
  ['<enqueue data="&#xD800;"/>', 1, 16, /no reference/],
  ['<enqueue data="&#x110000;"/>', 1, 16, /no reference/],
  ['<enqueue data="&#99999999;"/>', 1, 16, /no reference/],
  ['<enqueue data="&amp"/>', 1, 16, /no reference/],
  ['<enqueue data="\u0000"/>', 1, 16, /a character that XML does not know/],
  ['<enqueue data="\ud83d"/>', 1, 16, /a character that XML does not know/],
  ['<enqueue>\u00a0</enqueue>', 1, 10, /text is not allowed/],
  ['<!-- a -- b --><enqueue/>', 1, 8, /"--" within a comment/],
  ['<enqueue><!-- a', 1, 10, /comment is never closed/],
  ['<enqueue/><!', 1, 11, /declaration is not allowed/],
];
notWellFormed.forEach(isRefused);

const forbidden: readonly Refusal[] = [
  ['<!DOCTYPE enqueue><enqueue/>', 1, 1, /a document type is not allowed/],
  ['<!doctype enqueue><enqueue/>', 1, 1, /a document type is not allowed/],
  [
    `<?xml version="1.0"?>\n<!DOCTYPE e [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<enqueue data="&b;"/>`,
    2,
    1,
    /a document type/,
  ],
  ['<!DOCTYPE e SYSTEM "file:///etc/passwd"><enqueue/>', 1, 1, /a document type/],
  ['<!ENTITY a "b"><enqueue/>', 1, 1, /an entity/],
  ['<enqueue><!DOCTYPE x></enqueue>', 1, 10, /a document type/],
  ['<enqueue><!ELEMENT x></enqueue>', 1, 10, /a declaration/],
  ['<enqueue><![CDATA[x]]></enqueue>', 1, 10, /a CDATA section/],
  ['<enqueue><?php x ?></enqueue>', 1, 10, /a processing instruction/],
  [' <?xml version="1.0"?><enqueue/>', 1, 2, /a processing instruction/],
  ['<?xml version="2.0"?><enqueue/>', 1, 1, /a processing instruction/],
  ['<enqueue>x</enqueue>', 1, 10, /text/],
  [`<enqueue>${ROUTE}&amp;</enqueue>`, 1, 46, /text/],
  ['<enqueue/>x', 1, 11, /text/],
  [`<enqueue>${ROUTE}</enqueue>\n<enqueue/>`, 2, 1, /second root element/],
  ['<enqueue/><enqueue/>', 1, 11, /second root element/],
  ['<a>'.repeat(11), 1, 31, /nested too deeply/],
  [`<a>${'<b/>'.repeat(201)}</a>`, 1, 804, /more than 201 elements are not read/],
  [
    `<a ${Array.from({ length: 101 }, (_, n) => `b${String(n).padStart(3, '0')}=""`).join(' ')}/>`,
    1,
    804,
    /more than 100 attributes of one element are not read/,
  ],
];
forbidden.forEach(isRefused);

const misplaced: readonly Refusal[] = [
  ['<route/>', 1, 1, /<enqueue> is expected here, not <route>/],
  ['<Enqueue/>', 1, 1, /<enqueue> is expected/],
  ['<enqueue/>', 1, 1, /holds no <route>/],
  ['<enqueue>\n</enqueue>', 1, 1, /holds no <route>/],
  ['<enqueue><route/></enqueue>', 1, 10, /<route> is empty/],
  [`<enqueue>${ROUTE}\n <route> </route></enqueue>`, 2, 2, /<route> is empty/],
  ['<enqueue><rote/></enqueue>', 1, 10, /<rote> has no place in <enqueue>: did you mean "route"/],
  ['<enqueue><skill name="a"/></enqueue>', 1, 10, /<skill> has no place in <enqueue>, only route/],
  ['<enqueue><route><conditon/></route></enqueue>', 1, 17, /did you mean "condition"/],
  ['<enqueue><route><queue/></route></enqueue>', 1, 17, /only condition, target, agent, skill/],
  ['<enqueue><route><route/></route></enqueue>', 1, 17, /<route> has no place in <route>/],
  ['<enqueue><route><__proto__/></route></enqueue>', 1, 17, /<__proto__> has no place/],
  ['<enqueue><route><constructor/></route></enqueue>', 1, 17, /<constructor> has no place/],
  ['<enqueue><route><x:skill name="a"/></route></enqueue>', 1, 17, /<x:skill> has no place/],
  [
    '<enqueue><route><skill name="a"><skill name="b"/></skill></route></enqueue>',
    ...([1, 33, /<skill> has no place in <skill>/] as const),
  ],
  ['<enqueue wait_voize="a"/>', 1, 10, /no attribute "wait_voize": did you mean "wait_voice"/],
  ['<enqueue\n\tzzz="a"/>', 2, 2, /no attribute "zzz", only channel, wait_voice/],
  ['<enqueue xmlns="urn:x"/>', 1, 10, /no attribute "xmlns"/],
  ['<enqueue __proto__="x"/>', 1, 10, /no attribute "__proto__"/],
  ['<enqueue announce_positon="true"/>', 1, 10, /did you mean "announce_position"/],
  ['<enqueue recorder="true"/>', 1, 10, /no attribute "recorder"/],
  ['<enqueue><route name="a"/></enqueue>', 1, 17, /<route> has no attribute "name"/],
  ['<enqueue data="a" user_data="b"/>', 1, 19, /"user_data" and "data" mean the same/],
  ['<enqueue user_data="a" data="b"/>', 1, 24, /"data" and "user_data" mean the same/],
];
misplaced.forEach(isRefused);

const inRoute = (entry: string): string => `<enqueue><route>${entry}</route></enqueue>`;

const wrongEntries: readonly Refusal[] = [
  [inRoute('<condition/>'), 1, 17, /<condition> needs the attribute "name" or "id"/],
  [inRoute('<condition name="a" id="b"/>'), 1, 37, /"id" and "name" mean the same/],
  [inRoute('<target/>'), 1, 17, /<target> needs the attribute "name"/],
  [inRoute('<agent timeout="3"/>'), 1, 17, /<agent> needs the attribute "name"/],
  [inRoute('<skill/>'), 1, 17, /<skill> needs the attribute "name"/],
  [inRoute('<skill id="a"/>'), 1, 24, /<skill> has no attribute "id"/],
  [inRoute('<target id="a"/>'), 1, 25, /<target> has no attribute "id"/],
  [inRoute('<skill name=""/>'), 1, 24, /name must be a name of 1 to 64 letters/],
  [inRoute('<skill name="two words"/>'), 1, 24, /not "two words"/],
  [inRoute('<skill name="a/b"/>'), 1, 24, /name must be/],
  [inRoute(`<skill name="${'x'.repeat(65)}"/>`), 1, 24, /name must be/],
  [inRoute('<skill name="a" priority="100"/>'), 1, 33, /whole number from 0 to 99, not "100"/],
  [inRoute('<skill name="a" priority="-1"/>'), 1, 33, /from 0 to 99/],
  [inRoute('<skill name="a" priority="1.5"/>'), 1, 33, /from 0 to 99/],
  [inRoute('<skill name="a" priority=""/>'), 1, 33, /from 0 to 99/],
  [inRoute('<skill name="a" timeout="0"/>'), 1, 33, /whole seconds from 1 to 604800/],
  [inRoute('<skill name="a" timeout="604801"/>'), 1, 33, /from 1 to 604800/],
  [inRoute('<skill name="a" queue_timeout="1e3"/>'), 1, 33, /from 0 to 604800/],
  [inRoute('<skill name="a" queue_timeout="0x10"/>'), 1, 33, /from 0 to 604800/],
  [inRoute('<skill name="a" fetch_timeout="0"/>'), 1, 33, /from 1 to 3600/],
  [inRoute('<skill name="a" fetch_timeout="3601"/>'), 1, 33, /from 1 to 3600/],
  [inRoute('<skill name="a" fetch_timeout="99999999999"/>'), 1, 33, /from 1 to 3600/],
];
wrongEntries.forEach(isRefused);

const wrongValues: readonly (readonly [attribute: string, says: RegExp])[] = [
  ['channel=""', /channel must be a name/],
  ['channel="a b"', /channel must be a name/],
  ['wait_voice="../x"', /without "\.\."/],
  ['wait_voice="a..b"', /without "\.\."/],
  ['wait_voice="/etc/passwd"', /no "\/" in front/],
  ['wait_voice="a//b"', /name of a voice/],
  ['wait_voice="a/"', /name of a voice/],
  ['wait_voice="a/.hidden"', /name of a voice/],
  ['ring_voice="sound:x"', /name of a voice/],
  ['hold_voice="a&amp;b"', /name of a voice/],
  ['pre_num_voice="a,b"', /name of a voice/],
  [`post_num_voice="${'x'.repeat(257)}"`, /at most 256/],
  ['ring_mode="0"', /one of 1, 2, 3, 4, 5, not "0"/],
  ['ring_mode="6"', /one of 1, 2, 3, 4, 5/],
  ['ring_mode="01"', /one of 1, 2, 3, 4, 5/],
  ['ring_mode=""', /one of/],
  ['play_num="yes"', /true or false, not "yes"/],
  ['fail_overflow="TRUE"', /true or false/],
  ['reserve_state="talking"', /idle, busy, busy\/NOTE/],
  ['reserve_state="online"', /idle, busy/],
  ['reserve_state=""', /idle, busy/],
  [`reserve_state="busy/${'x'.repeat(257)}"`, /at most 256 characters/],
  ['choice="best"', /one of random, lru/],
  ['conversation_timeout="0"', /whole seconds from 1 to 604800/],
  ['conversation_timeout="-5"', /whole seconds/],
  ['conversation_level="3"', /one of 1, 2/],
  ['announce_position="yes"', /true or false/],
  ['announce_wait="1"', /true or false/],
  ['announce_every="4"', /whole seconds from 5 to 3600/],
  ['priority_raise="0"', /whole seconds from 1/],
];
wrongValues.forEach(([attribute, says]) => {
  isRefused([`<enqueue\n  ${attribute}>${ROUTE}</enqueue>`, 2, 3, says]);
});

test('messages stay short, however long the text is that they quote', (t) => {
  const long = 'x'.repeat(60_000);
  for (const xml of [
    `<${long}/>`,
    `<enqueue ${long}="1"/>`,
    `<enqueue choice="${long}"/>`,
    `<enqueue></${long}>`,
    `<enqueue data="&${long};"/>`,
    `<enqueue ${long}="1" ${long}="2"/>`,
  ]) {
    // An attribute that is unknown is answered with all that are known.
    t.true(refusalOf(xml.slice(0, 65_000)).message.length < 800);
  }
});

test('hostile texts of 64 KiB are refused', (t) => {
  const fill = (piece: string): string => piece.repeat(65_000 / piece.length);
  for (const piece of [
    '<',
    '<a>',
    '<a ',
    '"',
    `'"`,
    '<a b="',
    ' ',
    '<!--',
    '-',
    '&amp;',
    '</a>',
    '<a/>',
  ]) {
    for (const xml of [fill(piece), `<enqueue ${fill(piece)}`, `<enqueue data="${fill(piece)}`]) {
      t.true(refusalOf(xml).message.length < 500, piece);
    }
  }
});
