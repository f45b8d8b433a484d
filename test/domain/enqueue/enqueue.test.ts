import test from 'ava';
import { parseEnqueue, positionOfAttribute } from '../../../src/domain/enqueue/parse-enqueue.ts';
import type { EnqueueRequest, RouteEntry } from '../../../src/domain/enqueue/enqueue-request.ts';

const ROUTE = '<route><skill name="sales"/></route>';

const withAttributes = (attributes: string): EnqueueRequest =>
  parseEnqueue(`<enqueue ${attributes}>${ROUTE}</enqueue>`);

const onlyEntry = (entry: string): RouteEntry | undefined =>
  parseEnqueue(`<enqueue><route>${entry}</route></enqueue>`).routes[0]?.entries[0];

test('an enqueue that says nothing but whom to look for gets every default', (t) => {
  t.like(parseEnqueue(`<enqueue>${ROUTE}</enqueue>`), {
    workChannel: 'default',
    waitVoice: null,
    ringMode: 1,
    ringVoice: null,
    holdVoice: null,
    spokenNumber: null,
    reserveState: { kind: 'idle' },
    choice: 'random',
    failOverflow: false,
    conversationTimeoutMs: null,
    conversationLevel: 2,
    record: false,
    priorityRaiseMs: null,
    announcePosition: false,
    announceWait: false,
    announceEveryMs: null,
    closed: 'wait',
    callbackKey: null,
    callbackVoice: null,
    callbackTo: null,
    callbackFirst: 'agent',
    callbackTries: 3,
    callbackRetryMs: 300_000,
    exitKeys: null,
    keepPlace: false,
    data: null,
  });
});

test('routes and their entries are kept in the order of the document, with their places', (t) => {
  const { routes } = parseEnqueue(
    [
      '<enqueue channel="default">',
      '  <route>',
      '    <condition name="vip"/><!-- first -->',
      '    <condition id="all" priority="0"/>',
      '  </route>',
      '\t<route >',
      '    <target name="1004" priority="50" timeout="20"/><agent name="Ana.Grün_2-x"/>',
      '    <skill name="投诉" priority="99" queue_timeout="0" fetch_timeout="25"></skill>',
      '  </route>',
      '</enqueue>',
    ].join('\r\n'),
  );
  const none = { priority: null, timeoutMs: null, queueTimeoutMs: null, fetchTimeoutMs: null };
  t.deepEqual(routes as unknown, [
    {
      entries: [
        { kind: 'condition', name: 'vip', ...none, at: { line: 3, column: 5 } },
        { kind: 'condition', name: 'all', ...none, priority: 0, at: { line: 4, column: 5 } },
      ],
      at: { line: 2, column: 3 },
    },
    {
      entries: [
        {
          ...{ kind: 'agent', name: '1004', ...none, priority: 50, timeoutMs: 20_000 },
          at: { line: 7, column: 5 },
        },
        { kind: 'agent', name: 'Ana.Grün_2-x', ...none, at: { line: 7, column: 53 } },
        {
          ...{ kind: 'skill', name: '投诉', ...none, priority: 99 },
          ...{ queueTimeoutMs: 0, fetchTimeoutMs: 25_000, at: { line: 8, column: 5 } },
        },
      ],
      at: { line: 6, column: 2 },
    },
  ]);
});

const accepted: readonly (readonly [attributes: string, expected: Partial<EnqueueRequest>])[] = [
  ['wait_voice="wait"', { waitVoice: 'wait' }],
  ['wait_voice=""', { waitVoice: null }],
  ['ring_voice="acme/ring-2_b.x"', { ringVoice: 'acme/ring-2_b.x' }],
  ['hold_voice="音乐/保持"', { holdVoice: '音乐/保持' }],
  ['ring_mode="1"', { ringMode: 1 }],
  ['ring_mode="2"', { ringMode: 2 }],
  ['ring_mode="3"', { ringMode: 3 }],
  ['ring_mode="4"', { ringMode: 4 }],
  ['ring_mode="5"', { ringMode: 5 }],
  ['play_num="true"', { spokenNumber: { before: null, after: null } }],
  [
    'play_num="true" pre_num_voice="agent-no" post_num_voice="at-your-service"',
    { spokenNumber: { before: 'agent-no', after: 'at-your-service' } },
  ],
  ['play_num="false" pre_num_voice="agent-no"', { spokenNumber: null }],
  ['reserve_state="idle"', { reserveState: { kind: 'idle' } }],
  ['reserve_state="busy"', { reserveState: { kind: 'busy', note: '' } }],
  ['reserve_state="busy/notes"', { reserveState: { kind: 'busy', note: 'notes' } }],
  ['reserve_state="away/a/b"', { reserveState: { kind: 'away', note: 'a/b' } }],
  ['choice="lru"', { choice: 'lru' }],
  ['choice="random"', { choice: 'random' }],
  ['fail_overflow="true"', { failOverflow: true }],
  ['fail_overflow="false"', { failOverflow: false }],
  ['conversation_timeout="1"', { conversationTimeoutMs: 1000 }],
  ['conversation_timeout="604800"', { conversationTimeoutMs: 604_800_000 }],
  ['conversation_level="1"', { conversationLevel: 1 }],
  ['conversation_level="2"', { conversationLevel: 2 }],
  ['record="true"', { record: true }],
  ['record="false"', { record: false }],
  ['priority_raise="30"', { priorityRaiseMs: 30_000 }],
  ['announce_position="true"', { announcePosition: true, announceWait: false }],
  ['announce_wait="true"', { announcePosition: false, announceWait: true }],
  ['announce_every="5"', { announceEveryMs: 5000 }],
  ['data="anything"', { data: 'anything' }],
  ['user_data="anything"', { data: 'anything' }],
  ['data=""', { data: '' }],
  [`data = '{"a": 1}'`, { data: '{"a": 1}' }],
  ['data="&lt;a b=&quot;&apos;&quot;&gt; &amp;amp;"', { data: `<a b="'"> &amp;` }],
  ['data="&#65;&#x41;&#x1F4DE;&#00065;&#x9;"', { data: 'AA📞A\t' }],
  ['data="a\tb\r\nc\nd"', { data: 'a b c d' }],
  ['data="&#10;"', { data: '\n' }],
  ['data="a > b"', { data: 'a > b' }],
  ['data="</route>"'.replace('<', '&lt;'), { data: '</route>' }],
  ['data="__proto__"', { data: '__proto__' }],
];

