import type { WorkChannelName } from '../ids.ts';
import type { Line } from './line.ts';
import type { Staff } from './staff.ts';
import type { EntryAim } from './waiting-task.ts';

type LinesByName = Record<EntryAim['kind'], Map<string, Line>>;

/** Finds lines. They exist while someone waits in them or could serve them. */
export class LineDirectory {
  readonly #workChannels = new Map<WorkChannelName, LinesByName>();

  find(workChannel: WorkChannelName, aim: EntryAim): Line | undefined {
    return this.#workChannels.get(workChannel)?.[aim.kind].get(aim.name);
  }

  /** The line, opened if it is not there. */
  obtain(staff: Staff, aim: EntryAim): Line {
    const lines = this.#linesOf(staff.workChannel)[aim.kind];
    const found = lines.get(aim.name);
    if (found !== undefined) return found;
    const opened = staff.openLine(aim);
    lines.set(aim.name, opened);
    return opened;
  }

  drop({ workChannel, kind, name }: Line): void {
    const lines = this.#workChannels.get(workChannel);
    lines?.[kind].delete(name);
    if (lines !== undefined && Object.values(lines).every(({ size }) => size === 0)) {
      this.#workChannels.delete(workChannel);
    }
  }

  #linesOf(workChannel: WorkChannelName): LinesByName {
    const found = this.#workChannels.get(workChannel);
    if (found !== undefined) return found;
    const lines = { condition: new Map(), agent: new Map(), skill: new Map() };
    this.#workChannels.set(workChannel, lines);
    return lines;
  }
}
