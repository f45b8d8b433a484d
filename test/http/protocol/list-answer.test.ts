import test from 'ava';
import { ListAnswer, type WrittenList } from '../../../src/http/protocol/list-answer.ts';
import { MOST_ANSWER_BYTES } from '../../../src/http/protocol/share-limits.ts';

interface Page {
  readonly shown: number;
  readonly result: readonly string[];
}

const ROW = JSON.stringify('é'.repeat(1500));
const ROW_BYTES = Buffer.byteLength(ROW);

const membersOf = (shown: number) => ({ shown });

const bytesOf = ({ pieces }: WrittenList): number => Buffer.concat(pieces).length;

test('each row of a list is made JSON once, and none that is not sent but the first that does not fit', async (t) => {
  let made = 0;
  const rows = function* (): Generator<string> {
    for (made = 1; ; made += 1) yield ROW;
  };
  const list = await new ListAnswer<Page>(rows(), membersOf).write(() => null);
  const { shown, result } = list.toJSON() as Page;
  t.is(shown, result.length);
  t.is(made, shown + 1);
  t.true(bytesOf(list) <= MOST_ANSWER_BYTES);
  t.true(bytesOf(list) > MOST_ANSWER_BYTES - 2 * ROW_BYTES);
  t.deepEqual(new Set(result), new Set([JSON.parse(ROW)]));
});

test('a long list is made in slices, and others have their turn after each', async (t) => {
  let [made, turns, madeSince, most] = [0, 0, 0, 0];
  const rows = function* (): Generator<string> {
    for (; made < 600; made += 1) {
      madeSince += 1;
      most = Math.max(most, madeSince);
      yield ROW;
    }
  };
  const giveWay = (): Promise<void> => {
    turns += 1;
    madeSince = 0;
    return Promise.resolve();
  };
  const list = await new ListAnswer<Page>(rows(), membersOf).write(giveWay);
  t.is((list.toJSON() as Page).result.length, 600);
  t.true(most * ROW_BYTES < 100_000, `${most * ROW_BYTES} bytes in one slice`);
  t.true(turns >= 600 / most - 1);
});

test('twenty of the largest rows are shown whatever their size, and none of none', async (t) => {
  const huge = Array.from({ length: 20 }, () => JSON.stringify('x'.repeat(200_000)));
  const shown = async (rows: readonly string[]) =>
    (await new ListAnswer<Page>(rows, membersOf).write(() => null)).toJSON() as Page;
  t.is((await shown(huge)).result.length, 20);
  t.deepEqual(await shown([]), { shown: 0, result: [] });
});
