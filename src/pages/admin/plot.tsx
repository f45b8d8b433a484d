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
  /** The scale begins at 0 and goes at least so far. */
  readonly least: number;
}

const HEIGHT = 260;
/** So many times find room below a plot. */
const MOST_MARKS = 12;
/** The highest point does not touch the frame. */
const HEADROOM = 1.05;

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
  { times, lines, timeText, timeLabel, least }: Omit<PlotProps, 'label'>,
): uPlot.Options => {
  const axis = {
    stroke: token('--quiet', place),
    grid: { stroke: token('--line', place), width: 1 },
  };
  const values = (_plot: uPlot, marked: number[]) => marked.map(timeText);
  // Marks stand at rows of the report: a day is named once.
  const each = Math.max(1, Math.ceil(times.length / MOST_MARKS));
  const splits = () => times.filter((_time, index) => index % each === 0);
  return {
    ...{ width: place.clientWidth, height: HEIGHT, axes: [{ ...axis, values, splits }, axis] },
    scales: { y: { range: (_plot, _low, high) => [0, Math.max(least, high * HEADROOM)] } },
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
export const Plot = ({ label, times, lines, timeText, timeLabel, least }: PlotProps): ReactNode => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (current === null) return undefined;
    const data: uPlot.AlignedData = [[...times], ...lines.map(({ values }) => [...values])];
    const plot = new uPlot(
      optionsFor(current, { times, lines, timeText, timeLabel, least }),
      data,
      current,
    );
    const watch = new ResizeObserver(() => {
      plot.setSize({ width: current.clientWidth, height: HEIGHT });
    });
    watch.observe(current);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [times, lines, timeText, timeLabel, least]);
  return <div className="plot" role="img" aria-label={label} ref={place} />;
};
