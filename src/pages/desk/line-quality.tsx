import { type ReactNode, useEffect, useState } from 'react';
import { countIn, type LineCount, type Quality, qualityBetween } from '../phone/quality.ts';
import { useWords } from '../words/words.ts';
import { usePhone } from './phone-context.ts';

const LOOKED_AT_EVERY_MS = 2000;
const SIGNS: Readonly<Record<Quality['grade'], string>> = { good: '▮▮▮', fair: '▮▮▯', bad: '▮▯▯' };

/** null: it is not known yet. */
const useQuality = (id: string): Quality | null => {
  const { phone } = usePhone();
  const [quality, setQuality] = useState<Quality | null>(null);
  useEffect(() => {
    let before: LineCount | null = null;
    const look = async (): Promise<void> => {
      const report = await phone.call(id)?.statistics();
      if (report === undefined) return;
      const now = countIn(report);
      if (before !== null) setQuality(qualityBetween(before, now));
      before = now;
    };
    const timer = setInterval(() => void look(), LOOKED_AT_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [phone, id]);
  return quality;
};

/** How good the line of a talk is: in a word, with the figures behind it. */
export const LineQuality = ({ id }: { readonly id: string }): ReactNode => {
  const { say } = useWords();
  const quality = useQuality(id);
  if (quality === null) return null;
  const { grade, loss, jitterMs, roundTripMs } = quality;
  const figures = { loss: (loss * 100).toFixed(1), jitter: Math.round(jitterMs) };
  return (
    <p className="line-quality" data-grade={grade}>
      <span aria-hidden="true">{SIGNS[grade]}</span> {say('quality')}: {say(`quality-${grade}`)}{' '}
      <small className="quiet">
        {say('quality-figures', { ...figures, trip: Math.round(roundTripMs) })}
      </small>
    </p>
  );
};