for (const [attributes, expected] of accepted) {
  test(`<enqueue ${JSON.stringify(attributes)}> is understood`, (t) => {
    t.like(withAttributes(attributes), expected);
  });
}

test('the work channel is named by channel', (t) => {
  t.is(String(withAttributes('channel="night_shift"').workChannel), 'night_shift');
});

const limits: readonly (readonly [attributes: string, expected: Partial<RouteEntry>])[] = [
  ['priority="0"', { priority: 0 }],
  ['priority="99"', { priority: 99 }],
  ['timeout="1"', { timeoutMs: 1000 }],
  ['timeout="604800"', { timeoutMs: 604_800_000 }],
  ['queue_timeout="0"', { queueTimeoutMs: 0 }],
  ['queue_timeout="60"', { queueTimeoutMs: 60_000 }],
  ['fetch_timeout="1"', { fetchTimeoutMs: 1000 }],
  ['fetch_timeout="3600"', { fetchTimeoutMs: 3_600_000 }],
];

for (const element of ['condition', 'target', 'agent', 'skill']) {
  for (const [attributes, expected] of limits) {
    test(`${attributes} may stand on <${element}>`, (t) => {
      t.like(onlyEntry(`<${element} name="x" ${attributes}/>`), expected);
    });
  }
}

test('<last_agent> means who talked with the caller within a month, unless it says otherwise', (t) => {
  t.like(onlyEntry('<last_agent/>'), { kind: 'last-agent', withinMs: 2_592_000_000 });
  t.like(onlyEntry('<last_agent within="60" queue_timeout="20"/>'), {
    withinMs: 60_000,
    queueTimeoutMs: 20_000,
  });
  for (const within of ['59', '31536001', '1h', '']) {
    t.throws(() => onlyEntry(`<last_agent within="${within}"/>`), { message: /within/ });
  }
  t.throws(() => onlyEntry('<last_agent name="ana"/>'), { message: /name/ });
});

test('an XML declaration, a byte order mark, comments and blanks around the element are accepted', (t) => {
  const inner = `<enqueue>${ROUTE}</enqueue>`;
  for (const xml of [
    `<?xml version="1.0"?>${inner}`,
    `\uFEFF<?xml version='1.0' encoding="UTF-8" standalone='yes' ?>\n${inner}\n`,
    `\n  ${inner}<!-- done -->`,
    `<!-- <!DOCTYPE of no account> -->${inner}`,
  ]) {
    t.is(parseEnqueue(xml).routes.length, 1, xml);
  }
});

test('what was read survives JSON unchanged, so that it can be stored with the task', (t) => {
  const request = withAttributes('play_num="true" reserve_state="away/x" data="&#0010;"');
  t.deepEqual(JSON.parse(JSON.stringify(request)), request);
});

test('64 KiB are accepted and one byte more is refused, counted in bytes', (t) => {
  const frame = (note: string): string => `<enqueue><!--${note}-->${ROUTE}</enqueue>`;
  const room = 65_536 - frame('').length;
  t.is(parseEnqueue(frame('x'.repeat(room))).routes.length, 1);
  t.throws(() => parseEnqueue(frame('x'.repeat(room + 1))), { message: /longer than 65536 bytes/ });
  t.throws(() => parseEnqueue(frame('é'.repeat(room - 1))), { message: /longer than 65536 bytes/ });
});

test('data of 2,000 bytes of UTF-8 are carried along, and one more is refused', (t) => {
  for (const name of ['data', 'user_data']) {
    t.is(withAttributes(`${name}="${'好'.repeat(666)}xx"`).data?.length, 668);
    const message = `${name} must be a text of at most 2000 bytes of UTF-8 (2001 were given), not "${'好'.repeat(37)}..." (line 1, column 10)`;
    t.throws(() => withAttributes(`${name}="${'好'.repeat(667)}"`), { message });
  }
});

test('an enqueue has up to 100 entries, in however many routes', (t) => {
  const route = (entries: number): string =>
    `<route>${'<skill name="a"/>'.repeat(entries)}</route>`;
  const most = parseEnqueue(`<enqueue>${route(60)}${route(40)}</enqueue>`);
  t.is(most.routes.flatMap(({ entries }) => entries).length, 100);
  t.throws(() => parseEnqueue(`<enqueue>\n${route(60)}\n${route(45)}</enqueue>`), {
    message:
      '<enqueue> may hold 100 entries in all its routes, and this one holds 105 (line 3, column 688)',
  });
});

test('the place of an attribute is found in either spelling, else that of the element', (t) => {
  const xml = `<!-- x -->\n<enqueue wait_voice="a"\n  user_data="b">${ROUTE}</enqueue>`;
  t.deepEqual(positionOfAttribute(xml, 'wait_voice'), { line: 2, column: 10 });
  t.deepEqual(positionOfAttribute(xml, 'data', 'user_data'), { line: 3, column: 3 });
  t.deepEqual(positionOfAttribute(xml, 'channel'), { line: 2, column: 1 });
});
