import { type ReactNode, useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface PlotLine {
  readonly label: string;
  /** A token of the design. */
  readonly color: string;
  /** Dashes tell lines apart without colour. */
  readonly dash?: readonly number[];
  readonly values: readonly (number | null)[];
}

interface PlotProps {
  readonly label: string;
  /** In seconds since 1970. */
  readonly times: readonly number[];
  readonly timeLabel: string;
  /** How a time is written. */
  readonly timeText: (seconds: number) => string;
  readonly lines: readonly PlotLine[];
}

const HEIGHT = 260;

const token = (name: string, place: Element): string => {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
};

const optionsFor = (
  place: HTMLElement,
  { lines, timeText, timeLabel }: Pick<PlotProps, 'lines' | 'timeText' | 'timeLabel'>,
): uPlot.Options => {
  const axis = {
    stroke: token('--quiet', place),
    grid: { stroke: token('--line', place), width: 1 },
  };
  const values = (_plot: uPlot, times: number[]) => times.map(timeText);
  return {
    ...{ width: place.clientWidth, height: HEIGHT, axes: [{ ...axis, values }, axis] },
    series: [
      {
        label: timeLabel,
        // Of a time series there always is one.
        value: (_plot: uPlot, time: number | null) => (time === null ? '–' : timeText(time)),
      },
      ...lines.map(({ label, color, dash }) => ({
        ...{ label, stroke: token(color, place), width: 2 },
        ...(dash !== undefined && { dash: [...dash] }),
      })),
    ],
  };
};

/** Figures over time. What it shows stands in the table below it, too. */
export const Plot = ({ label, times, lines, timeText, timeLabel }: PlotProps): ReactNode => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (current === null) return undefined;
    const data: uPlot.AlignedData = [[...times], ...lines.map(({ values }) => [...values])];
    const plot = new uPlot(optionsFor(current, { lines, timeText, timeLabel }), data, current);
    const watch = new ResizeObserver(() => {
      plot.setSize({ width: current.clientWidth, height: HEIGHT });
    });
    watch.observe(current);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [times, lines, timeText, timeLabel]);
  return <div className="plot" role="img" aria-label={label} ref={place} />;
};
