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

const optionsFor = (place: HTMLElement, lines: readonly PlotLine[]): uPlot.Options => {
  const axis = {
    stroke: token('--quiet', place),
    grid: { stroke: token('--line', place), width: 1 },
  };
  return {
    ...{ width: place.clientWidth, height: HEIGHT, axes: [axis, axis] },
    series: [
      {},
      ...lines.map(({ label, color, dash }) => ({
        ...{ label, stroke: token(color, place), width: 2 },
        ...(dash !== undefined && { dash: [...dash] }),
      })),
    ],
  };
};

/** Figures over time. What it shows stands in the table below it, too. */
export const Plot = ({ label, times, lines }: PlotProps): ReactNode => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (current === null) return undefined;
    const data: uPlot.AlignedData = [[...times], ...lines.map(({ values }) => [...values])];
    const plot = new uPlot(optionsFor(current, lines), data, current);
    const watch = new ResizeObserver(() => {
      plot.setSize({ width: current.clientWidth, height: HEIGHT });
    });
    watch.observe(current);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [times, lines]);
  return <div className="plot" role="img" aria-label={label} ref={place} />;
};
